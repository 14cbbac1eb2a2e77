import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, type GraphQLField } from 'graphql';
import { eventually } from './support/eventually';
import { Caller } from './support/graphql';
import { ROOT, Server } from './support/server';
import { PASSWORD, Visitor, cli, freshDatabase } from './support/world';

/** How each root field is proved to keep workspaces apart: by an id of the other's, by what a list holds, or by having neither. */
const ID_FIELDS: Record<string, { query: string; id: (b: Foreign) => string; who: 'owner' | 'visitor' }> = {
  conversation: { who: 'owner', id: (b) => b.conversation, query: 'query($id: ID!) { conversation(id: $id) { id } }' },
  document: { who: 'owner', id: (b) => b.document, query: 'query($id: ID!) { document(id: $id) { id } }' },
  visitorConversation: { who: 'visitor', id: (b) => b.conversation, query: 'query($id: ID!) { visitorConversation(id: $id) { id } }' },
  sendVisitorMessage: { who: 'visitor', id: (b) => b.conversation, query: 'mutation($id: ID!) { sendVisitorMessage(input: { conversationId: $id, clientMessageId: "t", text: "x" }) { userErrors { code } } }' },
  requestHuman: { who: 'visitor', id: (b) => b.conversation, query: 'mutation($id: ID!) { requestHuman(conversationId: $id, clientMessageId: "h") { userErrors { code } } }' },
  leaveEmail: { who: 'visitor', id: (b) => b.conversation, query: 'mutation($id: ID!) { leaveEmail(conversationId: $id, email: "a@example.com") { userErrors { code } } }' },
  rateAnswer: { who: 'visitor', id: (b) => b.message, query: 'mutation($id: ID!) { rateAnswer(messageId: $id, helpful: true) { userErrors { code } } }' },
  ...Object.fromEntries(['claimConversation', 'releaseConversation', 'handBackToAi', 'resolveConversation', 'reopenConversation', 'markRead'].map((name) => [name, { who: 'owner' as const, id: (b: Foreign) => b.conversation, query: `mutation($id: ID!) { ${name}(id: $id) { userErrors { code } } }` }])),
  assignConversation: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { assignConversation(id: $id, agentId: null) { userErrors { code } } }' },
  setPriority: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { setPriority(id: $id, priority: HIGH) { userErrors { code } } }' },
  replyToConversation: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { replyToConversation(input: { conversationId: $id, clientMessageId: "r", text: "x" }) { userErrors { code } } }' },
  addNote: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { addNote(input: { conversationId: $id, clientMessageId: "n", text: "x" }) { userErrors { code } } }' },
  tagConversation: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { tagConversation(id: $id, tagId: "00000000-0000-7000-8000-000000000000") { userErrors { code } } }' },
  untagConversation: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { untagConversation(id: $id, tagId: "00000000-0000-7000-8000-000000000000") { userErrors { code } } }' },
  liftProtection: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { liftProtection(id: $id, reason: "because") { userErrors { code } } }' },
  revealBankNumber: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { revealBankNumber(conversationId: $id, id: "00000000-0000-7000-8000-000000000000") { userErrors { code } } }' },
  widenOwnProtection: { who: 'owner', id: (b) => b.protection, query: 'mutation($id: ID!) { widenOwnProtection(id: $id, phrases: ["xyz"]) { userErrors { code } } }' },
  openProtectionFinding: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { openProtectionFinding(id: $id) { userErrors { code } } }' },
  dismissProtectionFinding: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { dismissProtectionFinding(id: $id, reason: "because") { userErrors { code } } }' },
  typing: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { typing(conversationId: $id) }' },
  updateDocument: { who: 'owner', id: (b) => b.document, query: 'mutation($id: ID!) { updateDocument(id: $id, input: { content: "x", format: TEXT }) { userErrors { code } } }' },
  documentVersions: { who: 'owner', id: (b) => b.document, query: 'query($id: ID!) { documentVersions(documentId: $id) { totalCount } }' },
  documentDiff: { who: 'owner', id: (b) => b.document, query: 'query($id: ID!) { documentDiff(documentId: $id, from: 1, to: 1) { added } }' },
  describeDocument: { who: 'owner', id: (b) => b.document, query: 'mutation($id: ID!) { describeDocument(id: $id, input: { title: "x" }) { userErrors { code } } }' },
  retryDocument: { who: 'owner', id: (b) => b.document, query: 'mutation($id: ID!) { retryDocument(id: $id) { userErrors { code } } }' },
  deleteDocument: { who: 'owner', id: (b) => b.document, query: 'mutation($id: ID!) { deleteDocument(id: $id) { userErrors { code } } }' },
  source: { who: 'owner', id: (b) => b.source, query: 'query($id: ID!) { source(id: $id) { id } }' },
  updateSource: { who: 'owner', id: (b) => b.source, query: 'mutation($id: ID!) { updateSource(id: $id, input: { kind: PAGE, startUrl: "http://93.184.216.34/" }) { userErrors { code } } }' },
  ...Object.fromEntries(['deleteSource', 'syncSource', 'cancelSync'].map((name) => [name, { who: 'owner' as const, id: (b: Foreign) => b.source, query: `mutation($id: ID!) { ${name}(id: $id) { userErrors { code } } }` }])),
  updateTag: { who: 'owner', id: (b) => b.tag, query: 'mutation($id: ID!) { updateTag(id: $id, input: { name: "x", description: "y" }) { userErrors { code } } }' },
  markAnswerability: { who: 'owner', id: (b) => b.message, query: 'mutation($id: ID!) { markAnswerability(input: { messageId: $id, covered: true }) { userErrors { code } } }' },
  deleteAnswerabilityLabel: { who: 'owner', id: (b) => b.label, query: 'mutation($id: ID!) { deleteAnswerabilityLabel(id: $id) { userErrors { code } } }' },
  deleteTag: { who: 'owner', id: (b) => b.tag, query: 'mutation($id: ID!) { deleteTag(id: $id) { userErrors { code } } }' },
  tag: { who: 'owner', id: (b) => b.tag, query: 'query($id: ID!) { tag(id: $id) { id } }' },
  decideTagSuggestion: { who: 'owner', id: (b) => b.tag, query: 'mutation($id: ID!) { decideTagSuggestion(tagId: $id, conversationId: $id, accept: true) { userErrors { code } } }' },
  undoTagExample: { who: 'owner', id: (b) => b.example, query: 'mutation($id: ID!) { undoTagExample(id: $id) { userErrors { code } } }' },
  cancelRetag: { who: 'owner', id: (b) => b.retag, query: 'mutation($id: ID!) { cancelRetag(id: $id) { userErrors { code } } }' },
  snoozeConversation: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { snoozeConversation(id: $id, until: "2999-01-01T00:00:00Z") { userErrors { code } } }' },
  unsnoozeConversation: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { unsnoozeConversation(id: $id) { userErrors { code } } }' },
  assignToTeam: { who: 'owner', id: (b) => b.conversation, query: 'mutation($id: ID!) { assignToTeam(id: $id, teamId: null) { userErrors { code } } }' },
  ruleLog: { who: 'owner', id: (b) => b.conversation, query: 'query($id: ID!) { ruleLog(conversationId: $id) { edges { node { version } } } }' },
  submitForm: { who: 'visitor', id: (b) => b.message, query: 'mutation($id: ID!) { submitForm(messageId: $id, clientMessageId: "f", answers: []) { userErrors { code } } }' },
  updateTeam: { who: 'owner', id: (b) => b.team, query: 'mutation($id: ID!) { updateTeam(id: $id, input: { name: "x", memberIds: [] }) { userErrors { code } } }' },
  deleteTeam: { who: 'owner', id: (b) => b.team, query: 'mutation($id: ID!) { deleteTeam(id: $id) { userErrors { code } } }' },
  saveCannedReply: { who: 'owner', id: (b) => b.canned, query: 'mutation($id: ID!) { saveCannedReply(id: $id, input: { shortcut: "x", text: "y" }) { userErrors { code } } }' },
  deleteCannedReply: { who: 'owner', id: (b) => b.canned, query: 'mutation($id: ID!) { deleteCannedReply(id: $id) { userErrors { code } } }' },
  deleteForm: { who: 'owner', id: (b) => b.form, query: 'mutation($id: ID!) { deleteForm(key: $id) { userErrors { code } } }' },
  updateWebhook: { who: 'owner', id: (b) => b.webhook, query: 'mutation($id: ID!) { updateWebhook(id: $id, input: { name: "x", url: "https://93.184.216.34/" }) { userErrors { code } } }' },
  deleteWebhook: { who: 'owner', id: (b) => b.webhook, query: 'mutation($id: ID!) { deleteWebhook(id: $id) { userErrors { code } } }' },
  testWebhook: { who: 'owner', id: (b) => b.webhook, query: 'mutation($id: ID!) { testWebhook(id: $id) { userErrors { code } } }' },
  webhookDeliveries: { who: 'owner', id: (b) => b.webhook, query: 'query($id: ID!) { webhookDeliveries(webhookId: $id) { edges { node { id } } } }' },
  rehearseRule: { who: 'owner', id: (b) => b.rule, query: 'mutation($id: ID!) { rehearseRule(input: { ruleId: $id, remove: true }) { userErrors { code } } }' },
  updateRule: { who: 'owner', id: (b) => b.rule, query: 'mutation($id: ID!) { updateRule(id: $id, input: { name: "x", conditions: {}, actions: [] }) { userErrors { code } } }' },
  deleteRule: { who: 'owner', id: (b) => b.rule, query: 'mutation($id: ID!) { deleteRule(id: $id) { userErrors { code } } }' },
  updateAgent: { who: 'owner', id: (b) => b.agent, query: 'mutation($id: ID!) { updateAgent(id: $id, input: { name: "x", email: "x@example.com", role: AGENT }) { userErrors { code } } }' },
  deactivateAgent: { who: 'owner', id: (b) => b.agent, query: 'mutation($id: ID!) { deactivateAgent(id: $id) { userErrors { code } } }' },
  resetAgentLink: { who: 'owner', id: (b) => b.agent, query: 'mutation($id: ID!) { resetAgentLink(id: $id) { userErrors { code } } }' },
  answerRecord: { who: 'owner', id: (b) => b.message, query: 'query($id: ID!) { answerRecord(messageId: $id) { text } }' },
  replayAnswer: { who: 'owner', id: (b) => b.message, query: 'query($id: ID!) { replayAnswer(messageId: $id) { text } }' },
  revokeApiKey: { who: 'owner', id: (b) => b.key, query: 'mutation($id: ID!) { revokeApiKey(id: $id) { userErrors { code } } }' },
};
/** Read whole as workspace A: nothing of B may stand in the answer. */
const LISTS: Record<string, string> = {
  me: '{ me { id email } }', workspace: '{ workspace { id name widgetKey } }', agents: '{ agents { id name email } }', tags: '{ tags(includeArchived: true) { id name } }', rules: '{ rules { id name conditions } }', teams: '{ teams { id name members { id name } } }', forms: '{ forms { key title } }', cannedReplies: '{ cannedReplies { id shortcut text } }', webhooks: '{ webhooks { id name url } }', notifications: '{ notifications { edges { node { text conversation { id subject } } } } }', unreadNotifications: '{ unreadNotifications }',
  ruleHealth: '{ ruleHealth { ruleId findings { why } } }', ruleSetVersions: '{ ruleSetVersions { edges { node { version summary author { name } } } } }', ruleSetChanges: '{ ruleSetChanges(from: 0, to: 1) { kind name after } }', ownProtections: '{ ownProtections { id name phrases } }', protectionFindings: '{ protectionFindings { id subject phrase } }', protectionReplay: '{ protectionReplay { episodes } }', protectionReport: '{ protectionReport(range: { from: "2020-01-01T00:00:00Z", to: "2040-01-01T00:00:00Z" }) { conversations kinds { rule } cases { subject phrase } } }', apiKeys: '{ apiKeys { id name } }',
  conversations: '{ conversations(first: 100) { totalCount edges { node { id preview messages(first: 100) { edges { node { text } } } } } } }',
  tryTags: '{ tryTags(text: "what is the CANARY harbour secret price?") { tags { tag { id name } reason } } }', retagRun: '{ retagRun { id total } }',
  documents: '{ documents { totalCount edges { node { id title content } } } }', searchKnowledge: '{ searchKnowledge(query: "CANARY harbour secret price", first: 20) { text document { id } } }',
  tryAnswer: '{ tryAnswer(question: "what is the CANARY harbour secret price?") { text citations { quote } passages { text } } }',
  inboxCursor: '{ inboxCursor }', sources: '{ sources { id name startUrl pages { edges { node { url } } } } }',
  synonyms: '{ synonyms { words means } }', finding: '{ finding { wordShare ownSynonyms index { model total } } }',
  answerGate: '{ answerGate { labels version } }', answerabilityLabels: '{ answerabilityLabels { id question messageId conversationId actorId } }',
  aiSettings: '{ aiSettings { voice forbiddenTopics { topic } model } }',
  aiUsage: '{ aiUsage { day model calls tokensIn cost } }',
  analytics: '{ analytics(range: { from: "2020-01-01T00:00:00Z", to: "2024-01-01T00:00:00Z" }) { overview { episodes } topics { label } byTag { episodes } } }',
};
const SUBSCRIPTIONS = ['visitorConversationEvents', 'conversationEvents', 'inboxEvents', 'documentEvents', 'sourceEvents'];
/** They take no id and give nothing that is not made by the call itself. */
const OWN_ONLY = ['createOwnProtection', 'replayProtections', 'login', 'logout', 'setPassword', 'changePassword', 'startVisitorSession', 'visitorConversations', 'createDocument', 'createSource', 'createTag', 'createRule', 'createAgent', 'createApiKey', 'updateWorkspace', 'retagPast', 'setSynonyms', 'setWordShare', 'updateAnswerGate', 'updateAiSettings', 'createTeam', 'saveForm', 'createWebhook', 'markNotificationsRead', 'restoreRuleSet'];

