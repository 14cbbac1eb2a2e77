import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer as serveGraphql } from 'graphql-ws/use/ws';
import { WebSocket, WebSocketServer } from 'ws';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { followConversation } from './feed';
import type { ThreadEvent } from './thread';

const contract = readFileSync(path.resolve(__dirname, '../../../api/schema.graphql'), 'utf8');
const conversation = { id: 'c1', status: 'AI_ACTIVE', lastSeq: 1, assignee: null };

interface Peer {
  url: string;
  asked: { after?: string; afterSeq?: number; token: unknown }[];
  dropAll(): void;
  close(): Promise<void>;
}

/** Speaks the real protocol on a real socket: sends one event per subscription and then stays silent. */
async function startPeer(): Promise<Peer> {
  const asked: Peer['asked'] = [];
  const http: Server = createServer();
  const sockets = new WebSocketServer({ server: http, path: '/graphql' });
  const schema = buildSchema(contract);
  const dispose = serveGraphql(
    {
      schema,
      roots: {
        subscription: {
          visitorConversationEvents: async function* (args: { after?: string; afterSeq?: number }, context: { connectionParams?: Record<string, unknown> }) {
            asked.push({ ...args, token: context.connectionParams?.authorization });
            yield { visitorConversationEvents: { conversationId: 'c1', cursor: `p${asked.length}`, seq: 1, type: 'STATUS', conversation, at: '2026-01-01T10:00:00.000Z' } };
            await new Promise(() => undefined);
          },
        },
      },
      context: (ctx) => ({ connectionParams: ctx.connectionParams }),
    },
    sockets,
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    asked,
    dropAll: () => sockets.clients.forEach((socket) => socket.terminate()),
    close: async () => {
      sockets.clients.forEach((socket) => socket.terminate());
      await dispose.dispose();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

it('takes up the log where it was after a break, with the token of that moment', async () => {
  const peer = await startPeer();
  let cursor: string | null = null;
  const states: boolean[] = [];
  const heard: ThreadEvent[] = [];
  let wake: () => void = () => undefined;
  const until = (count: number): Promise<void> => new Promise((resolve) => {
    wake = () => heard.length >= count && resolve();
    wake();
  });
  const feed = followConversation('c1', {
    url: peer.url, webSocket: WebSocket, token: async () => `token-${states.length}`, position: () => ({ after: cursor, afterSeq: 4 }),
    onState: (live) => states.push(live), onDenied: () => undefined,
    onEvent: (event) => {
      cursor = event.cursor;
      heard.push(event);
      wake();
    },
  });
  await until(1);
  peer.dropAll();
  await until(2);
  feed.close();
  expect(peer.asked[0]).toMatchObject({ afterSeq: 4, token: 'Bearer token-0' });
  expect(peer.asked[1]).toMatchObject({ after: 'p1' });
  expect(peer.asked[1]?.afterSeq).toBeUndefined();
  expect(states).toEqual([true, false, true]);
  await peer.close();
});
