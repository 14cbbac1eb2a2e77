import { useQuery } from '@apollo/client/react';
import { createContext, useContext, useEffect, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { InboxCountsDocument } from '../gql/types';
import { useInboxFeed } from '../realtime/inbox-feed';
import type { ViewId } from './views';

export type InboxCounts = Record<ViewId, number>;
/** News comes in bursts: the counts are read again at most this often, in ms. */
const QUIET = 1_500;
const CountsContext = createContext<InboxCounts | null>(null);

/** Counts the conversations of each view, once for all who show them. */
export function InboxCountsProvider({ me, children }: { me: string; children: ReactNode }): ReactElement {
  const { data, refetch } = useQuery(InboxCountsDocument, { variables: { me }, fetchPolicy: 'no-cache' });
  const timer = useRef<number | undefined>(undefined);
  const soon = (): void => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      void refetch().catch(() => undefined);
    }, QUIET);
  };
  useEffect(() => () => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  useInboxFeed({
    event: (event) => {
      if (event.type !== 'TYPING' && event.type !== 'ANSWER_DELTA') soon();
    },
    gap: soon,
  });
  const counts = useMemo<InboxCounts | null>(() => {
    if (!data) return null;
    const mineWaiting = data.mine.edges.filter(({ node }) => node.status === 'WITH_AGENT' && node.waitingSince !== null).length;
    return {
      'needs-you': data.waiting.totalCount + mineWaiting,
      mine: data.mine.totalCount,
      unassigned: data.unassigned.totalCount,
      ai: data.ai.totalCount,
      snoozed: data.snoozed.totalCount,
      resolved: data.resolved.totalCount,
      all: data.all.totalCount,
    };
  }, [data]);
  return <CountsContext value={counts}>{children}</CountsContext>;
}

/** How many conversations each view holds; null until known. */
export function useCounts(): InboxCounts | null {
  return useContext(CountsContext);
}