interface Foreign { canned: string; team: string; form: string; webhook: string; protection: string; conversation: string; message: string; document: string; source: string; tag: string; rule: string; agent: string; key: string; example: string; retag: string; label: string }
let place: Awaited<ReturnType<typeof freshDatabase>>;
let server: Server;
let owner: Caller;
let visitor: Visitor;
let foreign: Foreign;
let foreignMarks: string[];
const schema = buildSchema(readFileSync(path.join(ROOT, 'apps/api/schema.graphql'), 'utf8'));
const fieldsOf = (type: { getFields(): Record<string, GraphQLField<unknown, unknown>> } | null | undefined) => Object.keys(type?.getFields() ?? {});

beforeAll(async () => {
  place = await freshDatabase();
  const links: string[] = [];
  for (const name of ['Alpha', 'Beta']) links.push(/token=(inv_[\w-]+)/.exec(await cli(place.env, 'create-workspace', name, '--owner', `${name}@example.com`))?.[1] ?? '');
  server = await new Server(place.env).start();
  const caller = (token: string | null) => new Caller(() => server.url, token);
  const signIn = async (link: string) => caller((await caller(null).ask<{ setPassword: { token: string } }>('mutation($t: String!, $p: String!) { setPassword(token: $t, password: $p) { token } }', { t: link, p: PASSWORD })).setPassword.token);
  const visit = async (who: Caller) => {
    const { workspace } = await who.ask<{ workspace: { widgetKey: string } }>('{ workspace { widgetKey } }');
    return new Visitor(() => server.url, (await caller(null).ask<{ startVisitorSession: { visitorToken: string } }>('mutation($k: String!) { startVisitorSession(input: { widgetKey: $k }) { visitorToken } }', { k: workspace.widgetKey })).startVisitorSession.visitorToken);
  };
  owner = await signIn(links[0] ?? '');
  visitor = await visit(owner);
  const other = await signIn(links[1] ?? '');
  otherOwner = other;
  const sent = await (await visit(other)).send('CANARY let me talk to a human');
  const made = await other.ask<{ c: { cannedReply: { id: string } }; d: { document: { id: string } }; s: { source: { id: string } }; t: { tag: { id: string } }; k: { id: string }; team: { team: { id: string } }; hook: { webhook: { id: string } }; o: { protection: { id: string } }; l: { label: { id: string } } }>('mutation { c: saveCannedReply(input: { shortcut: "canary", text: "CANARY words" }) { cannedReply { id } } team: createTeam(input: { name: "CANARY-team", memberIds: [] }) { team { id } } form: saveForm(key: "canary-form", input: { title: "CANARY form", fields: [{ key: "a", label: "A", type: TEXT }] }) { form { key } } hook: createWebhook(input: { name: "CANARY-hook", url: "https://93.184.216.34/CANARY" }) { webhook { id } } l: markAnswerability(input: { question: "CANARY question", covered: false }) { label { id } } d: createDocument(input: { content: "# CANARY\\n\\nThe harbour secret price is 99 euros.", format: MARKDOWN }) { document { id } } s: createSource(input: { kind: PAGE, name: "CANARY-site", startUrl: "http://93.184.216.34/" }) { source { id } } t: createTag(input: { name: "CANARY-tag", description: "x" }) { tag { id } } o: createOwnProtection(name: "CANARY-matter", phrases: ["CANARY-word"]) { protection { id } } k: createApiKey(name: "CANARY-key", scopes: [KNOWLEDGE_READ]) { id } }');
  const { me, rules } = await other.ask<{ me: { id: string }; rules: { id: string }[] }>('{ me { id } rules { id } }');
  foreign = { canned: made.c.cannedReply.id, team: made.team.team.id, form: 'canary-form', webhook: made.hook.webhook.id, conversation: sent.conversationId, message: sent.messageId, document: made.d.document.id, source: made.s.source.id, tag: made.t.tag.id, rule: rules[0]?.id ?? '', agent: me.id, key: made.k.id, label: made.l.label.id, protection: made.o.protection.id, ...(await teach(other, sent.conversationId, made.t.tag.id)) };
  foreignMarks = ['CANARY', 'Beta', 'beta@example.com', ...Object.values(foreign)];
}, 120_000);
afterAll(async () => {
  await server.stop();
  await place.clean();
});

