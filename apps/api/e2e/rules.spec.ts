import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from './support/eventually';
import type { Caller } from './support/graphql';
import { World, type Visitor } from './support/world';

interface Shown { id: string; sentence: string; conditions: unknown; enabled: boolean }
interface Errors { userErrors: { code: string; message: string; field: string[] | null }[] }
interface Seen { status: string; priority: string; snoozedUntil: string | null; assignee: { id: string } | null; team: { name: string } | null; handoff: { rule: string } | null; contact: { attributes: Record<string, unknown> }; details: { key: string; value: string }[]; tags: { tag: { name: string }; source: string }[]; messages: { edges: { node: { author: string; internal: boolean; text: string } }[] }; events: { edges: { node: { type: string; rule: string | null } }[] } }

let world: World;
let receiver: HttpServer;
const calls: { headers: IncomingMessage['headers']; body: string }[] = [];
let answerWith = [200];
beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(answerWith.length > 1 ? (answerWith.shift() ?? 200) : (answerWith[0] ?? 200)).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  world = await World.open({ OUTBOUND_ALLOW: '127.0.0.1' });
});
afterAll(async () => {
  await world.close();
  await new Promise((resolve) => receiver.close(resolve));
});

const create = async (name: string, conditions: unknown, actions: unknown, more: object = {}, who: Caller = world.owner) =>
  (await who.ask<{ createRule: { rule: Shown | null } & Errors }>('mutation($i: RuleInput!) { createRule(input: $i) { rule { id sentence conditions enabled } userErrors { code message field } } }', { i: { name, conditions, actions, ...more } })).createRule;
const made = async (...args: Parameters<typeof create>): Promise<Shown> => {
  const { rule, userErrors } = await create(...args);
  if (!rule) throw new Error(JSON.stringify(userErrors));
  return rule;
};
const remove = (id: string) => world.owner.ask('mutation($id: ID!) { deleteRule(id: $id) { userErrors { code } } }', { id });
const look = async (id: string, who: Caller = world.owner): Promise<Seen> =>
  (await who.ask<{ conversation: Seen }>('query($id: ID!) { conversation(id: $id) { status priority snoozedUntil assignee { id } team { name } handoff { rule } contact { attributes } details { key value } tags { tag { name } source } messages(first: 50) { edges { node { author internal text } } } events(first: 100) { edges { node { type rule } } } } }', { id })).conversation;
interface LogEntry { messageSeq: number; version: number; reproduced: boolean; rules: { name: string; outcome: string; conditions: { condition: string; holds: boolean; evidence: string | null }[] }[] }
const log = async (id: string): Promise<LogEntry[]> =>
  (await world.owner.ask<{ ruleLog: { edges: { node: LogEntry }[] } }>('query($id: ID!) { ruleLog(conversationId: $id, first: 20) { edges { node { messageSeq version reproduced rules { name outcome conditions { condition holds evidence } } } } } }', { id })).ruleLog.edges.map((edge) => edge.node);
/** Sends and waits until the turn is written down. */
const turn = async (visitor: Visitor, text: string, conversationId?: string): Promise<string> => {
  const sent = await visitor.send(text, conversationId ? { conversationId } : {});
  await eventually(async () => (await log(sent.conversationId)).some((entry) => entry.messageSeq === sent.seq));
  return sent.conversationId;
};
const latest = async (): Promise<number> => (await world.owner.ask<{ ruleSetVersions: { edges: { node: { version: number } }[] } }>('{ ruleSetVersions(first: 1) { edges { node { version } } } }')).ruleSetVersions.edges[0]?.node.version ?? 0;

