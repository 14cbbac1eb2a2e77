import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

interface Report {
  conversations: number; answeredByAiAlone: number; kinds: { kind: string; latched: number; answeredByAiAlone: number; replied: number; lifted: number; waiting: number; medianReplySeconds: number | null }[];
  cases: { conversationId: string; kind: string; phrase: string | null; repliedAt: string | null; repliedBy: { name: string } | null; liftedBy: { name: string } | null; liftReason: string | null; answeredByAiAlone: boolean }[];
}
const report = async () => (await world.owner.ask<{ protectionReport: Report }>(
  '{ protectionReport(range: { from: "2020-01-01T00:00:00Z", to: "2040-01-01T00:00:00Z" }) { conversations answeredByAiAlone kinds { kind latched answeredByAiAlone replied lifted waiting medianReplySeconds } cases { conversationId kind phrase repliedAt repliedBy { name } liftedBy { name } liftReason answeredByAiAlone } } }')).protectionReport;
const findings = async () => (await world.owner.ask<{ protectionFindings: { id: string; conversationId: string; kind: string; phrase: string; messageSeq: number }[] }>('{ protectionFindings { id conversationId kind phrase messageSeq } }')).protectionFindings;

it('counts what latched, by kind, with who replied, who lifted it and why, and nothing answered by the AI alone', async () => {
  const agent = await world.colleague('AGENT', 'Ada');
  const [fraud, dispute, open] = await Promise.all(['this is fraud', 'I dispute this charge', 'let me talk to a human'].map(async (text) => (await (await world.visitor()).send(text)).conversationId));
  await agent.caller.ask('mutation($i: ReplyInput!) { replyToConversation(input: $i) { userErrors { code } } }', { i: { conversationId: fraud, clientMessageId: randomUUID(), text: 'We look into it.' } });
  await world.owner.ask('mutation($id: ID!) { liftProtection(id: $id, reason: "a test message") { userErrors { code } } }', { id: dispute });
  const seen = await report();
  expect(seen).toMatchObject({ conversations: 3, answeredByAiAlone: 0 });
  const of = (kind: string) => seen.kinds.find((one) => one.kind === kind);
  expect(of('fraud')).toMatchObject({ latched: 1, answeredByAiAlone: 0, replied: 1, lifted: 0, waiting: 0 });
  expect(of('fraud')?.medianReplySeconds).toBeGreaterThanOrEqual(0);
  expect(of('dispute')).toMatchObject({ latched: 1, replied: 0, lifted: 1, waiting: 0, medianReplySeconds: null });
  expect(of('asks-for-person')).toMatchObject({ latched: 1, replied: 0, lifted: 0, waiting: 1 });
  expect(seen.cases.find((one) => one.conversationId === fraud)).toMatchObject({ phrase: 'this is fraud', repliedBy: { name: 'Ada' }, answeredByAiAlone: false });
  expect(seen.cases.find((one) => one.conversationId === dispute)).toMatchObject({ liftReason: 'a test message' });
  expect(seen.cases.find((one) => one.conversationId === dispute)?.liftedBy).not.toBeNull();
  expect(seen.cases.find((one) => one.conversationId === open)?.repliedAt).toBeNull();
});

it('reads what the AI answered alone again, lists what a person should see once, and opens or dismisses it', async () => {
  await world.read(['# Phones\n\nA harbour lantern can be rented for one week. The rent of a harbour lantern is 12 euros.']);
  const chats = await Promise.all([1, 2].map(async () => (await world.visitor()).talk('How much is the rent of a harbour lantern? The zeppelin clause applies.')));
  expect(chats.map((chat) => chat.answer.author)).toEqual(['AI', 'AI']);
  // Today's detectors know more than those of the day on which it was answered.
  await world.owner.ask('mutation { createOwnProtection(name: "Zeppelins", phrases: ["zeppelin clause"]) { userErrors { code } } }');
  const replay = () => world.owner.ask('mutation { replayProtections }');
  await replay();
  const found = await eventually(async () => { const list = await findings(); return list.length >= 2 && list; });
  expect(found.map((one) => [one.kind, one.messageSeq])).toEqual([['own-zeppelins', 1], ['own-zeppelins', 1]]);
  await replay();
  const { protectionReplay } = await world.owner.ask<{ protectionReplay: { episodes: number } }>('{ protectionReplay { episodes } }');
  expect(protectionReplay.episodes).toBeGreaterThanOrEqual(2);
  expect(await findings()).toHaveLength(2);
  const [first, second] = found;
  const settle = async (name: string, id: string | undefined, args = '') =>
    (await world.owner.ask<Record<string, { finding: { settledAs: string } | null; userErrors: { code: string }[] }>>(`mutation($id: ID!) { ${name}(id: $id${args}) { finding { settledAs } userErrors { code } } }`, { id }))[name];
  expect(await settle('openProtectionFinding', first?.id)).toMatchObject({ finding: { settledAs: 'OPENED' }, userErrors: [] });
  expect(await settle('openProtectionFinding', first?.id)).toMatchObject({ userErrors: [{ code: 'WRONG_STATE' }] });
  expect(await settle('dismissProtectionFinding', second?.id, ', reason: "a joke"')).toMatchObject({ finding: { settledAs: 'DISMISSED' }, userErrors: [] });
  expect(await findings()).toEqual([]);
  const { conversation } = await world.owner.ask<{ conversation: { status: string; protected: boolean; handoff: { rule: string; phrase: string } } }>('query($id: ID!) { conversation(id: $id) { status protected handoff { rule phrase } } }', { id: first?.conversationId });
  expect(conversation).toMatchObject({ status: 'WAITING', protected: true, handoff: { rule: 'Zeppelins' } });
  expect(await (await world.colleague('AGENT')).caller.code('mutation { replayProtections }')).toBe('FORBIDDEN');
});
