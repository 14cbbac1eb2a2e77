import { useApolloClient } from '@apollo/client/react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { InboxEventsDocument, type InboxEventsSubscription } from '../gql/types';
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

/** Keeps the workspace's one inbox subscription open while somebody is signed in. */
export function InboxFeedProvider({ children }: { children: ReactNode }): ReactElement {
  const client = useApolloClient();
  const listeners = useRef(new Set<InboxListener>());
  const listen = useCallback((listener: InboxListener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);

  useEffect(() => {
    const all = listeners.current;
    let opened = false;
    const close = openFeed(client, {
      document: InboxEventsDocument,
      variables: (after) => ({ after }),
      event: (data) => data.inboxEvents,
      cursorOf: (event) => event.cursor,
      onEvent: (event) => all.forEach((listener) => listener.event?.(event)),
      onGap: () => {
        // The lists are being read for the first time anyway when the feed is first opened.
        if (opened) all.forEach((listener) => listener.gap?.());
        opened = true;
      },
    });
    return () => {
      close();
      signalConnection('stopped');
    };
  }, [client]);

  const value = useMemo(() => listen, [listen]);
  return <InboxFeedContext value={value}>{children}</InboxFeedContext>;
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
