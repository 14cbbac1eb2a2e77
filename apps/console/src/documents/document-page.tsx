import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { DeleteWithConfirmButton, Edit, SaveButton, SimpleForm, Toolbar, useRecordContext } from 'react-admin';
import { DocumentPassagesDocument } from '../gql/types';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';
import { DocumentFields } from './document-form';
import type { DocumentRecord } from './documents-resource';
import { StatusChip } from './status-chip';
import { TryPanel } from './try-panel';

/** One document: its text to edit, the passages the retriever sees, and a question to try. */
export function DocumentPage(): ReactElement {
  const [tab, setTab] = useState<'text' | 'passages' | 'try'>('text');
  const mayWrite = useMay('administer');
  return (
    <Edit title={<Title />} mutationMode="pessimistic" redirect={false} actions={false}>
      <Box>
        <Heading />
        <Tabs value={tab} onChange={(_, next: 'text' | 'passages' | 'try') => setTab(next)} sx={{ px: 2, borderBottom: 1, borderColor: 'divider' }}>
          <Tab value="text" label="Text" />
          <Tab value="passages" label="Passages" />
          <Tab value="try" label="Try a question" />
        </Tabs>
        <Box role="tabpanel" hidden={tab !== 'text'}>
          <SimpleForm toolbar={mayWrite ? <FormActions /> : false} sx={{ maxWidth: 860 }}>
            <DocumentFields fixedFormat />
          </SimpleForm>
        </Box>
        {tab === 'passages' ? <Passages /> : null}
        {tab === 'try' ? <Box sx={{ p: 2 }}><TryPanel /></Box> : null}
      </Box>
    </Edit>
  );
}

function Title(): ReactElement {
  const record = useRecordContext<DocumentRecord>();
  return <>{record?.title ?? 'Document'}</>;
}

function Heading(): ReactElement | null {
  const record = useRecordContext<DocumentRecord>();
  if (!record) return null;
  return (
    <Box sx={{ p: 2, pb: 1 }}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'flex-start', justifyContent: 'space-between' }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>{record.title}</Typography>
        <StatusChip document={record} />
      </Stack>
      <Typography variant="body2" color="text.secondary">Version {record.version} · {record.passageCount} passages</Typography>
      {record.error ? <Alert severity="error" sx={{ mt: 1 }}>{record.error}</Alert> : null}
    </Box>
  );
}

function FormActions(): ReactElement {
  return (
    <Toolbar sx={{ justifyContent: 'space-between' }}>
      <SaveButton label="Save and read in again" />
      <DeleteWithConfirmButton confirmTitle="Delete this document?" confirmContent="It will no longer be used for answers. What past answers quoted from it stays readable." />
    </Toolbar>
  );
}

const PAGE = 30;

function Passages(): ReactElement {
  const record = useRecordContext<DocumentRecord>();
  const { data, error, loading, fetchMore, refetch } = useQuery(DocumentPassagesDocument, { variables: { id: String(record?.id), first: PAGE, after: null }, skip: !record, fetchPolicy: 'cache-and-network' });
  const page = data?.document?.passages;
  if (error && !page) return <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert>;
  if (!page) return <Stack spacing={1} sx={{ p: 2 }} aria-busy={loading}>{[0, 1, 2, 3].map((row) => <Skeleton key={row} variant="rounded" height={72} />)}</Stack>;
  if (page.totalCount === 0) return <Typography color="text.secondary" sx={{ p: 3 }}>No passages yet. They appear when the document has been read.</Typography>;
  const more = (): void => {
    void fetchMore({
      variables: { after: page.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => {
        if (!before.document || !fetchMoreResult.document) return before;
        const next = fetchMoreResult.document.passages;
        return { ...before, document: { ...before.document, passages: { ...next, edges: [...before.document.passages.edges, ...next.edges] } } };
      },
    });
  };
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 2, display: 'grid', gap: 1, maxWidth: 860 }}>
      {page.edges.map(({ node }) => (
        <Box component="li" key={node.id} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
          <Typography variant="caption" color="text.secondary">{node.headingPath.join(' › ')}</Typography>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">{node.text}</Typography>
        </Box>
      ))}
      {page.pageInfo.hasNextPage ? <Button onClick={more} disabled={loading}>Show more of {page.totalCount}</Button> : null}
    </Box>
  );
}
