import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { createClient, type Client } from 'graphql-ws';
import { signalConnection } from './connection-state';
import { endSession, onSessionChange, readSession } from './session';

/** Close codes by which the API says that the token is not good (any more). */
const REFUSED_CODES = new Set([4401, 4403]);
/** A socket that has not answered a ping for this long is taken for dead, in ms. */
const PONG_WAIT = 6_000;

function authorization(): Record<string, string> {
  const session = readSession();
  return session ? { authorization: `Bearer ${session.token}` } : {};
}

function createSocket(): Client {
  const url = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`;
  let pongTimer: number | undefined;
  let terminate: (() => void) | undefined;
  return createClient({
    url,
    connectionParams: authorization,
    // Whoever subscribes retries with its own newest cursor (ResumingFeed); a silent retry here would replay from an old one.
    retryAttempts: 0,
    keepAlive: 15_000,
    lazyCloseTimeout: 2_000,
    on: {
      connecting: () => signalConnection('opening'),
      opened: (socket) => {
        terminate = () => (socket as WebSocket).close(4499, 'No answer');
      },
      connected: () => signalConnection('opened'),
      ping: (received) => {
        if (!received) pongTimer = window.setTimeout(() => terminate?.(), PONG_WAIT);
      },
      pong: (received) => {
        if (received) window.clearTimeout(pongTimer);
      },
      closed: (event) => {
        window.clearTimeout(pongTimer);
        const code = typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : 0;
        if (REFUSED_CODES.has(code)) endSession();
        signalConnection('closed');
      },
    },
  });
}

function isSignedOut(error: unknown): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors.some((one) => one.extensions?.code === 'UNAUTHENTICATED');
}

function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Query: { fields: { conversations: relayStylePagination(['filter', 'orderBy']) } },
      Conversation: { fields: { contact: { merge: true }, messages: { merge: false }, events: { merge: false } } },
    },
  });
}

/**
 * The one way to the API: HTTP for queries and mutations, one WebSocket for subscriptions, both with the session's token.
 * An answer UNAUTHENTICATED ends the session here; the shell then shows the sign-in page.
 */
export function createApollo(): ApolloClient {
  const socket = createSocket();
  const http = ApolloLink.from([
    new ErrorLink(({ error, operation }) => {
      if (isSignedOut(error) && operation.operationName !== 'Login') endSession();
    }),
    new SetContextLink(({ headers }) => ({ headers: { ...(headers as Record<string, string> | undefined), ...authorization() } })),
    new HttpLink({ uri: '/graphql' }),
  ]);
  const client = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.split(({ operationType }) => operationType === 'subscription', new GraphQLWsLink(socket), http),
  });
  let token = readSession()?.token;
  onSessionChange(() => {
    const next = readSession()?.token;
    if (next === token) return;
    token = next;
    // A socket stays the one it was opened as: another person must not inherit it, nor what was read.
    socket.terminate();
    if (next === undefined) void client.clearStore();
  });
  window.addEventListener('offline', () => signalConnection('network-lost'));
  window.addEventListener('online', () => signalConnection('network-back'));
  return client;
}
