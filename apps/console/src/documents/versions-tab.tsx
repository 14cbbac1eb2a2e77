import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Chip, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useRecordContext } from 'react-admin';
import { DocumentVersionsDocument, type DocumentVersionsQuery } from '../gql/types';
import { formatDateTime, formatSeconds } from '../providers/format';
import { ListSkeleton, LoadError } from '../shared/states';
import type { DocumentRecord } from './documents-resource';
import { DifferenceView } from './difference-view';

type Version = DocumentVersionsQuery['documentVersions']['edges'][number]['node'];
const PAGE = 20;
const STATES = { QUEUED: 'waiting', PROCESSING: 'being read', READY: 'read', FAILED: 'not read' } as const;

/** Every content the document had, and what changed from one to another. */
export function VersionsTab(): ReactElement {
  const record = useRecordContext<DocumentRecord>();
  const { data, error, loading, fetchMore, refetch } = useQuery(DocumentVersionsDocument, { variables: { id: String(record?.id), first: PAGE, after: null }, skip: !record, fetchPolicy: 'cache-and-network' });
  const state = `${record?.version ?? 0} ${record?.status ?? ''}`;
  const shown = useRef(state);
  useEffect(() => {
    if (shown.current !== state) void refetch();
    shown.current = state;
  }, [state, refetch]);
  const page = data?.documentVersions;
  if (error && !page) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!page || !record) return <ListSkeleton rows={3} />;
  const versions = page.edges.map((edge) => edge.node);
  const more = (): void => {
    void fetchMore({
      variables: { after: page.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({ ...before, documentVersions: { ...fetchMoreResult.documentVersions, edges: [...before.documentVersions.edges, ...fetchMoreResult.documentVersions.edges] } }),
    });
  };
  return (
    <Box sx={{ p: 2, display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '300px minmax(0, 1fr)' } }}>
      <Box component="section" aria-label="Versions">
        <Box component="ol" reversed sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {versions.map((version) => <VersionItem key={version.version} version={version} />)}
        </Box>
        {page.pageInfo.hasNextPage ? <Button onClick={more} disabled={loading} sx={{ mt: 1 }}>Show older versions</Button> : null}
      </Box>
      <Comparison key={record.id} documentId={String(record.id)} versions={versions.filter((version) => version.readable)} />
    </Box>
  );
}

function VersionItem({ version }: { version: Version }): ReactElement {
  const by = version.authorName ?? (version.authorKind === 'SYSTEM' ? 'Chatref' : 'a former colleague');
  return (
    <Box component="li" sx={{ border: 1, borderColor: version.live ? 'success.main' : 'divider', borderRadius: 1, p: 1.5 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>Version {version.version}</Typography>
        {version.live ? <Chip label="answers" color="success" variant="outlined" /> : null}
      </Stack>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{version.title}</Typography>
      <Typography variant="caption" color="text.secondary" component="p">{formatDateTime(version.createdAt)} · {by}</Typography>
      <Typography variant="caption" color="text.secondary" component="p">
        {version.status === 'READY' ? `${version.passageCount} ${version.passageCount === 1 ? 'passage' : 'passages'}${version.liveInMs === null ? '' : ` · answered after ${formatSeconds(version.liveInMs / 1_000)}`}` : STATES[version.status]}
      </Typography>
      {version.error ? <Typography variant="caption" color="error" component="p">{version.error}</Typography> : null}
    </Box>
  );
}

function Comparison({ documentId, versions }: { documentId: string; versions: readonly Version[] }): ReactElement {
  const [newest, before] = versions;
  const [chosen, setChosen] = useState<{ from: number | null; to: number | null }>({ from: null, to: null });
  if (!newest || !before) return <Alert severity="info" sx={{ alignSelf: 'start' }}>{newest ? 'There is one version. When the document changes, what changed is shown here.' : 'No version has been read yet.'}</Alert>;
  const from = chosen.from ?? before.version;
  const to = chosen.to ?? newest.version;
  const choice = (label: string, value: number, choose: (version: number) => void): ReactElement => (
    <TextField select size="small" label={label} value={value} onChange={(event) => choose(Number(event.target.value))} sx={{ minWidth: 130 }}>
      {versions.map(({ version, live }) => <MenuItem key={version} value={version}>Version {version}{live ? ' (answers)' : ''}</MenuItem>)}
    </TextField>
  );
  return (
    <Box component="section" aria-label="What changed" sx={{ minWidth: 0 }}>
      <Stack direction="row" spacing={1} sx={{ mb: 2, alignItems: 'center', flexWrap: 'wrap', rowGap: 1 }}>
        {choice('From', from, (version) => setChosen({ from: version, to }))}
        {choice('To', to, (version) => setChosen({ from, to: version }))}
      </Stack>
      <DifferenceView documentId={documentId} from={from} to={to} />
    </Box>
  );
}
