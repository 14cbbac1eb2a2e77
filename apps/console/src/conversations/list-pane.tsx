import { Box, Button, InputBase, Stack, Typography } from '@mui/material';
import SearchIcon from '@mui/icons-material/Search';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { TeamListDocument } from '../gql/types';
import { text } from '../messages';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { Hidden } from '../shared/hidden';
import { InboxRow } from './row';
import { ActiveFilters, ListFilter } from './list-filter';
import { useInboxList } from './use-inbox-list';
import { NO_NARROWING, type Narrowing, type View } from './views';

const SEARCH_PAUSE = 250;

/** The list of a view. It holds still while the pointer or the focus is in it; news waits behind a button. */
export function ListPane({ view, me, narrowing, openId, onNarrow, onOpen, onRows }: { view: View; me: string; narrowing: Narrowing; openId: string | null; onNarrow(next: Narrowing): void; onOpen(id: string): void; onRows(ids: string[]): void }): ReactElement {
  const [held, setHeld] = useState(false);
  const [search, setSearch] = useState(narrowing.search);
  const inside = useRef({ pointer: false, focus: false });
  const list = useInboxList(view, narrowing, me, held);
  const hold = (what: 'pointer' | 'focus', on: boolean): void => {
    inside.current[what] = on;
    setHeld(inside.current.pointer || inside.current.focus);
  };
  const told = useRef(narrowing.search);
  useEffect(() => {
    if (search === told.current) return;
    const timer = window.setTimeout(() => {
      told.current = search;
      onNarrow({ ...narrowing, search });
    }, SEARCH_PAUSE);
    return () => window.clearTimeout(timer);
  }, [search, narrowing, onNarrow]);
  // The address may change from outside: back, forward, a search from the palette. What was typed here is not outside.
  useEffect(() => {
    if (narrowing.search === told.current) return;
    told.current = narrowing.search;
    setSearch(narrowing.search);
  }, [narrowing.search]);
  const teams = useQuery(TeamListDocument, { skip: narrowing.teamId === null, fetchPolicy: 'cache-first' });
  const team = teams.data?.teams.find((one) => one.id === narrowing.teamId)?.name;
  const narrowed = narrowing.search.trim() !== '' || narrowing.tagIds.length > 0 || narrowing.priorities.length > 0 || narrowing.teamId !== null;
  const ids = list.rows.map((row) => row.id).join(' ');
  useEffect(() => onRows(ids === '' ? [] : ids.split(' ')), [ids, onRows]);
  return (
    <Box component="section" aria-label={text.inbox.list} sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%', bgcolor: 'background.paper' }}>
      <Stack direction="row" spacing={1} sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider', alignItems: 'center' }}>
        <SearchIcon fontSize="small" color="action" aria-hidden />
        <InputBase id="inbox-search" fullWidth value={search} onChange={(event) => setSearch(event.target.value)} placeholder={text.inbox.search} inputProps={{ 'aria-label': text.inbox.search, maxLength: 200 }} />
        <ListFilter narrowing={narrowing} onNarrow={onNarrow} />
      </Stack>
      <ActiveFilters narrowing={narrowing} onNarrow={onNarrow} />
      <Box sx={{ height: 40, flex: 'none', display: 'grid', placeItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
        {list.arriving > 0 ? <Button onClick={list.letIn}>↑ {text.inbox.news(list.arriving)}</Button> : <Typography variant="caption" color="text.secondary" noWrap>{team ?? text.views[view.id]}</Typography>}
        <Hidden live>{list.arriving > 0 ? text.inbox.news(list.arriving) : ''}</Hidden>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }} onPointerEnter={() => hold('pointer', true)} onPointerLeave={() => hold('pointer', false)} onFocus={() => hold('focus', true)} onBlur={() => hold('focus', false)}>
        {list.loading ? <ListSkeleton rows={8} height={72} /> : null}
        {list.error ? <LoadError error={list.error} onRetry={list.retry} /> : null}
        {!list.loading && !list.error && list.rows.length === 0 ? <EmptyState title={narrowed ? text.inbox.noMatch : text.inbox.empty} hint={narrowed ? text.inbox.noMatchHint : text.inbox.emptyHint} action={narrowed ? <Button onClick={() => onNarrow(NO_NARROWING)}>{text.filter.clear}</Button> : undefined} /> : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {list.rows.map((row) => <InboxRow key={row.id} row={row} open={row.id === openId} focused={false} onOpen={onOpen} />)}
        </Box>
        {list.hasMore ? <Box sx={{ p: 1, textAlign: 'center' }}><Button onClick={list.loadMore} loading={list.loadingMore}>{text.inbox.more}</Button></Box> : null}
      </Box>
    </Box>
  );
}
