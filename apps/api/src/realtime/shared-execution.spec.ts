import { GraphQLBoolean, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, parse, type ExecutionResult } from 'graphql';
import { PER_CALLER } from '../common/per-caller';
import type { GraphqlContext } from '../common/graphql-context';
import type { Principal } from '../common/principal';
import { subscribeShared } from './shared-execution';

let executions = 0;
const named = (context: GraphqlContext): string => (context.principal?.kind === 'agent' ? context.principal.agentId : '');
const Event = new GraphQLObjectType<{ n: number }, GraphqlContext>({
  name: 'Event',
  fields: {
    n: { type: GraphQLInt, resolve: (event) => ((executions += 1), event.n) },
    twice: { type: GraphQLInt, args: { plus: { type: GraphQLInt } }, resolve: (event, { plus }) => event.n * 2 + (plus ?? 0) },
    mine: { type: GraphQLString, extensions: { [PER_CALLER]: true }, resolve: (_, __, context) => named(context) },
    careless: { type: GraphQLString, resolve: (_, __, context) => named(context) },
    forAdmins: { type: GraphQLBoolean, resolve: (_, __, context) => context.principal?.kind === 'agent' && context.principal.role === 'ADMIN' },
  },
});
/** Two events, the same objects for every subscription, as a feed hands them out. */
const events = [1, 2].map((n) => ({ n, shared: { message: async () => null, conversation: async () => null } }));
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { ok: { type: GraphQLBoolean } } }),
  subscription: new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'Subscription',
    fields: { events: { type: new GraphQLNonNull(Event), args: { after: { type: GraphQLString } }, async *subscribe() { yield* events; }, resolve: (event) => event } },
  }),
});
const agent = (agentId: string, role: 'AGENT' | 'ADMIN' = 'AGENT'): Principal => ({ kind: 'agent', workspaceId: 'w', agentId, role, sessionId: `s-${agentId}` });

async function hear(principal: Principal, selection: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult[]> {
  const contextValue: GraphqlContext = { principal, token: null, origin: null, ownOrigin: true, ip: '', loaders: new Map() };
  const document = parse(`subscription S($after: String, $plus: Int) { events(after: $after) { ${selection} } }`);
  const stream = await subscribeShared({ schema, document, contextValue, variableValues: variables });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const heard: ExecutionResult[] = [];
  for await (const result of stream) heard.push(result);
  return heard;
}
const told = async (principal: Principal, selection: string, variables = {}) => (await hear(principal, selection, variables)).map((result) => result.data?.events);

beforeEach(() => {
  executions = 0;
});

it('executes an event once for all colleagues of a role who select the same, wherever they resume from', async () => {
  expect(await told(agent('ann'), 'n', { after: 'a' })).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await told(agent('ben'), 'n', { after: 'b' })).toEqual([{ n: 1 }, { n: 2 }]);
  expect(executions).toBe(2);
});

it('keeps selections, their variables and roles apart', async () => {
  expect(await told(agent('ann'), 'twice(plus: $plus)', { plus: 1 })).toEqual([{ twice: 3 }, { twice: 5 }]);
  expect(await told(agent('ben'), 'twice(plus: $plus)', { plus: 10 })).toEqual([{ twice: 12 }, { twice: 14 }]);
  expect(await told(agent('ann'), 'forAdmins')).toEqual([{ forAdmins: false }, { forAdmins: false }]);
  expect(await told(agent('eve', 'ADMIN'), 'forAdmins')).toEqual([{ forAdmins: true }, { forAdmins: true }]);
});

it('tells each person their own where a field depends on the person', async () => {
  expect(await told(agent('ann'), 'n mine')).toEqual([{ n: 1, mine: 'ann' }, { n: 2, mine: 'ann' }]);
  expect(await told(agent('ben'), 'n mine')).toEqual([{ n: 1, mine: 'ben' }, { n: 2, mine: 'ben' }]);
});

it('fails a field that asks who reads without saying so, instead of telling one what is another’s', async () => {
  const [first] = await hear(agent('ann'), 'careless');
  expect(first?.errors?.[0]?.message).toContain('@PerCaller');
  expect(first?.data?.events).toEqual({ careless: null });
});
