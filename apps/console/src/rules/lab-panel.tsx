import { useMutation } from '@apollo/client/react';
import { Alert, Box, Button, Card, Chip, LinearProgress, Link as MuiLink, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { RehearseRuleDocument, type RehearseRuleMutation, type RuleTrialInput } from '../gql/types';
import { accepted, explain } from '../providers/user-errors';
import { percentOf, movedWords } from './lab-words';

type Result = NonNullable<RehearseRuleMutation['rehearseRule']['rehearsal']>;
const THEN = { AI_RESOLVED: 'resolved by the AI', PERSON: 'a person took it', ABANDONED: 'abandoned', OPEN: 'still open' } as const;
/** How much is read when somebody wants more than the usual. */
const MORE = 20_000;
const KIND = { NEW_HANDOFF: 'would be handed over', LOST_HANDOFF: 'would no longer be handed over', FIRES: 'fires' } as const;

/** Tries the rule on the archive before it is saved: whom it would have moved, and what that would have cost. */
export function LabPanel({ trial, ready }: { trial: RuleTrialInput; ready: boolean }): ReactElement {
  const [days, setDays] = useState(30);
  const [tried, setTried] = useState<{ of: string; result: Result } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [rehearse, { loading }] = useMutation(RehearseRuleDocument);
  const key = JSON.stringify([trial, days]);
  const run = async (messages?: number): Promise<void> => {
    setProblem(null);
    try {
      const { data } = await rehearse({ variables: { input: trial, days, messages } });
      const { rehearsal } = accepted(data?.rehearseRule);
      if (rehearsal) setTried({ of: key, result: rehearsal });
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  return (
    <Card component="section" aria-label="Rule lab" variant="outlined" sx={{ p: 2 }}>
      <Typography variant="h2" gutterBottom>Try it on the past</Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>Plays your customers’ messages through the rules as they are and as they would be. Nothing is changed.</Typography>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 1 }}>
        <TextField select size="small" label="Messages of" value={days} onChange={(event) => setDays(Number(event.target.value))} sx={{ minWidth: 132 }}>
          {[7, 30, 90, 365].map((count) => <MenuItem key={count} value={count}>the last {count} days</MenuItem>)}
        </TextField>
        <Button variant="outlined" disabled={!ready || loading} onClick={() => void run()} data-testid="rehearse">Try</Button>
      </Stack>
      <Box aria-live="polite">
        {loading ? <LinearProgress aria-label="Reading the archive" /> : null}
        {problem ? <Alert severity="error">{problem}</Alert> : null}
        {tried && !loading ? <Outcome result={tried.result} stale={tried.of !== key} onMore={() => void run(MORE)} /> : null}
        {!tried && !loading && !problem ? <Typography variant="body2" color="text.secondary">Not tried yet.</Typography> : null}
      </Box>
    </Card>
  );
}

function Outcome({ result, stale, onMore }: { result: Result; stale: boolean; onMore: () => void }): ReactElement {
  if (result.messages === 0) return <Alert severity="info">There are no messages in this time.</Alert>;
  const rows: [string, string][] = [
    ['Fires on', `${result.firedMessages} of ${result.messages} messages, in ${result.firedEpisodes} of ${result.episodes} conversations`],
    ['Handoffs', `${result.handoffsBefore} → ${result.handoffsAfter} of ${result.episodes}`],
    ['Deflection', `${percentOf(result.aiResolvedBefore, result.ended)} → ${percentOf(result.aiResolvedAfter, result.ended)} of ${result.ended} ended`],
    ['Precision', result.askedEnded === 0 ? 'no ended conversation to judge by' : `${percentOf(result.askedTakenByPerson, result.askedEnded)}: a person took ${result.askedTakenByPerson} of ${result.askedEnded} anyway`],
  ];
  if (result.priorityChanges > 0) rows.push(['Priority', `changes in ${result.priorityChanges}`]);
  return (
    <Stack spacing={1.5} sx={{ opacity: stale ? 0.6 : 1 }}>
      {stale ? <Alert severity="info" variant="outlined">The rule was changed since. Try it again.</Alert> : null}
      <Typography data-testid="lab-moved" sx={{ fontWeight: 550 }}>{movedWords(result)}</Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5 }}>
        {rows.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="text.secondary">{name}</Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>{value}</Typography>
          </Box>
        ))}
      </Box>
      {result.truncated ? (
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="caption" color="text.secondary">
            The newest {result.messages.toLocaleString('en')} of {result.archiveMessages.toLocaleString('en')} messages were read ({percentOf(result.messages, result.archiveMessages)}{result.readSince ? `, since ${new Date(result.readSince).toLocaleDateString('en', { dateStyle: 'medium' })}` : ''}).
          </Typography>
          {result.messages < MORE ? <Button size="small" onClick={onMore}>Read more</Button> : null}
        </Stack>
      ) : null}
      {result.examples.length > 0 ? (
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {result.examples.map((example) => (
            <Box component="li" key={`${example.conversationId} ${example.messageSeq}`} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
              <MuiLink component={Link} to={`/inbox/all/${example.conversationId}`} variant="body2" dir="auto" sx={{ overflowWrap: 'anywhere', display: '-webkit-box', WebkitLineClamp: 3, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}>{example.text}</MuiLink>
              <Stack direction="row" sx={{ gap: 0.5, mt: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
                <Chip size="small" label={KIND[example.kind]} color={example.kind === 'FIRES' ? 'default' : 'warning'} variant="outlined" />
                <Typography variant="caption" color="text.secondary">{example.evidence ? `“${example.evidence}” · ` : ''}{THEN[example.then]}</Typography>
              </Stack>
            </Box>
          ))}
        </Box>
      ) : null}
    </Stack>
  );
}
