import { useApolloClient } from '@apollo/client/react';
import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, type ReactElement, type ReactNode } from 'react';
import { AddNoteDocument, ReplyToConversationDocument } from '../gql/types';
import { connectionState, onConnectionChange } from '../providers/connection-state';
import { accepted, errorCode, explain, Refused } from '../providers/user-errors';
import { due, outboxReducer, restoreOutbox, type Outgoing, type OutgoingKind } from './outbox';
import type { ThreadMessage } from './thread-state';

/** What is on its way, and how to add to it. */
export interface Outbox {
  items: readonly Outgoing[];
  send(conversationId: string, kind: OutgoingKind, text: string): void;
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  /** Hears of each message that the API has confirmed. Returns how to stop. */
  onSent(listener: (conversationId: string, message: ThreadMessage) => void): () => void;
}

const OutboxContext = createContext<Outbox | null>(null);
/** After a failed try, the next comes by itself after this long, in ms, or as soon as the connection is back. */
const RETRY_AFTER = 8_000;
const TEMPORARY = new Set(['NETWORK', 'UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL', 'UNAUTHENTICATED']);

/** Sends replies and notes in order, whatever screen is open, and keeps them over reloads until the API has them. */
export function OutboxProvider({ agentId, children }: { agentId: string; children: ReactNode }): ReactElement {
  const client = useApolloClient();
  const storageKey = `chatref.outbox.${agentId}`;
  const [items, change] = useReducer(outboxReducer, storageKey, (key) => restoreOutbox(localStorage.getItem(key)));
  const listeners = useRef(new Set<(conversationId: string, message: ThreadMessage) => void>());
  const underway = useRef(new Set<string>());

  useEffect(() => {
    try {
      localStorage.setItem(storageKey, JSON.stringify(items));
    } catch {
      // A full storage costs the survival of a reload, not the sending.
    }
  }, [items, storageKey]);

  useEffect(() => {
    const post = async (item: Outgoing): Promise<void> => {
      const input = { conversationId: item.conversationId, clientMessageId: item.clientMessageId, text: item.text };
      const payload =
        item.kind === 'reply'
          ? (await client.mutate({ mutation: ReplyToConversationDocument, variables: { input } })).data?.replyToConversation
          : (await client.mutate({ mutation: AddNoteDocument, variables: { input } })).data?.addNote;
      const { message } = accepted(payload);
      if (message) listeners.current.forEach((listener) => listener(item.conversationId, message));
    };
    for (const item of due(items)) {
      const id = item.clientMessageId;
      if (underway.current.has(id)) continue;
      underway.current.add(id);
      change({ type: 'sending', id });
      post(item)
        .then(() => change({ type: 'sent', id }))
        .catch((error: unknown) => {
          const temporary = !(error instanceof Refused) && TEMPORARY.has(errorCode(error) ?? '');
          change({ type: temporary ? 'failed' : 'refused', id, problem: explain(error) });
        })
        .finally(() => underway.current.delete(id));
    }
  }, [items, client]);

  const anyFailed = items.some((item) => item.state === 'failed');
  useEffect(() => {
    if (!anyFailed) return;
    const again = (): void => change({ type: 'retry-failed' });
    const timer = window.setTimeout(again, RETRY_AFTER);
    const stop = onConnectionChange(() => {
      if (connectionState() === 'online') again();
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [anyFailed, items]);

  useEffect(() => {
    if (items.length === 0) return;
    // Leaving now is safe, but the colleague should know that something has not arrived.
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [items.length]);

  const send = useCallback((conversationId: string, kind: OutgoingKind, body: string) => {
    const item: Outgoing = { clientMessageId: crypto.randomUUID(), conversationId, kind, text: body, at: new Date().toISOString(), state: 'waiting', problem: null };
    change({ type: 'add', item });
  }, []);
  const outbox = useMemo<Outbox>(
    () => ({
      items,
      send,
      retry: (id) => change({ type: 'retry', id }),
      discard: (id) => change({ type: 'discard', id }),
      onSent: (listener) => {
        listeners.current.add(listener);
        return () => void listeners.current.delete(listener);
      },
    }),
    [items, send],
  );
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

/** The outbox of the signed-in agent. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('useOutbox outside of OutboxProvider');
  return outbox;
}
