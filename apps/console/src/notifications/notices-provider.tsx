import { useApolloClient, useQuery } from '@apollo/client/react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { NoticesDocument, ReadNoticesDocument } from '../gql/types';
import { useInboxFeed, type InboxEvent } from '../realtime/inbox-feed';
import { setUnread } from '../shared/tab-title';
import { showDesktopAlert } from './desktop-alerts';
import { freshOf, headlineOf, placeOf, type Notice } from './notice-words';
import { Toasts } from './toasts';

const PAGE = 20;
/** News comes in bursts: the list is read again this long after the first of it, in ms. */
const QUIET = 250;
/** No more than this many stand on the screen at once; the bell has the rest. */
const MAX_TOASTS = 3;

/** What the bell shows. */
export interface Notices {
  unread: number;
  list: readonly Notice[];
  loading: boolean;
  error: unknown;
  retry(): void;
  hasMore: boolean;
  loadMore(): void;
  readAll(): void;
  /** Takes down what stands in the corner: the list is looked at. */
  clear(): void;
}
const NoticesContext = createContext<Notices | null>(null);

/** Whether an event may have changed what the signed-in colleague is told. */
export function concerns(event: Pick<InboxEvent, 'type' | 'actor' | 'message' | 'conversation'>, me: string, unread: ReadonlySet<string>): boolean {
  const mine = event.conversation.assignee?.id === me;
  switch (event.type) {
    case 'NOTIFIED':
    case 'HANDED_OFF':
    case 'TEAM': return true;
    case 'ASSIGNED': return mine || unread.has(event.conversation.id);
    case 'STATUS': return unread.has(event.conversation.id);
    case 'READ': return event.actor?.id === me && unread.has(event.conversation.id);
    case 'MESSAGE': return mine && event.message?.author === 'CUSTOMER';
    default: return false;
  }
}

/** Keeps the colleague's notifications fresh by the inbox feed, shows new ones, and counts the unread in the tab's title. */
export function NoticesProvider({ me, children }: { me: string; children: ReactNode }): ReactElement {
  const client = useApolloClient();
  const { data, error, loading, refetch, fetchMore } = useQuery(NoticesDocument, { variables: { first: PAGE, after: null }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [toasts, setToasts] = useState<readonly Notice[]>([]);
  const known = useRef<ReadonlySet<string> | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const list = useMemo(() => data?.notifications.edges.map(({ node }) => node) ?? [], [data]);
  const unread = data?.unreadNotifications ?? 0;
  const unreadIn = useMemo(() => new Set(list.filter((one) => one.readAt === null).map((one) => one.conversation.id)), [list]);

  const reread = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  const soon = (): void => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      reread();
    }, QUIET);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useInboxFeed({ event: (event) => { if (concerns(event, me, unreadIn)) soon(); }, gap: soon });

  useEffect(() => setUnread(unread), [unread]);
  useEffect(() => () => setUnread(0), []);

  const dismiss = useCallback((id: string) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const clear = useCallback(() => setToasts([]), []);
  useEffect(() => {
    if (!data) return;
    const next = freshOf(list, known.current);
    known.current = next.known;
    const looking = (one: Notice): boolean => document.visibilityState === 'visible' && pathname.endsWith(`/${one.conversation.id}`);
    const seen = next.fresh.filter(looking);
    for (const id of new Set(seen.map((one) => one.conversation.id))) void client.mutate({ mutation: ReadNoticesDocument, variables: { conversationId: id } }).then(reread, () => undefined);
    const told = next.fresh.filter((one) => !looking(one));
    for (const one of told) showDesktopAlert({ id: one.id, title: headlineOf(one), body: one.text, onOpen: () => navigate(placeOf(one)) });
    // What was read meanwhile, here or elsewhere, need not stand there any longer.
    const open = new Set(list.filter((one) => one.readAt === null).map((one) => one.id));
    setToasts((all) => [...all.filter((one) => open.has(one.id)), ...told].slice(-MAX_TOASTS));
  }, [data, list, pathname, client, navigate, reread]);

  const readAll = useCallback(() => void client.mutate({ mutation: ReadNoticesDocument, variables: { conversationId: null } }).then(reread, () => undefined), [client, reread]);
  const endCursor = data?.notifications.pageInfo.endCursor ?? null;
  const loadMore = useCallback(() => {
    const join = (before: NonNullable<typeof data>, more: NonNullable<typeof data>): NonNullable<typeof data> => ({ ...more, notifications: { ...more.notifications, edges: [...before.notifications.edges, ...more.notifications.edges] } });
    void fetchMore({ variables: { first: PAGE, after: endCursor }, updateQuery: (before, { fetchMoreResult }) => join(before as NonNullable<typeof data>, fetchMoreResult as NonNullable<typeof data>) }).catch(() => undefined);
  }, [fetchMore, endCursor]);
  const value = useMemo<Notices>(
    () => ({ unread, list, loading: loading && !data, error: data ? null : (error ?? null), retry: reread, hasMore: data?.notifications.pageInfo.hasNextPage ?? false, loadMore, readAll, clear }),
    [unread, list, loading, data, error, reread, loadMore, readAll, clear],
  );
  return (
    <NoticesContext value={value}>
      {children}
      <Toasts notices={toasts} onDismiss={dismiss} />
    </NoticesContext>
  );
}

/** The signed-in colleague's notifications. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('useNotices outside of NoticesProvider');
  return notices;
}
