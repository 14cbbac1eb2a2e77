import { createClient, type Client } from 'graphql-ws';
import { EventsDocument, type EventsSubscription, type EventsSubscriptionVariables } from '../gql/types';
import { backoff } from './backoff';
import type { ThreadEvent } from './thread';

export interface FeedOptions {
  /** ws(s)://host/graphql */
  readonly url: string;
  /** The token of the moment; called anew for every connection. */
  readonly token: () => Promise<string>;
  /** Where to take up the log; called anew for every connection. */
  readonly position: () => { after: string | null; afterSeq: number };
  readonly onEvent: (event: ThreadEvent) => void;
  readonly onState: (live: boolean) => void;
  /** The server refuses this token. */
  readonly onDenied: () => void;
  /** Stands in for the browser's in tests. */
  readonly webSocket?: unknown;
}

/** Close code of a token that has ended. */
const DENIED = 4403;
const KEEP_ALIVE_MS = 20_000;

/**
 * The live end of one conversation: subscribes after what is known, and again after every break, with a growing and
 * partly random pause. What came twice is recognised by the reader.
 * @returns ends the feed
 */
export function followConversation(conversationId: string, options: FeedOptions): { close(): void; retryNow(): void } {
  let closed = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let client: Client | null = null;

  const again = (): void => {
    if (closed) return;
    options.onState(false);
    void client?.dispose();
    client = null;
    clearTimeout(timer);
    timer = setTimeout(connect, backoff(attempt));
    attempt += 1;
  };

  const connect = (): void => {
    const own = createClient({
      url: options.url,
      webSocketImpl: options.webSocket,
      lazy: true,
      retryAttempts: 0,
      keepAlive: KEEP_ALIVE_MS,
      connectionParams: async () => ({ authorization: `Bearer ${await options.token()}` }),
      onNonLazyError: () => undefined,
      on: {
        connected: () => {
          if (client === own) {
            attempt = 0;
            options.onState(true);
          }
        },
        closed: (event) => {
          if (client === own && (event as { code?: number }).code === DENIED) options.onDenied();
        },
      },
    });
    client = own;
    const { after, afterSeq } = options.position();
    const variables: EventsSubscriptionVariables = after === null ? { conversationId, afterSeq } : { conversationId, after };
    own.subscribe<EventsSubscription, never>(
      { query: EventsDocument.toString(), variables },
      {
        next: (result) => {
          if (client === own && result.data) options.onEvent(result.data.visitorConversationEvents);
        },
        error: () => {
          if (client === own) again();
        },
        complete: () => {
          if (client === own) again();
        },
      },
    );
  };

  connect();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      void last?.dispose();
    },
    retryNow() {
      if (closed || client) return;
      clearTimeout(timer);
      connect();
    },
  };
}
