import { useLazyQuery } from '@apollo/client/react';
import { Alert, Box, Button, LinearProgress, Link as MuiLink, Stack, TextField } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { CuratedMatchesDocument, type CuratedDraftInput } from '../gql/types';
import { explain } from '../providers/user-errors';
import { MatchLines } from './match-lines';

/** Type a question, see which entry it would meet. With a draft, as if that were saved. */
export function TryQuestion({ draft }: { draft?: CuratedDraftInput }): ReactElement {
  const [question, setQuestion] = useState('');
  const [ask, { data, error, loading }] = useLazyQuery(CuratedMatchesDocument, { fetchPolicy: 'network-only' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The editor is a form too.
    event.stopPropagation();
    if (question.trim() !== '') void ask({ variables: { question, draft: draft ?? null } });
  };
  return (
    <Box sx={{ p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Stack component="form" onSubmit={submit} direction={{ xs: 'column', sm: 'row' }} spacing={1}>
        <TextField label="Try a question" placeholder="As a customer would ask it" value={question} onChange={(event) => setQuestion(event.target.value)} fullWidth slotProps={{ htmlInput: { maxLength: 1000, dir: 'auto' } }} />
        <Button type="submit" variant="outlined" disabled={loading || question.trim() === ''} sx={{ flex: 'none' }}>Try</Button>
      </Stack>
      <Box sx={{ height: 4, mt: 0.5 }}>{loading ? <LinearProgress aria-label="Comparing" /> : null}</Box>
      {error ? <Alert severity="error">{explain(error)}</Alert> : null}
      {data ? (
        <Box sx={{ mt: 1 }}>
          <MatchLines matches={data.curatedMatches} />
          <MuiLink component={Link} to={`/playground?q=${encodeURIComponent(question)}`} variant="body2" sx={{ display: 'inline-block', mt: 1 }}>See the whole answer in the playground</MuiLink>
        </Box>
      ) : null}
    </Box>
  );
}