it('hands over to a team with what the customer said, and says so in the log with evidence that can be replayed', async () => {
  const { createTeam } = await world.owner.ask<{ createTeam: { team: { id: string } } }>('mutation { createTeam(input: { name: "Large sums", memberIds: [] }) { team { id } userErrors { message } } }');
  const rule = await made('Large sum', { all: [{ detail: { key: 'amount', op: 'gt', value: 500, currency: 'EUR' } }, { not: { verified: true } }] }, [{ handoff: { to: createTeam.team.id } }, { setPriority: 'HIGH' }, { note: 'Check the limit' }, { setAttribute: { key: 'large', value: true } }]);
  expect(rule.sentence).toBe('When a message gives an amount over 500 EUR and not (comes from a verified customer), hand over to Large sums, set the priority to high, note “Check the limit” and set large to “true”.');
  const id = await turn(await world.visitor(), 'Where is my invoice over 1.290,50 EUR?');
  const seen = await look(id);
  expect(seen).toMatchObject({ status: 'WAITING', priority: 'HIGH', team: { name: 'Large sums' }, handoff: { rule: 'Large sum' }, contact: { attributes: { large: true } } });
  expect(seen.messages.edges.map(({ node }) => node).filter((node) => node.internal).map((node) => node.text)).toEqual(['Large sum: Check the limit']);
  const [entry] = await log(id);
  expect(entry).toMatchObject({ reproduced: true, version: await latest() });
  expect(entry?.rules.find((one) => one.name === 'Large sum')).toEqual({ name: 'Large sum', outcome: 'FIRED', conditions: [{ condition: 'gives an amount over 500 EUR', holds: true, evidence: 'amount 1.290,50 EUR' }, { condition: 'comes from a verified customer', holds: false, evidence: null }] });
  const small = await turn(await world.visitor(), 'Where is my invoice over 12 EUR?');
  expect((await log(small))[0]?.rules.find((one) => one.name === 'Large sum')?.outcome).toBe('NOT_MET');
  await remove(rule.id);
});

it('calls a webhook once per episode, signed, and again after a failure', async () => {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const { createWebhook } = await world.owner.ask<{ createWebhook: { webhook: { id: string }; secret: string } }>('mutation($i: WebhookInput!) { createWebhook(input: $i) { webhook { id } secret userErrors { message } } }', { i: { name: 'Ledger', url } });
  const rule = await made('Tell the ledger', { keyword: 'ledger' }, [{ webhook: createWebhook.webhook.id }]);
  answerWith = [500, 204];
  calls.length = 0;
  const visitor = await world.visitor();
  const id = await turn(visitor, 'please look into the ledger');
  await eventually(async () => calls.length === 2);
  const [first, second] = calls;
  expect(second?.body).toBe(first?.body);
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(second?.headers['chatref-signature'])) ?? [];
  expect(v1).toBe(createHmac('sha256', createWebhook.secret).update(`${t}.${second?.body}`).digest('hex'));
  expect(JSON.parse(second?.body ?? '{}')).toMatchObject({ id: second?.headers['chatref-delivery'], event: 'rule.fired', data: { rule: { name: 'Tell the ledger', phrase: 'ledger' }, conversation: { id }, message: { text: 'please look into the ledger' } } });
  const deliveries = async () => (await world.owner.ask<{ webhookDeliveries: { edges: { node: { status: string; attempts: number; responseStatus: number } }[] } }>('query($id: ID!) { webhookDeliveries(webhookId: $id) { edges { node { status attempts responseStatus } } } }', { id: createWebhook.webhook.id })).webhookDeliveries.edges.map((edge) => edge.node);
  await eventually(async () => (await deliveries())[0]?.status === 'DELIVERED');
  expect(await deliveries()).toEqual([{ status: 'DELIVERED', attempts: 2, responseStatus: 204 }]);
  await turn(visitor, 'the ledger, I said', id);
  expect(await deliveries()).toHaveLength(1);
  expect((await world.owner.ask<{ deleteWebhook: Errors }>('mutation($id: ID!) { deleteWebhook(id: $id) { userErrors { code message field } } }', { id: createWebhook.webhook.id })).deleteWebhook.userErrors[0]).toMatchObject({ code: 'IN_USE', message: expect.stringContaining('Tell the ledger') as unknown });
  await remove(rule.id);
  for (const bad of ['http://127.0.0.2:9/', 'http://169.254.169.254/latest', 'file:///etc/passwd', 'http://[::1]/', 'nonsense']) {
    const refused = await world.owner.ask<{ createWebhook: Errors }>('mutation($i: WebhookInput!) { createWebhook(input: $i) { userErrors { code message field } } }', { i: { name: bad, url: bad } });
    expect(refused.createWebhook.userErrors[0]).toMatchObject({ code: 'INVALID', field: ['url'] });
  }
});

