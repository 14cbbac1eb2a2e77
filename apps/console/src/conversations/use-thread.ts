import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { ConversationFeedDocument, MarkReadDocument, ThreadEventsDocument, ThreadMessagesDocument, type ThreadEventsQuery } from '../gql/types';
import { openFeed } from '../realtime/open-feed';
import { useOutbox } from './outbox-provider';
import { EMPTY_THREAD, threadReducer, type ThreadState } from './thread-state';

const PAGE = 50;
const EVENTS_PAGE = 100;
/** A history longer than this many pages of events is shown from its messages alone. */
const EVENT_PAGES = 5;

/** An open thread, live. */
export interface Thread {
  state: ThreadState;
  loading: boolean;
  error: unknown;
  retry(): void;
  loadingOlder: boolean;
  loadOlder(): void;
}

/** Reads a thread's newest messages and history, then follows it. Give the component a `key` of the conversation: the state is one thread's. */
export function useThread(conversationId: string, me: string): Thread {
  const client = useApolloClient();
  const { onSent } = useOutbox();
  const [state, change] = useReducer(threadReducer, EMPTY_THREAD);
  const [phase, setPhase] = useState<{ loading: boolean; error: unknown }>({ loading: true, error: null });
  const [attempt, setAttempt] = useState(0);
  const [loadingOlder, setLoadingOlder] = useState(false);
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    let close: (() => void) | null = null;
    let over = false;
    const readMessages = async (): Promise<void> => {
      const { data } = await client.query({ query: ThreadMessagesDocument, variables: { id: conversationId, last: PAGE }, fetchPolicy: 'no-cache' });
      const page = data?.conversation?.messages;
      if (!page) throw new Error('NOT_FOUND');
      if (!over) change({ type: 'page', messages: page.edges.map((edge) => edge.node), hasOlder: page.pageInfo.hasPreviousPage, olderCursor: page.pageInfo.startCursor });
    };
    const readHistory = async (): Promise<string | null> => {
      let after: string | null = null;
      for (let page = 0; page < EVENT_PAGES; page += 1) {
        const answer: { data?: ThreadEventsQuery } = await client.query({ query: ThreadEventsDocument, variables: { id: conversationId, first: EVENTS_PAGE, after }, fetchPolicy: 'no-cache' });
        const events = answer.data?.conversation?.events;
        if (!events) return after;
        if (!over) change({ type: 'history', events: events.edges.map((edge) => edge.node) });
        after = events.edges.at(-1)?.node.cursor ?? after;
        if (!events.pageInfo.hasNextPage) break;
      }
      return after;
    };
    const begin = async (): Promise<void> => {
      // The history first: following begins where it ended, so nothing falls between it and the messages read after it.
      const after = await readHistory();
      await readMessages();
      if (over) return;
      setPhase({ loading: false, error: null });
      close = openFeed(client, {
        document: ConversationFeedDocument,
        variables: (cursor) => ({ id: conversationId, after: cursor, afterSeq: null }),
        event: (data) => data.conversationEvents,
        cursorOf: (event) => event.cursor,
        onEvent: (event) => {
          // Who types themselves need not be told; a colleague who does at the same time is to be seen.
          if (event.type !== 'TYPING' || event.actor?.id !== me) change({ type: 'event', event, now: Date.now() });
        },
        onGap: () => void readMessages().catch(() => undefined),
        after,
      });
    };
    begin().catch((error: unknown) => {
      if (!over) setPhase({ loading: false, error });
    });
    const stopSent = onSent((id, message) => {
      if (id === conversationId) change({ type: 'message', message });
    });
    return () => {
      over = true;
      gone.current = true;
      stopSent();
      close?.();
    };
  }, [client, conversationId, me, attempt, onSent]);

  // Read is what was on a screen that somebody looks at.
  const newest = state.messages.at(-1)?.id;
  useEffect(() => {
    if (!newest) return;
    const mark = (): void => {
      if (document.visibilityState === 'visible') void client.mutate({ mutation: MarkReadDocument, variables: { id: conversationId } }).catch(() => undefined);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [client, conversationId, newest]);

  const { hasOlder, olderCursor } = state;
  const loadOlder = useCallback(() => {
    if (loadingOlder || !hasOlder) return;
    setLoadingOlder(true);
    client
      .query({ query: ThreadMessagesDocument, variables: { id: conversationId, last: PAGE, before: olderCursor }, fetchPolicy: 'no-cache' })
      .then(({ data }) => {
        const page = data?.conversation?.messages;
        if (page && !gone.current) change({ type: 'page', messages: page.edges.map((edge) => edge.node), hasOlder: page.pageInfo.hasPreviousPage, olderCursor: page.pageInfo.startCursor });
      })
      .catch(() => undefined)
      .finally(() => setLoadingOlder(false));
  }, [client, conversationId, hasOlder, olderCursor, loadingOlder]);

  const retry = useCallback(() => {
    setPhase({ loading: true, error: null });
    setAttempt((value) => value + 1);
  }, []);
  return { state, ...phase, retry, loadingOlder, loadOlder };
}
