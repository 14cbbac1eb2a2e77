import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Chip, LinearProgress, MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { RunTestSuiteDocument, TestRunResultsDocument, TestSuiteDocument, type TestRunRowFragment } from '../gql/types';
import { formatAgo, formatDateTime } from '../providers/format';
import { accepted, explain } from '../providers/user-errors';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { useNow } from '../shared/use-now';
import { ResultRow } from './result-row';

const PAGE = 50;
const POLL_MS = 1_000;
/** While nothing runs: a run may start by itself after a change of the knowledge. */
const IDLE_POLL_MS = 8_000;
type Filter = 'all' | 'failed' | 'changed';

/** Runs of all test questions: the last one with what changed against the one before, and older ones. */
export function SuitePanel({ mayWrite }: { mayWrite: boolean }): ReactElement {
  const [chosen, setChosen] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const { data, error, refetch, startPolling } = useQuery(TestSuiteDocument, { fetchPolicy: 'cache-and-network', pollInterval: IDLE_POLL_MS });
  const [start, starting] = useMutation(RunTestSuiteDocument);
  const runs = data?.testRuns.edges.map((edge) => edge.node) ?? [];
  const run = runs.find((one) => one.id === chosen) ?? runs[0];
  const begin = async (): Promise<void> => {
    try {
      accepted((await start()).data?.runTestSuite);
      setFailed(null);
      setChosen(null);
      await refetch();
      startPolling(IDLE_POLL_MS);
    } catch (failure) {
      setFailed(failure);
    }
  };
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (data.testQuestions.totalCount === 0) return <EmptyState title="No test questions yet" hint="Ask something in the playground and save it with what it should bring. A run asks all of them and shows what changed." action={<Button component={Link} to="/playground" variant="outlined">Ask a question</Button>} />;
  return (
    <Stack spacing={2}>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2} sx={{ alignItems: { sm: 'center' } }}>
        {runs.length > 0 ? (
          <TextField select label="Run" value={run?.id ?? ''} onChange={(event) => setChosen(event.target.value)} sx={{ minWidth: 260 }}>
            {runs.map((one) => <MenuItem key={one.id} value={one.id}>{`No. ${one.number} · ${one.passed} of ${one.total} passed · ${formatDateTime(one.createdAt)}`}</MenuItem>)}
          </TextField>
        ) : <Typography color="text.secondary">{data.testQuestions.totalCount === 1 ? 'One question' : `${data.testQuestions.totalCount} questions`}, never run yet.</Typography>}
        {mayWrite ? <Button variant="contained" onClick={() => void begin()} loading={starting.loading} disabled={runs.some((one) => one.status === 'QUEUED' || one.status === 'RUNNING')}>Run now</Button> : null}
      </Stack>
      {failed ? <Alert severity="error">{explain(failed)}</Alert> : null}
      {run ? <Run key={run.id} run={run} onEnd={() => void refetch()} /> : null}
    </Stack>
  );
}

function Run({ run: known, onEnd }: { run: TestRunRowFragment; onEnd: () => void }): ReactElement {
  const [filter, setFilter] = useState<Filter>('all');
  const now = useNow();
  const variables = { id: known.id, first: PAGE, after: null, passed: filter === 'failed' ? false : null, changed: filter === 'changed' ? true : null };
  const { data, previousData, error, fetchMore, refetch, loading, stopPolling } = useQuery(TestRunResultsDocument, {
    variables, fetchPolicy: 'cache-and-network', pollInterval: known.status === 'QUEUED' || known.status === 'RUNNING' ? POLL_MS : 0,
    skipPollAttempt: () => document.hidden,
  });
  const run = (data ?? previousData)?.testRun;
  if (error && !run) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!run) return <ListSkeleton />;
  const busy = run.status === 'QUEUED' || run.status === 'RUNNING';
  if (!busy && (known.status === 'QUEUED' || known.status === 'RUNNING')) {
    stopPolling();
    queueMicrotask(onEnd);
  }
  const more = (): void => {
    void fetchMore({
      variables: { after: run.results.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => (before.testRun && fetchMoreResult.testRun ? { testRun: { ...fetchMoreResult.testRun, results: { ...fetchMoreResult.testRun.results, edges: [...before.testRun.results.edges, ...fetchMoreResult.testRun.results.edges] } } } : before),
    });
  };
  return (
    <Box>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }} role="status">
        <Typography variant="h2" component="h2">{run.passed} of {busy ? run.total : run.done} passed</Typography>
        {run.changed > 0 ? <Chip label={`${run.changed} changed`} color="info" variant="outlined" /> : null}
        {run.status === 'FAILED' ? <Chip label="Stopped by an error" color="error" /> : null}
        <Typography variant="body2" color="text.secondary">{run.cause === 'KNOWLEDGE_CHANGED' ? 'after a change of the knowledge' : `started${run.startedBy ? ` by ${run.startedBy.name}` : ''}`} · {formatAgo(run.createdAt, now)}</Typography>
      </Stack>
      <Box sx={{ height: 8, my: 1 }}>{busy ? <LinearProgress variant="determinate" value={run.total > 0 ? (run.done / run.total) * 100 : 0} aria-label={`${run.done} of ${run.total} asked`} /> : null}</Box>
      <ToggleButtonGroup size="small" exclusive value={filter} onChange={(_, next: Filter | null) => next && setFilter(next)} aria-label="Which results" sx={{ mb: 1 }}>
        <ToggleButton value="all">All</ToggleButton><ToggleButton value="failed">Failed</ToggleButton><ToggleButton value="changed">Changed</ToggleButton>
      </ToggleButtonGroup>
      {run.results.totalCount === 0 ? <Typography color="text.secondary" sx={{ py: 2 }}>{busy ? 'The first question is being asked …' : filter === 'failed' ? 'Nothing failed.' : filter === 'changed' ? 'Everything is as in the run before.' : 'No results.'}</Typography> : null}
      <Box component="ul" aria-label="Results" sx={{ listStyle: 'none', p: 0, m: 0 }}>{run.results.edges.map(({ node }) => <ResultRow key={node.questionId} result={node} />)}</Box>
      {run.results.pageInfo.hasNextPage ? <Button onClick={more} disabled={loading}>Show more of {run.results.totalCount}</Button> : null}
    </Box>
  );
}