it('asks with a form, checks what comes back, keeps it as details and takes it once', async () => {
  await world.owner.ask('mutation { saveForm(key: "which", input: { title: "Which invoice is it?", fields: [{ key: "number", label: "Invoice", type: INVOICE, required: true }, { key: "sum", label: "Sum", type: AMOUNT }] }) { userErrors { message } } }');
  const rule = await made('Ask which', { keyword: 'a bill of mine' }, [{ collect: 'which' }]);
  const visitor = await world.visitor();
  const { conversationId, answer } = await visitor.talk('Please send me a bill of mine');
  expect(answer).toMatchObject({ author: 'SYSTEM', text: 'Which invoice is it?' });
  const submit = async (answers: object[], clientMessageId: string) => (await visitor.ask<{ submitForm: { message: { text: string; answersTo: string } | null } & Errors }>('mutation($m: ID!, $c: String!, $a: [FormAnswerInput!]!) { submitForm(messageId: $m, clientMessageId: $c, answers: $a) { message { text answersTo } userErrors { code message field } } }', { m: answer.id, c: clientMessageId, a: answers })).submitForm;
  expect((await submit([{ key: 'sum', value: 'much' }], 'a')).userErrors[0]).toMatchObject({ code: 'INVALID', field: ['answers', 'number'], message: 'Invoice is needed. Sum is an amount, e.g. 49.90 EUR.' });
  const taken = await submit([{ key: 'number', value: 'lk-2026-77' }, { key: 'sum', value: '49.90 EUR' }], 'b');
  expect(taken.message).toEqual({ text: 'Invoice: LK-2026-77\nSum: 49.90 EUR', answersTo: answer.id });
  expect((await submit([{ key: 'number', value: 'lk-2026-77' }, { key: 'sum', value: '49.90 EUR' }], 'b')).message).toEqual(taken.message);
  expect((await submit([{ key: 'number', value: '1' }], 'c')).userErrors[0]?.code).toBe('CONFLICT');
  // What was sent in is a turn of its own: without waiting for its end, whom it hands over to would be told in the next test.
  await eventually(async () => (await log(conversationId)).length === 2);
  const seen = await look(conversationId);
  expect(seen.details).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'invoice', value: 'LK-2026-77' }), expect.objectContaining({ key: 'amount', value: '49.90 EUR' })]));
  expect(seen.contact.attributes).toMatchObject({ 'which.number': 'LK-2026-77' });
  const stranger = await world.visitor();
  expect(await stranger.code('mutation($m: ID!) { submitForm(messageId: $m, clientMessageId: "x", answers: []) { userErrors { code } } }', { m: answer.id })).toBe('NOT_FOUND');
  await remove(rule.id);
});

it('snoozes until the customer writes, tells colleagues, replies in the company’s words, and stops where told', async () => {
  const agent = await world.colleague('AGENT', 'Nora');
  const first = await made('Quiet', { keyword: 'holiday greetings' }, [{ reply: 'Thank you, and the same to you!' }, { snooze: { minutes: 60 } }, { notify: { to: agent.id, text: 'Somebody is kind' } }, { stop: true }], { position: 1 });
  const second = await made('Never read', { keyword: 'greetings' }, [{ setPriority: 'URGENT' }]);
  const visitor = await world.visitor();
  // From here on, whenever the socket stands: without the cursor what happens before that would not be heard.
  const { inboxCursor } = await agent.caller.ask<{ inboxCursor: string }>('{ inboxCursor }');
  const feed = world.feed<{ type: string }>(agent.caller, 'inboxEvents', 'subscription($after: String) { inboxEvents(after: $after) { type } }', { after: inboxCursor });
  const { conversationId, answer } = await visitor.talk('holiday greetings to all of you');
  expect(answer).toMatchObject({ author: 'SYSTEM', text: 'Thank you, and the same to you!' });
  await eventually(async () => (await log(conversationId)).length === 1);
  const seen = await look(conversationId);
  expect([seen.priority, seen.status, new Date(seen.snoozedUntil ?? 0) > new Date()]).toEqual(['NORMAL', 'AI_ACTIVE', true]);
  expect((await log(conversationId))[0]?.rules.filter((one) => ['Quiet', 'Never read'].includes(one.name)).map((one) => one.outcome)).toEqual(['FIRED', 'NOT_REACHED']);
  await feed.until((items) => items.some((one) => one.type === 'NOTIFIED'));
  const own = '{ unreadNotifications notifications(first: 1) { edges { node { text rule readAt conversation { id } } } } }';
  expect(await agent.caller.ask(own)).toEqual({ unreadNotifications: 1, notifications: { edges: [{ node: { text: 'Somebody is kind', rule: 'Quiet', readAt: null, conversation: { id: conversationId } } }] } });
  expect(await world.owner.ask<{ notifications: { edges: { node: { kind: string } }[] } }>('{ notifications { edges { node { kind } } } }').then(({ notifications }) => notifications.edges.some(({ node }) => node.kind === 'RULE'))).toBe(false);
  expect(await agent.caller.ask('mutation { markNotificationsRead }')).toEqual({ markNotificationsRead: 1 });
  const listed = async (snoozed: boolean) => (await world.owner.ask<{ conversations: { edges: { node: { id: string } }[] } }>('query($s: Boolean) { conversations(filter: { snoozed: $s }, first: 100) { edges { node { id } } } }', { s: snoozed })).conversations.edges.map((edge) => edge.node.id);
  expect([(await listed(true)).includes(conversationId), (await listed(false)).includes(conversationId)]).toEqual([true, false]);
  await turn(visitor, 'and one more thing', conversationId);
  expect((await look(conversationId)).snoozedUntil).toBeNull();
  await remove(first.id);
  await remove(second.id);
});

