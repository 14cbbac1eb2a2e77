import { eventually } from './support/eventually';
import { Caller } from './support/graphql';
import { Server } from './support/server';
import { freshDatabase } from './support/world';

const PASSWORD = 'a password for the demo';
let place: Awaited<ReturnType<typeof freshDatabase>>;
let server: Server;
beforeAll(async () => {
  place = await freshDatabase();
  server = await new Server({ ...place.env, DEMO: 'on', DEMO_PASSWORD: PASSWORD }).start();
}, 240_000);
afterAll(async () => {
  await server.stop();
  await place.clean();
});

interface Seen {
  id: string;
  protections: { rule: string }[];
  messages: { edges: { node: { author: string } }[] };
}
interface Log {
  edges: { node: { messageSeq: number; reproduced: boolean; rules: { name: string; protected: boolean; outcome: string }[] } }[];
}

async function signIn(): Promise<Caller> {
  const { login } = await new Caller(() => server.url, null).ask<{ login: { token: string } }>('mutation($p: String!) { login(email: "owner@demo.local", password: $p) { token } }', { p: PASSWORD });
  return new Caller(() => server.url, login.token);
}

it('the demo’s conversations come with the log of their rules, which can be replayed', async () => {
  const owner = await signIn();
  const { conversations } = await owner.ask<{ conversations: { edges: { node: Seen }[] } }>('{ conversations(first: 100) { edges { node { id protections { rule } messages(first: 50) { edges { node { author } } } } } } }');
  expect(conversations.edges.length).toBeGreaterThan(20);
  let latched = 0;
  for (const { node } of conversations.edges) {
    const { ruleLog } = await owner.ask<{ ruleLog: Log }>('query($id: ID!) { ruleLog(conversationId: $id, first: 50) { edges { node { messageSeq reproduced rules { name protected outcome } } } } }', { id: node.id });
    const entries = ruleLog.edges.map((edge) => edge.node);
    expect(entries).toHaveLength(node.messages.edges.filter((edge) => edge.node.author === 'CUSTOMER').length);
    expect(entries.every((entry) => entry.reproduced)).toBe(true);
    const fired = new Set(entries.flatMap((entry) => entry.rules.filter((rule) => rule.protected && rule.outcome === 'FIRED').map((rule) => rule.name)));
    for (const { rule } of node.protections) expect([...fired]).toContain(rule);
    if (node.protections.length > 0) latched += 1;
  }
  expect(latched).toBeGreaterThan(0);
}, 120_000);

it('the demo’s answers say why they read as they do', async () => {
  const owner = await signIn();
  interface Said { id: string; author: string; outcome: string | null; explained: boolean; text: string; citations: { quote: string }[] }
  const { conversations } = await owner.ask<{ conversations: { edges: { node: { messages: { edges: { node: Said }[] } } }[] } }>('{ conversations(first: 100) { edges { node { messages(first: 20) { edges { node { id author outcome explained text citations { quote } } } } } } } }');
  const said = conversations.edges.flatMap(({ node }) => node.messages.edges.map((edge) => edge.node));
  const answers = said.filter(({ outcome }) => outcome === 'ANSWERED');
  expect(answers.length).toBeGreaterThan(5);
  expect(said.filter(({ author, explained }) => (author === 'AI' && !explained) || (author === 'CUSTOMER' && explained))).toEqual([]);
  const { answerRecord } = await owner.ask<{ answerRecord: { text: string; question: string; citations: { quote: string }[] } }>('query($id: ID!) { answerRecord(messageId: $id) { text question citations { quote } } }', { id: answers[0]?.id });
  expect(answerRecord).toEqual({ text: answers[0]?.text, question: expect.stringMatching(/\w/), citations: answers[0]?.citations });
});

it('shows of what its rates are made', async () => {
  const range = { from: new Date(Date.now() - 60 * 86_400_000).toISOString(), to: new Date().toISOString() };
  const { analytics } = await (await signIn()).ask<{ analytics: { overview: { rated: number; ratedHelpful: number; satisfaction: number } } }>('query($r: DateRangeInput!) { analytics(range: $r) { overview { rated ratedHelpful satisfaction } } }', { r: range });
  const { rated, ratedHelpful, satisfaction } = analytics.overview;
  expect(rated).toBeGreaterThan(0);
  expect(satisfaction).toBeCloseTo(ratedHelpful / rated);
  const { analytics: none } = await (await signIn()).ask<{ analytics: { overview: object } }>('query($r: DateRangeInput!) { analytics(range: $r) { overview { rated ratedHelpful satisfaction } } }', { r: { from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' } });
  expect(none.overview).toEqual({ rated: 0, ratedHelpful: 0, satisfaction: null });
});

interface Run { status: string; total: number; results: { edges: { node: { question: string; outcome: string } }[] } }

it('comes with test questions of every kind, which run once its documents are read, and with none twice after a restart', async () => {
  const owner = await signIn();
  const { testRuns } = await eventually(async () => {
    const seen = await owner.ask<{ testRuns: { edges: { node: Run }[] } }>('{ testRuns(first: 1) { edges { node { status total results(first: 50) { edges { node { question outcome } } } } } } }');
    return seen.testRuns.edges[0]?.node.status === 'DONE' && seen;
  }, 120_000);
  const results = testRuns.edges[0]?.node.results.edges.map(({ node }) => node) ?? [];
  expect(results).toHaveLength(12);
  // What must not be answered never is; which sentence answers the others is for the evaluation to judge.
  const outcomeOf = (words: string) => results.find(({ question }) => question.includes(words))?.outcome;
  expect([outcomeOf('October payment twice'), outcomeOf('Check our account')]).toEqual(['HANDOFF', 'HANDOFF']);
  expect(['ANSWERED', undefined]).not.toContain(outcomeOf('excavators'));

  await server.stop();
  await server.start();
  const { testQuestions } = await (await signIn()).ask<{ testQuestions: { totalCount: number } }>('{ testQuestions(first: 1) { totalCount } }');
  expect(testQuestions.totalCount).toBe(12);
}, 240_000);
