import { createSourceEventStream, execute, Kind, print, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { closable } from '../common/closable';
import type { GraphqlContext } from '../common/graphql-context';
import { PER_CALLER } from '../common/per-caller';
import type { Principal, TeamCaller } from '../common/principal';
import type { SharedByReaders } from '../conversations/event.type';

type Result = ExecutionResult | Promise<ExecutionResult>;

/** Results of one event by who reads and what was selected. An entry lives as long as some queue still holds the event. */
const results = new WeakMap<SharedByReaders, Map<string, Result>>();

/**
 * graphql-js' `subscribe`, except that an event is executed once for all subscriptions that select the same of it and
 * may see the same of it, instead of once for each: fifty agents who watch one inbox cost one execution an event.
 *
 * Colleagues of one role (or keys of the same scopes) share; what depends on the person is marked with `@PerCaller`, and
 * an operation that selects such a field is shared by that person's own sockets alone. A field that reads who is calling
 * without the mark fails loudly under sharing instead of telling one person what is another's.
 */
export async function subscribeShared(args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const stream = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in stream)) return stream;
  const context = args.contextValue as GraphqlContext;
  const source = stream[Symbol.asyncIterator]();
  const key = shareKey(args, context.principal);
  async function* executed(): AsyncGenerator<ExecutionResult> {
    for (let next = await source.next(); !next.done; next = await source.next()) yield await executeFor(args, key, next.value);
  }
  return closable(executed(), () => void source.return?.());
}

interface ShareKey {
  text: string;
  /** Who the shared execution acts for. */
  principal: Principal;
}

function executeFor(args: ExecutionArgs, key: ShareKey | null, payload: unknown): Result {
  const shared = (payload as { shared?: SharedByReaders }).shared;
  const context = args.contextValue as GraphqlContext;
  // An event is told with what is true now, not with what an earlier one loaded: loaders live for one event.
  const run = (principal: Principal | null): Result => execute({ ...args, rootValue: payload, contextValue: { ...context, principal, loaders: new Map() } satisfies GraphqlContext });
  if (!key || !shared) return run(context.principal);
  let known = results.get(shared);
  if (!known) results.set(shared, (known = new Map()));
  let result = known.get(key.text);
  if (!result) known.set(key.text, (result = run(key.principal)));
  return result;
}

/** What makes two subscriptions get the same of an event; null for a visitor, whose thread has one reader anyway. */
function shareKey(args: ExecutionArgs, principal: Principal | null): ShareKey | null {
  if (!principal || principal.kind === 'visitor') return null;
  const selection = selectionOf(args.schema, args.document, args.operationName ?? null);
  if (!selection) return null;
  const variables = selection.variables.map((name) => args.variableValues?.[name] ?? null);
  const who = selection.perCaller ? principal : anonymous(principal);
  const reader = selection.perCaller ? (principal.kind === 'agent' ? principal.agentId : principal.keyId) : '';
  const standing = principal.kind === 'agent' ? principal.role : [...principal.scopes].sort().join();
  return { text: JSON.stringify([principal.kind, standing, reader, selection.text, variables]), principal: who };
}

/** A caller of the same standing who is nobody in particular. @throws Error from a field that asks who it is */
function anonymous(principal: TeamCaller): Principal {
  const nobody = (): never => {
    throw new Error('This field depends on who reads it; mark it with @PerCaller.');
  };
  const { workspaceId } = principal;
  return principal.kind === 'agent'
    ? { kind: 'agent', workspaceId, role: principal.role, get agentId() { return nobody(); }, get sessionId() { return nobody(); } }
    : { kind: 'apiKey', workspaceId, scopes: principal.scopes, get keyId() { return nobody(); } };
}

/** The selection below the operation's root fields, without the root fields' arguments: those choose events, not what is told of them. */
function selectionOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): { text: string; variables: string[]; perCaller: boolean } | null {
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION && (operationName === null || node.name?.value === operationName));
  if (!operation) return null;
  const bare = visit({ kind: Kind.DOCUMENT, definitions: [operation, ...document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)] } satisfies DocumentNode, {
    OperationDefinition: (node) => ({
      ...node, name: undefined, variableDefinitions: [],
      selectionSet: { ...node.selectionSet, selections: node.selectionSet.selections.map((field) => (field.kind === Kind.FIELD ? { ...field, arguments: [] } : field)) },
    }),
  });
  const variables = new Set<string>();
  let perCaller = false;
  const info = new TypeInfo(schema);
  visit(bare, visitWithTypeInfo(info, {
    Variable: (node) => void variables.add(node.name.value),
    Field: () => {
      if (info.getFieldDef()?.extensions[PER_CALLER]) perCaller = true;
    },
  }));
  return { text: print(bare), variables: [...variables].sort(), perCaller };
}
