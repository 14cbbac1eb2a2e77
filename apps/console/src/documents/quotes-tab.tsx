import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Chip, Link as MuiLink, Skeleton, Stack, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useRecordContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { DocumentAnswersDocument } from '../gql/types';
import { text } from '../messages';
import { formatAgo } from '../providers/format';
import { explain } from '../providers/user-errors';
import { EmptyState } from '../shared/states';
import { useNow } from '../shared/use-now';
import type { DocumentRecord } from './documents-resource';

const PAGE = 20;

/** What customers were told from this document, with the way to each conversation. */
export function QuotesTab(): ReactElement {
  const record = useRecordContext<DocumentRecord>();
  const now = useNow();
  const { data, error, loading, fetchMore, refetch } = useQuery(DocumentAnswersDocument, { variables: { id: String(record?.id), first: PAGE, after: null }, skip: !record, fetchPolicy: 'cache-and-network' });
  const page = data?.document?.answers;
  if (error && !page) return <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => void refetch()}>{text.common.retry}</Button>}>{explain(error)}</Alert>;
  if (!page) return <Stack spacing={1} sx={{ p: 2 }} aria-busy={loading}>{[0, 1, 2].map((row) => <Skeleton key={row} variant="rounded" height={88} />)}</Stack>;
  if (page.totalCount === 0) return <EmptyState title="Not quoted yet" hint="No answer has rested on this document so far. Ask it a question in the playground to see whether it is found." action={<Button component={Link} to="/playground" variant="outlined">Ask a question</Button>} />;
  const more = (): void => {
    void fetchMore({
      variables: { after: page.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => {
        if (!before.document || !fetchMoreResult.document) return before;
        const next = fetchMoreResult.document.answers;
        return { ...before, document: { ...before.document, ...fetchMoreResult.document, answers: { ...next, edges: [...before.document.answers.edges, ...next.edges] } } };
      },
    });
  };
  return (
    <Box sx={{ p: 2, maxWidth: 860 }}>
      <Typography variant="body2" color="text.secondary">Quoted in {page.totalCount} {page.totalCount === 1 ? 'answer' : 'answers'}; {data?.document?.usage.ledToHandoff ?? 0} of these conversations went to a person afterwards.</Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0, display: 'grid', gap: 1.5 }}>
        {page.edges.map(({ node }) => (
          <Box component="li" key={node.message.id} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
            <Stack direction="row" sx={{ gap: 1, justifyContent: 'space-between', flexWrap: 'wrap' }}>
              <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }} dir="auto">{node.question ?? node.message.text}</Typography>
              <Typography variant="caption" color="text.secondary" component="time" dateTime={node.at}>{formatAgo(node.at, now)} · version {node.documentVersion}</Typography>
            </Stack>
            <Typography component="blockquote" variant="body2" dir="auto" sx={{ m: 0, my: 1, pl: 1.5, borderLeft: 3, borderColor: 'divider', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{node.quote}</Typography>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <MuiLink component={Link} to={`/inbox/all/${node.conversation.id}`} variant="body2">Open the conversation</MuiLink>
              <Chip label={text.statuses[node.conversation.status]} variant="outlined" />
              {node.message.helpful === null ? null : <Chip label={node.message.helpful ? 'helpful' : 'not helpful'} color={node.message.helpful ? 'success' : 'warning'} variant="outlined" />}
            </Stack>
          </Box>
        ))}
      </Box>
      {page.pageInfo.hasNextPage ? <Button onClick={more} disabled={loading} sx={{ mt: 1 }}>Show more of {page.totalCount}</Button> : null}
    </Box>
  );
}
