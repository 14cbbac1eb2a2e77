import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, LinearProgress, Menu, MenuItem, Typography } from '@mui/material';
import { useEffect, useState, type ReactElement } from 'react';
import { CancelRetagDocument, RetagPastDocument, RetagRunDocument, type RetagFieldsFragment } from '../gql/types';
import { explain } from '../providers/user-errors';

const CHOICES: readonly { days: number | null; label: string }[] = [
  { days: 7, label: 'The last 7 days' },
  { days: 30, label: 'The last 30 days' },
  { days: null, label: 'Everything' },
];
const LOOK_MS = 1_500;

/** Tags the past anew with what the tags have become, and shows how far it has got. */
export function RetagPanel(): ReactElement {
  const { data, startPolling, stopPolling } = useQuery(RetagRunDocument, { fetchPolicy: 'cache-and-network' });
  const [start, starting] = useMutation(RetagPastDocument, { refetchQueries: [RetagRunDocument] });
  const [cancel] = useMutation(CancelRetagDocument, { refetchQueries: [RetagRunDocument] });
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = data?.retagRun ?? null;
  const running = run?.status === 'RUNNING';
  useEffect(() => {
    if (!running) return undefined;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [running, startPolling, stopPolling]);

  const begin = async (days: number | null): Promise<void> => {
    setAnchor(null);
    setProblem(null);
    try {
      const { data: answer } = await start({ variables: { days } });
      setProblem(answer?.retagPast.userErrors[0]?.message ?? null);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <Box component="section" aria-label="Tag the past anew" sx={{ mb: 2, display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
      {run && running ? (
        <Box sx={{ flex: '1 1 280px', maxWidth: 480 }}>
          <Typography variant="body2" id="retag-progress">Tagging the past anew: {run.done} of {run.total} conversations</Typography>
          <LinearProgress variant="determinate" aria-labelledby="retag-progress" value={run.total === 0 ? 100 : (100 * run.done) / run.total} sx={{ my: 0.5 }} />
          <Button size="small" onClick={() => void cancel({ variables: { id: run.id } }).catch((error: unknown) => setProblem(explain(error)))}>Stop</Button>
        </Box>
      ) : (
        <>
          <Button variant="outlined" disabled={starting.loading} onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu">Tag the past anew…</Button>
          <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
            {CHOICES.map(({ days, label }) => <MenuItem key={label} onClick={() => void begin(days)}>{label}</MenuItem>)}
          </Menu>
          <Typography variant="body2" color="text.secondary" role="status">{run ? outcomeOf(run) : 'Gives old conversations the tags of today. What agents did stays, and no rule fires.'}</Typography>
        </>
      )}
      {problem ? <Alert severity="warning" onClose={() => setProblem(null)}>{problem}</Alert> : null}
    </Box>
  );
}

function outcomeOf({ status, done, total, added, removed }: RetagFieldsFragment): string {
  const changes = `${added} set, ${removed} taken away`;
  if (status === 'DONE') return `Last time: ${total} conversations read, ${changes}.`;
  if (status === 'CANCELLED') return `Stopped after ${done} of ${total} conversations: ${changes}.`;
  return `It failed after ${done} of ${total} conversations (${changes}). Try again.`;
}