/** A lesson and a run of the tags. */
async function teach(who: Caller, conversation: string, tagId: string): Promise<{ example: string; retag: string }> {
  const { r } = await who.ask<{ r: { run: { id: string } } }>('mutation($c: ID!, $t: ID!) { t: tagConversation(id: $c, tagId: $t) { userErrors { code } } r: retagPast { run { id } } }', { c: conversation, t: tagId });
  const { tag } = await who.ask<{ tag: { taught: { id: string }[] } }>('query($t: ID!) { tag(id: $t) { taught { id } } }', { t: tagId });
  return { example: tag.taught[0]?.id ?? '', retag: r.run.id };
}

/** Curated answers, test questions and facts that contradict each other. */
let otherOwner: Caller;
let kept: { curated: string; test: string; run: string; conflict: string };
Object.assign(ID_FIELDS, {
  curatedAnswer: { who: 'owner', id: () => kept.curated, query: 'query($id: ID!) { curatedAnswer(id: $id) { id } }' },
  updateCuratedAnswer: { who: 'owner', id: () => kept.curated, query: 'mutation($id: ID!) { updateCuratedAnswer(id: $id, input: { question: "x", answer: "y" }) { userErrors { code } } }' },
  deleteCuratedAnswer: { who: 'owner', id: () => kept.curated, query: 'mutation($id: ID!) { deleteCuratedAnswer(id: $id) { userErrors { code } } }' },
  testQuestion: { who: 'owner', id: () => kept.test, query: 'query($id: ID!) { testQuestion(id: $id) { id } }' },
  updateTestQuestion: { who: 'owner', id: () => kept.test, query: 'mutation($id: ID!) { updateTestQuestion(id: $id, input: { question: "x", expectedOutcome: ANSWERED }) { userErrors { code } } }' },
  deleteTestQuestion: { who: 'owner', id: () => kept.test, query: 'mutation($id: ID!) { deleteTestQuestion(id: $id) { userErrors { code } } }' },
  dismissFactConflict: { who: 'owner', id: () => kept.conflict, query: 'mutation($id: ID!) { dismissFactConflict(id: $id, reason: "x") { userErrors { code } } }' },
  reopenFactConflict: { who: 'owner', id: () => kept.conflict, query: 'mutation($id: ID!) { reopenFactConflict(id: $id) { userErrors { code } } }' },
  testRun: { who: 'owner', id: () => kept.run, query: 'query($id: ID!) { testRun(id: $id) { id } }' },
} satisfies typeof ID_FIELDS);
Object.assign(LISTS, {
  curatedAnswers: '{ curatedAnswers { totalCount edges { node { id question answer } } } }',
  curatedMatches: '{ curatedMatches(question: "Where is the CANARY lighthouse?") { phrase curatedAnswer { id answer } } }',
  factConflicts: '{ factConflicts { totalCount edges { node { id left { text } right { text } } } } }', factCheck: '{ factCheck { checkedAt facts } }',
  testQuestions: '{ testQuestions { totalCount edges { node { id question } } } }',
  testRuns: '{ testRuns { totalCount edges { node { id results { totalCount edges { node { text } } } } } } }',
});
OWN_ONLY.push('createCuratedAnswer', 'importCuratedAnswers', 'createTestQuestion', 'runTestSuite');
beforeAll(async () => {
  const made = await otherOwner.ask<{ c: { curatedAnswer: { id: string } }; q: { testQuestion: { id: string } }; r: { testRun: { id: string } } }>('mutation { c: createCuratedAnswer(input: { question: "Where is the CANARY lighthouse?", answer: "CANARY at the harbour." }) { curatedAnswer { id } } q: createTestQuestion(input: { question: "What is the CANARY test?", mustContain: ["CANARY"] }) { testQuestion { id } } r: runTestSuite { testRun { id } } }');
  for (const days of [14, 30]) await otherOwner.ask('mutation($c: String!) { createDocument(input: { content: $c, format: MARKDOWN }) { document { id } } }', { c: `# CANARY terms ${days}\n\nAll CANARY invoices are due within ${days} days of the invoice date.\n` });
  const conflict = await eventually(async () => (await otherOwner.ask<{ factConflicts: { edges: { node: { id: string } }[] } }>('{ factConflicts { edges { node { id } } } }')).factConflicts.edges[0]?.node.id, 60_000);
  kept = { conflict, curated: made.c.curatedAnswer.id, test: made.q.testQuestion.id, run: made.r.testRun.id };
  foreignMarks.push(...Object.values(kept));
}, 120_000);

