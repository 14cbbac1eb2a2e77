import { useQuery } from '@apollo/client/react';
import CloseIcon from '@mui/icons-material/Close';
import { Box, ButtonBase, Drawer, IconButton, Typography, useMediaQuery } from '@mui/material';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement, type RefObject } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { ConversationCaseDocument, TeamListDocument } from '../gql/types';
import { useKeys } from '../layout/use-keys';
import { text } from '../messages';
import { useMay, useMe } from '../providers/permissions';
import { useTitle } from '../shared/page';
import { visuallyHidden } from '../shared/hidden';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { CasePanel } from './case-panel';
import { useCounts } from './inbox-counts';
import { ListPane } from './list-pane';
import type { OutgoingKind } from './outbox';
import { ThreadHeader } from './thread-header';
import { ThreadPane } from './thread-pane';
import { VIEWS, narrowingOf, narrowingParams, viewNamed, type Narrowing, type ViewId } from './views';

/** The screen that is open all day: views, list, thread, case. Three steps on a phone, a drawer for the case below 1280 px. */
export function InboxPage(): ReactElement {
  const { view: viewId, id } = useParams();
  const me = useMe()?.id ?? '';
  const view = viewNamed(viewId);
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const narrowing = useMemo(() => narrowingOf(params), [params]);
  const setNarrowing = useCallback((next: Narrowing) => setParams(narrowingParams(next), { replace: true }), [setParams]);
  const search = params.size > 0 ? `?${params.toString()}` : '';
  const rows = useRef<string[]>([]);
  const small = useMediaQuery('(max-width: 719px)');
  const narrow = useMediaQuery('(max-width: 1023px)');
  useTitle(text.nav.inbox);
  const open = useCallback((next: string) => void navigate(`/inbox/${view.id}/${next}${search}`), [navigate, view.id, search]);
  const keepRows = useCallback((ids: string[]) => {
    rows.current = ids;
  }, []);
  const move = (step: number): void => {
    const at = id ? rows.current.indexOf(id) : -1;
    const next = rows.current[Math.max(0, Math.min(rows.current.length - 1, at + step))];
    if (!next) return;
    open(next);
    document.getElementById(`row-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => move(1), k: () => move(-1), Enter: () => !id && move(1), '/': () => document.getElementById('inbox-search')?.focus() });
  const list = <ListPane key={view.id} view={view} me={me} narrowing={narrowing} openId={id ?? null} onNarrow={setNarrowing} onOpen={open} onRows={keepRows} />;
  const heading = id ? null : <Typography variant="h1" sx={visuallyHidden}>{text.nav.inbox}</Typography>;
  if (small) {
    return id ? <Conversation key={id} id={id} me={me} compact onBack={() => void navigate(`/inbox/${view.id}${search}`)} /> : <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>{heading}<Views current={view.id} teamId={narrowing.teamId} across /><Box sx={{ flex: 1, minHeight: 0 }}>{list}</Box></Box>;
  }
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: narrow ? '300px minmax(0, 1fr)' : '152px 320px minmax(0, 1fr)', height: '100%', minHeight: 0 }}>
      {narrow ? null : <Views current={view.id} teamId={narrowing.teamId} />}
      <Box sx={{ borderRight: 1, borderColor: 'divider', minHeight: 0, display: 'flex', flexDirection: 'column' }}>{narrow ? <Views current={view.id} teamId={narrowing.teamId} across /> : null}<Box sx={{ flex: 1, minHeight: 0 }}>{list}</Box></Box>
      {id ? <Conversation key={id} id={id} me={me} /> : <Box>{heading}<EmptyState title={text.inbox.none} hint={text.inbox.noneHint} /></Box>}
    </Box>
  );
}

function Views({ current, teamId, across = false }: { current: ViewId; teamId: string | null; across?: boolean }): ReactElement {
  const counts = useCounts();
  const navigate = useNavigate();
  // A team's list is its own place, though it reads all.
  const here = (id: ViewId): boolean => id === current && !(id === 'all' && teamId !== null);
  return (
    <Box component="nav" aria-label={text.inbox.views} sx={{ display: 'flex', flexDirection: across ? 'row' : 'column', gap: 0.25, p: 1, overflowX: across ? 'auto' : 'visible', borderRight: across ? 0 : 1, borderBottom: across ? 1 : 0, borderColor: 'divider', bgcolor: 'background.paper', flex: 'none' }}>
      {VIEWS.map((view) => (
        <ButtonBase key={view.id} onClick={() => void navigate(`/inbox/${view.id}`)} aria-current={here(view.id) ? 'page' : undefined} title={`G ${view.key.toUpperCase()}`} sx={{ justifyContent: 'space-between', gap: 1, px: 1, minHeight: 34, borderRadius: 1, whiteSpace: 'nowrap', bgcolor: here(view.id) ? 'action.selected' : 'transparent', fontWeight: here(view.id) ? 650 : 450, typography: 'body2', '&:hover': { bgcolor: 'action.hover' } }}>
          <span>{text.views[view.id]}</span>
          <Typography component="span" variant="caption" color="text.secondary" sx={{ minWidth: 16, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>{counts?.[view.id] ?? ''}</Typography>
        </ButtonBase>
      ))}
      <TeamViews across={across} />
    </Box>
  );
}

/** Each team's open conversations. */
function TeamViews({ across }: { across: boolean }): ReactElement | null {
  const { data } = useQuery(TeamListDocument);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  if (!data || data.teams.length === 0) return null;
  return (
    <>
      <Typography component="h2" variant="overline" color="text.secondary" sx={across ? { px: 1, alignSelf: 'center' } : { px: 1, pt: 1 }}>{text.actions.team}</Typography>
      {data.teams.map((team) => (
        <ButtonBase key={team.id} onClick={() => void navigate(`/inbox/all?team=${team.id}`)} aria-current={params.get('team') === team.id ? 'page' : undefined} title={team.name} sx={{ justifyContent: 'flex-start', flex: 'none', px: 1, minHeight: 34, maxWidth: across ? 180 : '100%', borderRadius: 1, typography: 'body2', fontWeight: params.get('team') === team.id ? 650 : 450, bgcolor: params.get('team') === team.id ? 'action.selected' : 'transparent', '&:hover': { bgcolor: 'action.hover' } }}>
          <Typography component="span" variant="inherit" noWrap>{team.name}</Typography>
        </ButtonBase>
      ))}
    </>
  );
}

function Conversation({ id, me, compact = false, onBack }: { id: string; me: string; compact?: boolean; onBack?: () => void }): ReactElement {
  const { data, error, refetch } = useQuery(ConversationCaseDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const mayAnswer = useMay('answer');
  const wide = useMediaQuery('(min-width: 1280px)');
  const [kind, setKind] = useState<OutgoingKind>('reply');
  const [caseOpen, setCaseOpen] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useComposerKeys(field, setKind);
  const conversation = data?.conversation;
  if (error && !conversation) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!conversation) return <ListSkeleton />;
  const panel = <CasePanel conversation={conversation} mayAnswer={mayAnswer} />;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: wide && !compact ? 'minmax(0, 1fr) 312px' : 'minmax(0, 1fr)', minHeight: 0, height: '100%' }}>
      <Box component="section" sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <ThreadHeader conversation={conversation} me={me} onBack={onBack} onCase={wide && !compact ? undefined : () => setCaseOpen(true)} />
        <ThreadPane key={id} conversation={conversation} me={me} mayAnswer={mayAnswer} kind={kind} onKind={setKind} field={field} />
      </Box>
      {wide && !compact ? <Box sx={{ borderLeft: 1, borderColor: 'divider', minHeight: 0 }}>{panel}</Box> : <Drawer anchor="right" open={caseOpen} onClose={() => setCaseOpen(false)} slotProps={{ paper: { sx: { width: 'min(360px, 92vw)' }, role: 'dialog', 'aria-label': text.inbox.caseTitle } }}><Box sx={{ textAlign: 'right', p: 0.5, borderBottom: 1, borderColor: 'divider' }}><IconButton aria-label={text.common.close} onClick={() => setCaseOpen(false)}><CloseIcon fontSize="small" /></IconButton></Box>{panel}</Drawer>}
    </Box>
  );
}

/** R and N open the composer in its kind; the key itself is not typed into it. */
function useComposerKeys(field: RefObject<HTMLTextAreaElement | null>, setKind: (kind: OutgoingKind) => void): void {
  const [wanted, setWanted] = useState(0);
  const open = (kind: OutgoingKind): void => {
    setKind(kind);
    setWanted((count) => count + 1);
  };
  useKeys({ r: () => open('reply'), n: () => open('note') });
  useEffect(() => {
    if (wanted > 0) window.setTimeout(() => field.current?.focus(), 0);
  }, [wanted, field]);
}
