import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Chip, InputAdornment, Link as MuiLink, Stack, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useDeferredValue, useEffect, useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { CuratedFileDocument, CuratedListDocument, SetCuratedThresholdDocument, type CuratedRowFragment } from '../gql/types';
import { KnowledgeTabs } from '../layout/knowledge-tabs';
import { formatAgo } from '../providers/format';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { Page } from '../shared/page';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { useNow } from '../shared/use-now';
import { CuratedEditor } from './curated-editor';
import { ImportButton } from './import-button';
import { TryQuestion } from './try-question';

const PAGE = 50;
/** Columns that a phone has no room for; there the answer stands below its question. */
const WIDE = { display: { xs: 'none', sm: 'table-cell' } } as const;
const LEAD = 'What you write here is given whenever its question is asked, before anything else is looked up. Disputes, fraud, legal matters, anyone who asks for a person, and your rules still come first.';

/** Custom answers: the list, trying a question against all of them, and the editor. */
export function CuratedPage(): ReactElement {
  const mayWrite = useMay('administer');
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const [params, setParams] = useSearchParams();
  const documentId = params.get('document');
  const [open, setOpen] = useState<CuratedRowFragment | 'new' | null>(null);
  const { data, previousData, error, fetchMore, refetch, loading, startPolling, stopPolling } = useQuery(CuratedListDocument, { variables: { first: PAGE, after: null, search: wanted || null, documentId }, fetchPolicy: 'cache-and-network' });
  const shown = data ?? previousData;
  const list = shown?.curatedAnswers;
  // What is being learned is learned in a moment; the list follows.
  const learning = list?.edges.some(({ node }) => node.enabled && !node.learned) ?? false;
  useEffect(() => {
    if (learning) startPolling(1_500);
    else stopPolling();
  }, [learning, startPolling, stopPolling]);
  const done = (): void => {
    setOpen(null);
    void refetch();
  };
  const more = (): void => {
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({ ...fetchMoreResult, curatedAnswers: { ...fetchMoreResult.curatedAnswers, edges: [...before.curatedAnswers.edges, ...fetchMoreResult.curatedAnswers.edges] } }),
    });
  };
  const actions = mayWrite ? <><ImportButton onDone={() => void refetch()} /><Button variant="contained" onClick={() => setOpen('new')}>Add answer</Button></> : null;
  return (
    <Page title="Custom answers" lead={LEAD} actions={actions}>
      <KnowledgeTabs />
      <TryQuestion />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2} sx={{ my: 2, alignItems: { sm: 'center' }, justifyContent: 'space-between' }}>
        <TextField label="Search questions and answers" value={search} onChange={(event) => setSearch(event.target.value)} sx={{ width: { xs: '100%', sm: 320 } }} />
        {shown ? <Threshold value={shown.workspace.curatedThreshold} mayWrite={mayWrite} onSaved={() => void refetch()} /> : null}
      </Stack>
      {documentId ? <FromFile documentId={documentId} onClear={() => setParams({})} /> : null}
      {error && !list ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!list && !error ? <ListSkeleton /> : null}
      {list?.totalCount === 0 ? (
        wanted || documentId ? <EmptyState title="Nothing found" hint={wanted ? `No custom answer holds “${wanted}”.` : 'No custom answer belongs to this file any more.'} action={<Button onClick={() => { setSearch(''); setParams({}); }}>Show all</Button>} />
          : <EmptyState title="No custom answers yet" hint="Write one for a question that must always get exactly your words, or import the question-answer pairs you already have." action={mayWrite ? <Button variant="outlined" onClick={() => setOpen('new')}>Add the first answer</Button> : null} />
      ) : null}
      {list && list.totalCount > 0 ? (
        <Box sx={{ overflowX: 'auto' }}>
          <Table aria-label="Custom answers" sx={{ tableLayout: { md: 'fixed' } }}>
            <TableHead><TableRow><TableCell sx={{ width: { md: '34%' } }}>Question</TableCell><TableCell sx={WIDE}>Answer</TableCell><TableCell align="right" sx={{ ...WIDE, width: { md: 96 } }}>From</TableCell><TableCell align="right" sx={{ width: { md: 140 } }}>Given</TableCell></TableRow></TableHead>
            <TableBody>{list.edges.map(({ node }) => <Row key={node.id} entry={node} onOpen={() => setOpen(node)} />)}</TableBody>
          </Table>
          {list.pageInfo.hasNextPage ? <Button onClick={more} disabled={loading} sx={{ mt: 1 }}>Show more of {list.totalCount}</Button> : null}
        </Box>
      ) : null}
      {open && shown ? <CuratedEditor entry={open === 'new' ? null : open} usual={shown.workspace.curatedThreshold} readOnly={!mayWrite} onClose={() => setOpen(null)} onDone={done} /> : null}
    </Page>
  );
}

