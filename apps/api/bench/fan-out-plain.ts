import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { closable } from '../src/common/closable';

/** The baseline: graphql-ws as its documentation shows it, plain objects, default resolvers, the same selection. */
const schema = buildSchema(`
  type Query { ok: Boolean }
  type Agent { id: ID! name: String! }
  type Message { id: ID! seq: Int! author: String! text: String! createdAt: String! }
  type Conversation { id: ID! subject: String! preview: String! status: String! priority: String! lastSeq: Int! updatedAt: String! }
  type ConversationEvent { cursor: String type: String! seq: Int! at: String! message: Message conversation: Conversation! }
  type Subscription { inboxEvents: ConversationEvent! }
`);

type Listener = (event: object) => void;

/** A server whose `emit` delivers one event to every subscription. */
export async function plainServer(): Promise<{ port: number; emit(index: number): void; subscribers(): number; close(): void }> {
  const listeners = new Set<Listener>();
  const server = createServer();
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  useServer(
    {
      schema,
      roots: {
        subscription: {
          inboxEvents: () => {
            const queue: object[] = [];
            let wake: () => void = () => undefined;
            let open = true;
            const listener: Listener = (event) => {
              queue.push(event);
              wake();
            };
            listeners.add(listener);
            async function* events() {
              while (open) {
                const next = queue.shift();
                if (next) yield { inboxEvents: next };
                else await new Promise<void>((resolve) => (wake = resolve));
              }
            }
            return closable(events(), () => {
              open = false;
              listeners.delete(listener);
              wake();
            });
          },
        },
      },
    },
    sockets,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const now = new Date().toISOString();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    subscribers: () => listeners.size,
    emit(index) {
      const text = `Where is invoice ${index}, please?`;
      const event = {
        cursor: String(index), type: 'MESSAGE', seq: index, at: now,
        message: { id: `m${index}`, seq: index, author: 'CUSTOMER', text, createdAt: now },
        conversation: { id: 'c1', subject: 'Where is my invoice', preview: text, status: 'AI_ACTIVE', priority: 'NORMAL', lastSeq: index, updatedAt: now },
      };
      for (const listener of listeners) listener(event);
    },
    close() {
      sockets.clients.forEach((socket) => socket.terminate());
      server.close();
    },
  };
}
