import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, LinearProgress, Skeleton, Slider, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { useNotify } from 'react-admin';
import { FindingFactsDocument, SetSynonymsDocument, SetWordShareDocument, type FindingFactsQuery } from '../gql/types';
import { formatShare } from '../providers/format';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { groupsToText, lineOf, textToGroups } from './finding-draft';

/** While the index moves to another model, its progress is looked up this often, in ms. */
const LOOK_MS = 3_000;
/** The weight that was measured best with the local model (docs/retrieval.md). */
const MEASURED_SHARE = 0.3;

/** How passages are found: the model behind the index, words against meaning, synonyms. */
export function FindingPage(): ReactElement {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(FindingFactsDocument, { fetchPolicy: 'cache-and-network' });
  const moving = data?.finding.index?.nextModel != null;
  useEffect(() => {
    if (moving) startPolling(LOOK_MS);
    else stopPolling();
  }, [moving, startPolling, stopPolling]);
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 760 }}>
      <ScreenTitle title="Finding" />
      <Typography variant="h1" component="h1" gutterBottom>Finding</Typography>
      <Typography color="text.secondary" sx={{ mb: 3 }}>How the passages that answer a question are found in your documents. Try a question on the Try it page after a change.</Typography>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      {data ? (
        <Stack spacing={4}>
          <SynonymsForm synonyms={data.synonyms} own={data.finding.ownSynonyms} onSaved={() => void refetch()} />
          <WordShareForm share={data.finding.wordShare} onSaved={() => void refetch()} />
          <Index index={data.finding.index} />
        </Stack>
      ) : error ? null : <Skeleton variant="rounded" height={420} />}
    </Box>
  );
}

function SynonymsForm({ synonyms, own, onSaved }: { synonyms: FindingFactsQuery['synonyms']; own: boolean; onSaved(): void }): ReactElement {
  const [text, setText] = useState(() => groupsToText(synonyms));
  const [problem, setProblem] = useState<string | null>(null);
  const [save, { loading }] = useMutation(SetSynonymsDocument);
  const mayWrite = useMay('administer');
  const notify = useNotify();
  const send = async (groups: ReturnType<typeof textToGroups> | null): Promise<void> => {
    setProblem(null);
    try {
      const { data } = await save({ variables: { groups } });
      const refused = data?.setSynonyms.userErrors[0];
      const line = lineOf(refused?.field, text);
      if (refused && line !== null) {
        setProblem(`Line ${line}: ${refused.message}`);
        return;
      }
      const { synonyms: saved } = accepted(data?.setSynonyms);
      if (saved) setText(groupsToText(saved));
      notify('Saved', { type: 'success' });
      onSaved();
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(textToGroups(text));
  };
  return (
    <Stack component="form" spacing={1.5} onSubmit={submit} aria-labelledby="synonyms-heading">
      <Typography variant="h2" id="synonyms-heading">Synonyms</Typography>
      <Typography color="text.secondary">
        What customers call things, and what your documents call them. A group a line: <code>bill, invoice</code> works both ways, <code>amex &gt; American Express</code> one way. A synonym counts a third of a word that was
        asked; too many make finding worse.
      </Typography>
      {problem ? <Alert severity="error">{problem}</Alert> : null}
      <TextField label="Synonyms, a group a line" multiline minRows={8} maxRows={24} value={text} onChange={(event) => setText(event.target.value)} disabled={!mayWrite} helperText={own ? 'Your own list.' : 'The list that comes with the product. Saving makes it your own.'} slotProps={{ htmlInput: { spellCheck: false } }} />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={loading || !mayWrite}>Save synonyms</Button>
        {own ? <Button disabled={loading || !mayWrite} onClick={() => void send(null)}>Back to the shipped list</Button> : null}
      </Stack>
    </Stack>
  );
}

function WordShareForm({ share, onSaved }: { share: number; onSaved(): void }): ReactElement {
  const [value, setValue] = useState(share);
  const [problem, setProblem] = useState<string | null>(null);
  const [save, { loading }] = useMutation(SetWordShareDocument);
  const mayWrite = useMay('administer');
  const notify = useNotify();
  const send = async (wordShare: number | null): Promise<void> => {
    setProblem(null);
    try {
      const { data } = await save({ variables: { wordShare } });
      const { finding } = accepted(data?.setWordShare);
      if (finding) setValue(finding.wordShare);
      notify('Saved', { type: 'success' });
      onSaved();
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  const percent = Math.round(value * 100);
  return (
    <Stack component="section" spacing={1.5} aria-labelledby="share-heading">
      <Typography variant="h2" id="share-heading">Words against meaning</Typography>
      <Typography color="text.secondary">How much it counts that a passage holds the very words of the question, against that it means the same. {formatShare(MEASURED_SHARE)} was measured best with the local model; a stronger model may deserve fewer words.</Typography>
      {problem ? <Alert severity="error">{problem}</Alert> : null}
      <Box sx={{ px: 4, maxWidth: 480 }}>
        <Slider value={percent} min={0} max={100} step={5} disabled={!mayWrite} onChange={(_, next) => setValue(Number(next) / 100)} valueLabelDisplay="auto" valueLabelFormat={(at) => `${formatShare(at / 100)} words`} aria-label="Share of words" getAriaValueText={(at) => `${at} percent words, ${100 - at} percent meaning`} marks={[{ value: 0, label: 'meaning' }, { value: Math.round(MEASURED_SHARE * 100), label: 'measured' }, { value: 100, label: 'words' }]} />
      </Box>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <Button variant="contained" disabled={loading || !mayWrite || Math.abs(value - share) < 0.005} onClick={() => void send(value)}>Save {formatShare(percent / 100)}</Button>
        {Math.abs(share - MEASURED_SHARE) > 0.005 ? <Button disabled={loading || !mayWrite} onClick={() => void send(null)}>Back to the measured weight</Button> : null}
      </Stack>
    </Stack>
  );
}

function Index({ index }: { index: FindingFactsQuery['finding']['index'] }): ReactElement {
  return (
    <Stack component="section" spacing={1.5} aria-labelledby="index-heading">
      <Typography variant="h2" id="index-heading">Embedding model</Typography>
      {index ? (
        <Typography>
          <Box component="code" sx={{ overflowWrap: 'anywhere' }}>{index.model}</Box> answers, with {index.dimensions} dimensions, over {index.total.toLocaleString()} passages.
        </Typography>
      ) : <Typography color="text.secondary">Nothing has been read in yet.</Typography>}
      {index?.nextModel ? (
        <Box aria-live="polite">
          <Typography gutterBottom>Moving to <Box component="code" sx={{ overflowWrap: 'anywhere' }}>{index.nextModel}</Box>: {index.done.toLocaleString()} of {index.total.toLocaleString()} passages. The old index answers until all are done.</Typography>
          <LinearProgress variant="determinate" value={index.total > 0 ? (100 * index.done) / index.total : 100} aria-label="Passages that have moved" />
          {index.error ? <Alert severity="warning" sx={{ mt: 1.5 }}>It stands still: {index.error} It is tried again by itself.</Alert> : null}
        </Box>
      ) : null}
    </Stack>
  );
}