/** Only what one file brought is listed. */
function FromFile({ documentId, onClear }: { documentId: string; onClear: () => void }): ReactElement {
  const { data } = useQuery(CuratedFileDocument, { variables: { id: documentId } });
  return <Chip label={`From the file “${data?.document?.title ?? '…'}”`} onDelete={onClear} sx={{ mb: 1, maxWidth: '100%' }} />;
}

function Row({ entry, onOpen }: { entry: CuratedRowFragment; onOpen: () => void }): ReactElement {
  const now = useNow();
  const answer = entry.answer.length > 200 ? `${entry.answer.slice(0, 200)} …` : entry.answer;
  return (
    <TableRow hover sx={{ opacity: entry.enabled ? 1 : 0.6, verticalAlign: 'top', cursor: 'pointer' }} onClick={onOpen}>
      <TableCell sx={{ minWidth: 180 }}>
        <Box component="button" type="button" onClick={(event) => { event.stopPropagation(); onOpen(); }} dir="auto" sx={{ all: 'unset', cursor: 'pointer', fontWeight: 550, overflowWrap: 'anywhere', '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 } }}>{entry.question}</Box>
        <Stack direction="row" sx={{ gap: 0.5, mt: 0.5, flexWrap: 'wrap' }}>
          {entry.alternatives.length > 0 ? <Typography variant="caption" color="text.secondary">+ {entry.alternatives.length} other {entry.alternatives.length === 1 ? 'way' : 'ways'} of asking</Typography> : null}
          {entry.importedFrom ? <MuiLink component={Link} to={`/documents/${entry.importedFrom.id}`} variant="caption" color="text.secondary" onClick={(event) => event.stopPropagation()} sx={{ overflowWrap: 'anywhere' }}>from {entry.importedFrom.title}</MuiLink> : null}
          {entry.enabled ? null : <Chip label="Off" variant="outlined" />}
          {entry.enabled && !entry.learned ? <Chip label="Being learned" color="info" variant="outlined" /> : null}
        </Stack>
        <Typography variant="body2" color="text.secondary" dir="auto" sx={{ display: { sm: 'none' }, mt: 0.5, overflowWrap: 'anywhere' }}>{answer}</Typography>
      </TableCell>
      <TableCell dir="auto" sx={{ ...WIDE, overflowWrap: 'anywhere', color: 'text.secondary', minWidth: 200 }}>{answer}</TableCell>
      <TableCell align="right" sx={{ ...WIDE, fontVariantNumeric: 'tabular-nums' }} title={entry.threshold === null ? 'As the workspace has it' : 'Its own threshold'}>{entry.effectiveThreshold.toFixed(2)}{entry.threshold === null ? '' : ' *'}</TableCell>
      <TableCell align="right">
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>{entry.usage.cited === 0 ? 'never' : `${entry.usage.cited} ×`}</Typography>
        {entry.usage.lastCitedAt ? <Typography variant="caption" color="text.secondary">{formatAgo(entry.usage.lastCitedAt, now)}</Typography> : null}
      </TableCell>
    </TableRow>
  );
}

/** How alike a question must be, for every entry without a threshold of its own. */
function Threshold({ value, mayWrite, onSaved }: { value: number; mayWrite: boolean; onSaved: () => void }): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [save, { loading }] = useMutation(SetCuratedThresholdDocument);
  if (!mayWrite) return <Typography variant="body2" color="text.secondary">Given from a likeness of {value.toFixed(2)} on</Typography>;
  const number = Number(draft);
  const valid = draft !== null && number >= 0.5 && number <= 1;
  const submit = async (): Promise<void> => {
    try {
      accepted((await save({ variables: { threshold: number } })).data?.updateWorkspace);
      setDraft(null);
      setFailed(null);
      onSaved();
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <Stack spacing={0.5}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <TextField
          label="Given from a likeness of" type="number" value={draft ?? value.toFixed(2)} onChange={(event) => setDraft(event.target.value)} error={draft !== null && !valid} sx={{ width: 190 }}
          slotProps={{ htmlInput: { min: 0.5, max: 1, step: 0.01 }, input: { endAdornment: <InputAdornment position="end">of 1</InputAdornment> } }}
        />
        {draft !== null && number !== value ? <Button onClick={() => void submit()} disabled={!valid} loading={loading}>Save</Button> : null}
      </Stack>
      {failed ? <Alert severity="error">{explain(failed)}</Alert> : null}
    </Stack>
  );
}
