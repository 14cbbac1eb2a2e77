import { useLazyQuery } from '@apollo/client/react';
import { Box, Button, LinearProgress, Link as MuiLink, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { PassageSearchDocument } from '../gql/types';
import { KnowledgeTabs } from '../layout/knowledge-tabs';
import { Page } from '../shared/page';
import { EmptyState, LoadError } from '../shared/states';

const MOST = 30;

/** Search over the passages of all documents, with the scores the retriever gives them. */
export function SearchPage(): ReactElement {
  const [words, setWords] = useState('');
  const [ask, { data, error, loading, refetch }] = useLazyQuery(PassageSearchDocument, { fetchPolicy: 'network-only' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() !== '') void ask({ variables: { query: words, first: MOST } });
  };
  const found = data?.searchKnowledge;
  return (
    <Page title="Search the knowledge" lead="The passages that the retriever finds for a question or a few words, best first, each with its relevance from 0 to 1.">
      <KnowledgeTabs />
      <Stack component="form" onSubmit={submit} direction={{ xs: 'column', sm: 'row' }} spacing={1} role="search">
        <TextField label="Question or words" value={words} onChange={(event) => setWords(event.target.value)} fullWidth slotProps={{ htmlInput: { maxLength: 1000, dir: 'auto' } }} />
        <Button type="submit" variant="contained" disabled={loading || words.trim() === ''}>Search</Button>
      </Stack>
      <Box sx={{ height: 4, my: 1 }}>{loading ? <LinearProgress aria-label="Searching" /> : null}</Box>
      {error ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {found?.length === 0 ? <EmptyState title="Nothing found" hint="No passage holds anything near these words. Add a document that does." action={<Button component={Link} to="/documents/create" variant="outlined">Add a document</Button>} /> : null}
      <Box component="ol" aria-label="Passages" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {found?.map((passage) => (
          <Box component="li" key={passage.id} sx={{ display: 'grid', gridTemplateColumns: '64px minmax(0, 1fr)', gap: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}>
            <Box>
              <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>{passage.score?.toFixed(2)}</Typography>
              <Box aria-hidden sx={{ height: 4, borderRadius: 2, bgcolor: (theme) => theme.palette.sunken }}><Box sx={{ height: 4, borderRadius: 2, width: `${(passage.score ?? 0) * 100}%`, bgcolor: 'primary.main' }} /></Box>
            </Box>
            <Box>
              <MuiLink component={Link} to={`/documents/${passage.document.id}`} variant="body2">{passage.headingPath.join(' › ')}</MuiLink>
              <Typography dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{passage.text}</Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Page>
  );
}