it('lets colleagues snooze, wakes at the time, and gives to a team', async () => {
  const id = await turn(await world.visitor(), 'let me talk to a human');
  const act = async (query: string, more: object = {}) => (await world.owner.ask<{ r: { conversation: { snoozedUntil: string | null; team: { name: string } | null } | null } & Errors }>(query, { id, ...more })).r;
  expect((await act('mutation($id: ID!) { r: snoozeConversation(id: $id, until: "2020-01-01T00:00:00Z") { userErrors { code message field } } }')).userErrors[0]).toMatchObject({ code: 'INVALID', field: ['until'] });
  const soon = new Date(Date.now() + 1_500).toISOString();
  expect((await act('mutation($id: ID!, $u: DateTime!) { r: snoozeConversation(id: $id, until: $u) { conversation { snoozedUntil } userErrors { code } } }', { u: soon })).conversation?.snoozedUntil).toBe(soon);
  await eventually(async () => (await look(id)).snoozedUntil === null);
  expect((await look(id)).events.edges.map(({ node }) => node.type).filter((type) => type.endsWith('SNOOZED'))).toEqual(['SNOOZED', 'UNSNOOZED']);
  const { teams } = await world.owner.ask<{ teams: { id: string; name: string }[] }>('{ teams { id name } }');
  expect((await act('mutation($id: ID!, $t: ID) { r: assignToTeam(id: $id, teamId: $t) { conversation { team { name } } userErrors { code } } }', { t: teams[0]?.id })).conversation?.team?.name).toBe(teams[0]?.name);
  const of = await world.owner.ask<{ conversations: { edges: { node: { id: string } }[] } }>('query($t: ID) { conversations(filter: { teamId: $t }) { edges { node { id } } } }', { t: teams[0]?.id });
  expect(of.conversations.edges.map((edge) => edge.node.id)).toContain(id);
});

it('gives nothing to a colleague who has left, and lowers only what no person set', async () => {
  const leaver = await world.colleague('AGENT', 'Lea');
  const rule = await made('For Lea', { keyword: 'lea please' }, [{ handoff: { to: leaver.id } }, { setPriority: 'LOW' }]);
  await world.owner.ask('mutation($id: ID!) { deactivateAgent(id: $id) { userErrors { code } } }', { id: leaver.id });
  const id = await turn(await world.visitor(), 'lea please');
  const seen = await look(id);
  expect([seen.status, seen.assignee, seen.priority]).toEqual(['WAITING', null, 'LOW']);
  expect(seen.messages.edges.some(({ node }) => node.internal && node.text.includes('Lea, who cannot take conversations now'))).toBe(true);
  await world.owner.ask('mutation($id: ID!) { setPriority(id: $id, priority: HIGH) { userErrors { code } } }', { id });
  await turn(await world.visitor(), 'hello');
  expect((await look(id)).priority).toBe('HIGH');
  await remove(rule.id);
});

