import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { ContextFactory, type Transport } from '../auth/context-factory';
import { toFormattedError } from '../common/graphql-errors';
import type { GraphqlContext } from '../common/graphql-context';
import { PARSE_OPTIONS, assertAffordable } from '../common/graphql-limits';
import type { Principal } from '../common/principal';
import { EventBus } from '../events/event-bus';
import { Presence } from './presence';
import { subscribeShared } from './shared-execution';

/** Larger frames are refused: no operation of ours comes near (OWASP: 64 KB). */
const MAX_FRAME_BYTES = 64 * 1024;
const MAX_SUBSCRIPTIONS = 20;
const INIT_TIMEOUT_MS = 5_000;
/** A socket that has this much unsent is stalled; it is closed and comes back with its cursor. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
const CHECK_MS = 10_000;
/** Close codes: clients reconnect on 1012 (service restart); 4403 means that the access has ended. */
const GOING_AWAY = 1012;
const FORBIDDEN = 4403;
const STALLED = 1013;

interface Extra extends Record<PropertyKey, unknown> {
  socket: WebSocket;
  request: IncomingMessage;
}

/** GraphQL over WebSocket (graphql-transport-ws) on the same port and path as HTTP. */
@Injectable()
export class SocketServer {
  private readonly logger = new Logger('SocketServer');
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false, handleProtocols: (protocols) => (protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false) });
  private readonly principals = new Map<WebSocket, { principal: Principal | null; subscriptions: number }>();
  private timer: NodeJS.Timeout | null = null;
  private dispose: () => Promise<void> = async () => undefined;

  constructor(
    private readonly contexts: ContextFactory,
    private readonly bus: EventBus,
    private readonly presence: Presence,
  ) {}

  /** Takes the upgrades of `server` on /graphql. */
  attach(server: Server, schema: GraphQLSchema): void {
    const graphql = useServer<Record<string, unknown>, Extra>(
      {
        schema,
        subscribe: subscribeShared,
        connectionInitWaitTimeout: INIT_TIMEOUT_MS,
        onConnect: async (ctx) => {
          const { principal } = await this.contexts.create(transportOf(ctx.extra.request, ctx.connectionParams));
          const token = ctx.connectionParams?.authorization;
          if (token && !principal) return false; // 4403: the token has ended; a client signs in anew
          this.principals.set(ctx.extra.socket, { principal, subscriptions: 0 });
          // Somebody who comes back is there at once, not with the next beat.
          if (principal && this.presence.seen(principal)) void this.presence.save();
          return true;
        },
        context: (ctx): Promise<GraphqlContext> => this.contexts.create(transportOf(ctx.extra.request, ctx.connectionParams)),
        onSubscribe: (ctx, _id, payload) => {
          const entry = this.principals.get(ctx.extra.socket);
          if (entry && ++entry.subscriptions > MAX_SUBSCRIPTIONS) {
            entry.subscriptions -= 1;
            return [new GraphQLError(`A socket may have ${MAX_SUBSCRIPTIONS} operations at a time.`, { extensions: { code: 'QUERY_TOO_COMPLEX' } })];
          }
          try {
            assertAffordable(parse(payload.query, PARSE_OPTIONS), payload.operationName, payload.variables ?? {});
          } catch (error) {
            if (entry) entry.subscriptions -= 1;
            return [formatted(error)];
          }
          return undefined; // graphql-ws parses, validates and executes
        },
        onError: (ctx, _id, _payload, errors) => {
          this.ended(ctx.extra.socket);
          return errors.map((error) => toFormattedError(error.toJSON(), error));
        },
        onNext: (_ctx, _id, _payload, _args, result) => (result.errors ? { ...result, errors: result.errors.map((error) => toFormattedError(error.toJSON(), error) as GraphQLError) } : undefined),
        onComplete: (ctx) => this.ended(ctx.extra.socket),
        onDisconnect: (ctx) => void this.principals.delete(ctx.extra.socket),
      },
      this.sockets,
    );
    this.dispose = async () => graphql.dispose();
    server.on('upgrade', (request, socket, head) => void this.upgrade(request, socket, head));
    this.bus.subscribe('access-ended', ({ principalId }) => this.end(principalId));
    this.timer = setInterval(() => this.check(), CHECK_MS);
  }

  /** Closes every socket with a code on which clients reconnect. */
  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    for (const socket of this.sockets.clients) socket.close(GOING_AWAY, 'restarting');
    await this.dispose();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/graphql') return refuse(socket, '404 Not Found');
    try {
      const admitted = await this.contexts.admits(request.headers.origin ?? null, request.headers.host);
      if (!admitted) return refuse(socket, '403 Forbidden');
    } catch {
      return refuse(socket, '503 Service Unavailable');
    }
    this.sockets.handleUpgrade(request, socket, head, (client) => this.sockets.emit('connection', client, request));
  }

  private ended(socket: WebSocket): void {
    const entry = this.principals.get(socket);
    if (entry && entry.subscriptions > 0) entry.subscriptions -= 1;
  }

  /** Closes the sockets of a session, colleague or key whose access has ended. */
  private end(principalId: string): void {
    for (const [socket, { principal }] of this.principals) {
      if (principal && idsOf(principal).includes(principalId)) socket.close(FORBIDDEN, 'access ended');
    }
  }

  private check(): void {
    for (const [socket, { principal }] of this.principals) {
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) {
        this.logger.warn({ msg: 'a stalled socket is closed', buffered: socket.bufferedAmount });
        socket.close(STALLED, 'too slow');
        socket.terminate();
      } else if (principal) this.presence.seen(principal);
    }
    void this.presence.save();
  }
}

function transportOf(request: IncomingMessage, params: Record<string, unknown> | undefined): Transport {
  const authorization = params?.authorization ?? params?.Authorization;
  return {
    authorization: typeof authorization === 'string' ? authorization : undefined,
    origin: request.headers.origin,
    host: request.headers.host,
    ip: request.socket.remoteAddress ?? '',
  };
}

function idsOf(principal: Principal): string[] {
  switch (principal.kind) {
    case 'agent':
      return [principal.agentId, principal.sessionId];
    case 'apiKey':
      return [principal.keyId];
    case 'visitor':
      return [principal.sessionId];
  }
}

function formatted(error: unknown): GraphQLError {
  const wrapped = error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: error as Error });
  const { message, extensions } = toFormattedError(wrapped.toJSON(), wrapped);
  return new GraphQLError(message, { extensions });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
