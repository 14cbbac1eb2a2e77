import { useQuery, useSubscription } from '@apollo/client/react';
import { Button, Link as MuiLink, Menu, MenuItem } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { CancelSyncDocument, DeleteSourceDocument, SourceEventsDocument, SourceOneDocument, SyncSourceDocument } from '../gql/types';
import { useAction } from '../conversations/use-actions';
import { useMay } from '../providers/permissions';
import { ConfirmDialog } from '../shared/confirm';
import { Page } from '../shared/page';
import { ListSkeleton, LoadError } from '../shared/states';
import { SourceForm } from './source-form';
import { SourcePages } from './source-pages';
import { SyncLine } from './sync-line';

/** One website: where it stands, its pages with the reason of each that was not read, and what can be done. */
export function SourceDetailPage(): ReactElement {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(SourceOneDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  useSubscription(SourceEventsDocument, { ignoreResults: true });
  const { busy, run } = useAction();
  const navigate = useNavigate();
  const mayWrite = useMay('administer');
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const source = data?.source;
  if (!source) return <Page title="Website">{error ? <LoadError error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={6} />}</Page>;
  const running = source.lastSync?.status === 'RUNNING';
  const actions = mayWrite && !source.removing ? (
    <>
      {running ? <Button variant="outlined" disabled={busy} onClick={() => void run(CancelSyncDocument, { id })}>Stop</Button> : <Button variant="contained" disabled={busy} onClick={() => void run(SyncSourceDocument, { id, whole: false })}>Read again now</Button>}
      <Button onClick={() => setEditing(true)}>Change</Button>
      <Button aria-haspopup="menu" onClick={(event) => setMenu(event.currentTarget)}>More</Button>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        <MenuItem disabled={running} onClick={() => { setMenu(null); void run(SyncSourceDocument, { id, whole: true }); }}>Read everything in full</MenuItem>
        <MenuItem onClick={() => { setMenu(null); setRemoving(true); }}>Remove this website …</MenuItem>
      </Menu>
    </>
  ) : undefined;
  const remove = async (): Promise<void> => {
    if (await run(DeleteSourceDocument, { id })) void navigate('/sources');
  };
  return (
    <Page title={source.name} actions={actions}>
      <MuiLink href={source.startUrl} target="_blank" rel="noopener noreferrer" sx={{ overflowWrap: 'anywhere' }}>{source.startUrl}</MuiLink>
      <SyncLine source={source} />
      <SourcePages id={id} stamp={`${source.lastSync?.id ?? ''} ${source.lastSync?.status ?? ''}`} />
      {editing ? <SourceForm source={source} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} /> : null}
      <ConfirmDialog open={removing} title="Remove this website?" body="Its documents leave the answers. What was quoted from them stays in past conversations." action="Remove with its documents" busy={busy} onConfirm={() => void remove()} onClose={() => setRemoving(false)} />
    </Page>
  );
}