it('covers every root field of the schema', () => {
  const covered = new Set([...Object.keys(ID_FIELDS), ...Object.keys(LISTS), ...SUBSCRIPTIONS, ...OWN_ONLY]);
  const all = [...fieldsOf(schema.getQueryType()), ...fieldsOf(schema.getMutationType()), ...fieldsOf(schema.getSubscriptionType())];
  expect(all.filter((name) => !covered.has(name))).toEqual([]);
});

it.each(Object.keys(ID_FIELDS))('%s answers another workspace’s id exactly as one that never was', async (name) => {
  const field = ID_FIELDS[name];
  if (!field) throw new Error('no such field');
  const who = field.who === 'owner' ? owner : visitor;
  const [theirs, unknown] = [await who.try(field.query, { id: field.id(foreign) }), await who.try(field.query, { id: randomUUID() })];
  expect(theirs.errors.map(({ message, extensions }) => ({ message, extensions }))).toEqual(unknown.errors.map(({ message, extensions }) => ({ message, extensions })));
  expect(theirs.errors[0]?.extensions?.code).toBe('NOT_FOUND');
});

it.each(Object.keys(LISTS))('%s holds nothing of another workspace', async (name) => {
  const query = LISTS[name] ?? '';
  const text = JSON.stringify(await owner.ask(query));
  for (const mark of foreignMarks) expect(text).not.toContain(mark);
  expect(await visitor.code(query)).toBe('FORBIDDEN');
  expect(await new Caller(() => server.url, null).code(query)).toBe('UNAUTHENTICATED');
});
