import { useApolloClient } from '@apollo/client/react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { InboxCursorDocument, InboxEventsDocument, type InboxEventsSubscription } from '../gql/types';
import { signalConnection } from '../providers/connection-state';
import { openFeed } from './open-feed';

/** One thing that moved in the inbox. */
export type InboxEvent = InboxEventsSubscription['inboxEvents'];
/** Hears of each event once; `gap` when something may have been missed and lists should be read again. */
export interface InboxListener {
  event?(event: InboxEvent): void;
  gap?(): void;
}

const InboxFeedContext = createContext<((listener: InboxListener) => () => void) | null>(null);

/**
 * Keeps the workspace's one inbox subscription open while somebody is signed in. It asks where the log ends before anything
 * below reads a list, and follows from there, so that nothing falls between a list and the feed.
 */
export function InboxFeedProvider({ children }: { children: ReactNode }): ReactElement | null {
  const client = useApolloClient();
  const listeners = useRef(new Set<InboxListener>());
  /** undefined: not known yet; null: not to be had, so that lists are read again when the feed opens. */
  const [start, setStart] = useState<string | null | undefined>(undefined);
  const listen = useCallback((listener: InboxListener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);

  useEffect(() => {
    let over = false;
    client.query({ query: InboxCursorDocument, fetchPolicy: 'no-cache' }).then(
      ({ data }) => over || setStart(data?.inboxCursor ?? null),
      () => over || setStart(null),
    );
    return () => {
      over = true;
    };
  }, [client]);

  useEffect(() => {
    if (start === undefined) return;
    const all = listeners.current;
    const close = openFeed(client, {
      document: InboxEventsDocument,
      variables: (after) => ({ after }),
      event: (data) => data.inboxEvents,
      cursorOf: (event) => event.cursor,
      onEvent: (event) => all.forEach((listener) => listener.event?.(event)),
      onGap: () => all.forEach((listener) => listener.gap?.()),
      after: start,
    });
    return () => {
      close();
      signalConnection('stopped');
    };
  }, [client, start]);

  const value = useMemo(() => listen, [listen]);
  return start === undefined ? null : <InboxFeedContext value={value}>{children}</InboxFeedContext>;
}

/** Hears what moves in the inbox while the component is mounted. The listener may change between renders. */
export function useInboxFeed(listener: InboxListener): void {
  const listen = useContext(InboxFeedContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => listen?.({ event: (event) => latest.current.event?.(event), gap: () => latest.current.gap?.() }), [listen]);
}
