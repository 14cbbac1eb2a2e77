import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useRecordContext } from 'react-admin';
import { DocumentPassagesDocument } from '../gql/types';
import { explain } from '../providers/user-errors';
import type { DocumentRecord } from './documents-resource';

const PAGE = 30;

/** The document as the retriever sees it, piece by piece. */
export function PassagesTab(): ReactElement {
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
