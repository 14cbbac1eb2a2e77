import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/**
 * The other side, in a process of its own so that its CPU is not the server's: opens sockets, subscribes on each and
 * tells its parent when all stand and when `expected` deliveries have come.
 */
const [port, sockets, token] = process.argv.slice(2);
const query = 'subscription { inboxEvents { cursor type seq at message { id seq author text createdAt } conversation { id subject preview status priority lastSeq updatedAt } } }';
let received = 0;
let expected = Number.POSITIVE_INFINITY;
const tell = (message: object) => process.send?.(message);
process.on('message', (message: { expect: number }) => {
  expected = received + message.expect;
  if (message.expect === 0) tell({ done: true });
});
for (let i = 0; i < Number(sockets); i += 1) {
  const client = createClient({ url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: WebSocket, lazy: false, connectionParams: token ? { authorization: `Bearer ${token}` } : {} });
  client.subscribe({ query }, {
    next: (result) => {
      if (result.errors) throw new Error(JSON.stringify(result.errors));
      received += 1;
      if (received === expected) tell({ done: true });
    },
    error: (error) => { throw error; },
    complete: () => undefined,
  });
}
tell({ ready: true });