it('keeps every version with its author and difference, restores one, and never narrows a protection', async () => {
  const admin = await world.colleague('ADMIN', 'Ada');
  const before = await latest();
  const rule = await made('To go', { keyword: 'x1' }, [{ handoff: {} }], {}, admin.caller);
  const { rules } = await world.owner.ask<{ rules: { id: string; name: string; protected: boolean; conditions: { any: object[] }; actions: unknown }[] }>('{ rules { id name protected conditions actions } }');
  const legal = rules.find((one) => one.name === 'Legal matter');
  await world.owner.ask('mutation($id: ID!, $i: RuleInput!) { updateRule(id: $id, input: $i) { userErrors { code message } } }', { id: legal?.id, i: { name: 'Legal matter', conditions: { any: [...(legal?.conditions.any ?? []), { keyword: 'ombudsperson' }] }, actions: legal?.actions } });
  await remove(rule.id);
  const { ruleSetVersions } = await world.owner.ask<{ ruleSetVersions: { edges: { node: { version: number; summary: string; author: { name: string } } }[] } }>('{ ruleSetVersions(first: 3) { edges { node { version summary author { name } } } } }');
  expect(ruleSetVersions.edges.map(({ node }) => [node.version, node.summary, node.author.name])).toEqual([[before + 3, 'Deleted “To go”', 'Owner'], [before + 2, 'Changed the phrases of “Legal matter”', 'Owner'], [before + 1, 'Added “To go”', 'Ada']]);
  const changes = (await world.owner.ask<{ ruleSetChanges: unknown[] }>('query($f: Int!, $t: Int!) { ruleSetChanges(from: $f, to: $t) { kind name before after } }', { f: before + 1, t: before + 3 })).ruleSetChanges;
  expect(changes).toEqual([expect.objectContaining({ kind: 'CHANGED', name: 'Legal matter' }), { kind: 'REMOVED', name: 'To go', before: 'When a message says “x1”, hand over to a person.', after: null }]);
  const { restoreRuleSet } = await world.owner.ask<{ restoreRuleSet: { rules: { name: string; conditions: { any?: { keyword?: string }[] } }[] } & Errors }>('mutation($v: Int!) { restoreRuleSet(version: $v) { rules { name conditions } userErrors { code message } } }', { v: before + 1 });
  expect(restoreRuleSet.rules.some((one) => one.name === 'To go')).toBe(true);
  expect(restoreRuleSet.rules.find((one) => one.name === 'Legal matter')?.conditions.any).toContainEqual({ keyword: 'ombudsperson' });
  expect(await latest()).toBe(before + 4);
  expect(await world.owner.code('mutation { restoreRuleSet(version: 9999) { userErrors { code } } }')).toBe('NOT_FOUND');
});

it('refuses at the door, with what to mend', async () => {
  const problem = async (conditions: unknown, actions: unknown = [{ handoff: {} }]) => (await create('R', conditions, actions)).userErrors[0]?.message;
  expect(await problem({ pattern: '(?=x)' })).toMatch(/Look-ahead/);
  expect(await problem({ not: { any: [] } })).toMatch(/at least one condition/);
  expect(await problem({ protection: 'fraud' })).toMatch(/built-in/);
  expect(await problem({ tag: '00000000-0000-7000-8000-000000000000' })).toMatch(/tag .* does not exist/);
  expect(await problem({ keyword: 'a' }, [{ assignTo: '00000000-0000-7000-8000-000000000000' }])).toMatch(/agent or team/);
  expect(await problem({ keyword: 'a' }, [{ collect: 'nope' }])).toMatch(/form/);
  expect(await problem({ keyword: 'a' }, [{ webhook: 'nope' }])).toMatch(/webhook/);
});

