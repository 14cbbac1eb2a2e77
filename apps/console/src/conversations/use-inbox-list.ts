import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { InboxListDocument, type InboxListQueryVariables } from '../gql/types';
import { useInboxFeed } from '../realtime/inbox-feed';
import { arrange, settle } from './arrange-list';
import { belongs, filterOf, type Narrowing, type Row, type View } from './views';

const PAGE = 30;
/** The second, short list of a view is read whole up to this many. */
const SHORT = 100;

/** The list of a view as it stands on the screen. */
export interface InboxList {
  rows: Row[];
  /** How many would appear if the list were let go. */
  arriving: number;
  letIn(): void;
  loading: boolean;
  error: unknown;
  retry(): void;
  hasMore: boolean;
  loadingMore: boolean;
  loadMore(): void;
}

/**
 * Reads a view, keeps it fresh by the inbox feed and holds it still while `held`.
 * Rows come from the Apollo cache, so that an action in the thread shows in the list at once.
 */
export function useInboxList(view: View, narrowing: Narrowing, me: string, held: boolean): InboxList {
  const client = useApolloClient();
  const variables = useMemo<InboxListQueryVariables>(() => ({ filter: filterOf(view.filter(me), narrowing), orderBy: view.order, first: PAGE }), [view, narrowing, me]);
  const alsoVariables = useMemo<InboxListQueryVariables | null>(
    () => (view.alsoFilter ? { filter: filterOf(view.alsoFilter(me), narrowing), orderBy: view.order, first: SHORT } : null),
    [view, narrowing, me],
  );
  const main = useQuery(InboxListDocument, { variables, fetchPolicy: 'cache-and-network', notifyOnNetworkStatusChange: true });
  const also = useQuery(InboxListDocument, { variables: alsoVariables ?? variables, skip: alsoVariables === null, fetchPolicy: 'cache-and-network' });
  const [loadingMore, setLoadingMore] = useState(false);

  const rows = useMemo(
    () => [...(main.data?.conversations.edges ?? []), ...(alsoVariables ? (also.data?.conversations.edges ?? []) : [])].map((edge) => edge.node),
    [main.data, also.data, alsoVariables],
  );
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const wanted = useMemo(() => arrange(rows, view, narrowing, me), [rows, view, narrowing, me]);
  const listKey = JSON.stringify(variables);
  const [standing, setStanding] = useState<{ key: string; ids: string[] }>({ key: '', ids: [] });
  const appended = useRef(new Set<string>());
  const shown = standing.key === listKey ? standing.ids : [];
  const settled = settle(shown, wanted, held, appended.current);
  const settledKey = settled.shown.join(' ');
  useEffect(() => {
    setStanding({ key: listKey, ids: settledKey === '' ? [] : settledKey.split(' ') });
  }, [listKey, settledKey]);

  const refetch = useCallback(() => {
    void main.refetch().catch(() => undefined);
    if (alsoVariables) void also.refetch().catch(() => undefined);
  }, [main, also, alsoVariables]);

  useInboxFeed({
    event: ({ conversation }) => {
      if (byId.has(conversation.id) || narrowing.search.trim() !== '' || !belongs(view, narrowing, conversation, me)) return;
      client.cache.updateQuery({ query: InboxListDocument, variables }, (data) =>
        data && { ...data, conversations: { ...data.conversations, edges: [{ __typename: 'ConversationEdge', cursor: '', node: conversation }, ...data.conversations.edges] } },
      );
    },
    gap: refetch,
  });

  const endCursor = main.data?.conversations.pageInfo.endCursor ?? null;
  const hasMore = main.data?.conversations.pageInfo.hasNextPage ?? false;
  const loadMore = useCallback(() => {
    if (loadingMore || !hasMore) return;
    setLoadingMore(true);
    main
      .fetchMore({ variables: { after: endCursor } })
      .then(({ data }) => data?.conversations.edges.forEach((edge) => appended.current.add(edge.node.id)))
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  }, [main, endCursor, hasMore, loadingMore]);

  return {
    rows: settled.shown.flatMap((id) => byId.get(id) ?? []),
    arriving: settled.arriving.length,
    letIn: () => setStanding({ key: listKey, ids: wanted }),
    loading: main.data === undefined && main.loading,
    error: main.data === undefined ? (main.error ?? null) : null,
    retry: refetch,
    hasMore,
    loadingMore,
    loadMore,
  };
}