it('reproduces the log of a set that is edited while messages come in', async () => {
  const visitor = await world.visitor();
  const rule = await made('Edited', { keyword: 'blue' }, [{ addTag: (await world.owner.ask<{ tags: { id: string }[] }>('{ tags { id } }')).tags[0]?.id }]);
  const edit = (word: string) => world.owner.ask('mutation($id: ID!, $i: RuleInput!) { updateRule(id: $id, input: $i) { userErrors { message } } }', { id: rule.id, i: { name: 'Edited', conditions: { keyword: word }, actions: [{ setPriority: 'HIGH' }] } });
  let id: string | undefined;
  for (const text of ['hello there', 'is it blue or red?', 'the red one', 'thanks, blue it is']) {
    const [conversation] = await Promise.all([turn(visitor, text, id), edit('red'), edit('blue')]);
    id = conversation;
  }
  const entries = await log(id ?? '');
  expect(entries).toHaveLength(4);
  expect(entries.map((entry) => entry.reproduced)).toEqual([true, true, true, true]);
  await remove(rule.id);
});

it('tries a rule on the archive before it goes live, and names rules that are of no use', async () => {
  const visitor = await world.visitor();
  await turn(visitor, 'the parcel office asks for a stamp');
  const trial = (input: object) => world.owner.ask<{ rehearseRule: { rehearsal: Record<string, unknown> | null } & Errors }>('mutation($i: RuleTrialInput!) { rehearseRule(input: $i, days: 7) { rehearsal { messages firedMessages firedEpisodes newHandoffs lostHandoffs truncated examples { kind text evidence then } } userErrors { code message field } } }', { i: input });
  const { rehearsal } = (await trial({ conditions: { keyword: 'parcel office' }, actions: [{ handoff: {} }] })).rehearseRule;
  expect(rehearsal).toMatchObject({ firedMessages: 1, firedEpisodes: 1, newHandoffs: 1, lostHandoffs: 0, truncated: false, examples: [{ kind: 'NEW_HANDOFF', text: 'the parcel office asks for a stamp', evidence: 'parcel office' }] });
  // A part of the archive says that it is one, and the rest is there for the asking.
  const some = async (messages: number) => (await world.owner.ask<{ rehearseRule: { rehearsal: { messages: number; archiveMessages: number; readSince: string; truncated: boolean; episodes: number } } }>('mutation($i: RuleTrialInput!, $m: Int!) { rehearseRule(input: $i, days: 7, messages: $m) { rehearsal { messages archiveMessages readSince truncated episodes } } }', { i: { conditions: { keyword: 'parcel office' }, actions: [{ handoff: {} }] }, m: messages })).rehearseRule.rehearsal;
  const [part, whole] = [await some(3), await some(20_000)];
  expect(part).toMatchObject({ messages: 3, truncated: true, archiveMessages: whole.messages });
  expect(whole).toMatchObject({ truncated: false, messages: whole.archiveMessages });
  expect(whole.messages).toBe(rehearsal?.messages);
  expect(Date.parse(whole.readSince)).toBeLessThan(Date.parse(part.readSince));
  const MESSAGES = 'mutation($m: Int!) { rehearseRule(input: { conditions: { keyword: "x" }, actions: [{ setPriority: "HIGH" }] }, messages: $m) { userErrors { code } } }';
  for (const m of [0, 20_001]) expect(await world.owner.code(MESSAGES, { m })).toBe('BAD_USER_INPUT');
  expect((await trial({ conditions: { pattern: '(?=x)' }, actions: [{ handoff: {} }] })).rehearseRule).toMatchObject({ rehearsal: null, userErrors: [{ code: 'INVALID' }] });
  expect((await log((await visitor.send('thanks')).conversationId)).length).toBeGreaterThan(0);
  const dead = await made('Of no use', { keyword: 'nobody ever says this' }, [{ handoff: {} }]);
  const { ruleHealth } = await world.owner.ask<{ ruleHealth: { ruleId: string; fired: number; findings: { kind: string; why: string }[] }[] }>('{ ruleHealth { ruleId fired findings { kind why } } }');
  expect(ruleHealth.find((one) => one.ruleId === dead.id)).toMatchObject({ fired: 0, findings: [{ kind: 'DEAD', why: expect.stringMatching(/fired on none of \d+ messages/) as unknown }] });
  const removal = (await trial({ ruleId: dead.id, remove: true })).rehearseRule.rehearsal;
  expect(removal).toMatchObject({ firedMessages: 0, newHandoffs: 0, lostHandoffs: 0 });
  await remove(dead.id);
});
