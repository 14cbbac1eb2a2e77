import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Chip, Dialog, DialogActions, DialogContent, DialogTitle, Skeleton, Stack, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { RuleLogOfDocument, type RuleLogOfQuery } from '../gql/types';
import { text } from '../messages';
import { formatDate } from '../providers/format';
import { explain } from '../providers/user-errors';

type Entry = RuleLogOfQuery['ruleLog']['edges'][number]['node'];
type Tried = Entry['rules'][number];
const OUTCOMES = { FIRED: 'matched', NOT_MET: 'did not match', NOT_REACHED: 'not read', OFF: 'off' } as const;

/** Which rules matched each of the customer's messages and which did not, with the evidence and the version that was read. */
export function RuleLogButton({ conversationId }: { conversationId: string }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>Which rules matched?</Button>
      {open ? (
        <Dialog open onClose={() => setOpen(false)} fullWidth maxWidth="md" aria-labelledby="rule-log-title">
          <DialogTitle id="rule-log-title">Rule log</DialogTitle>
          <DialogContent><RuleLog conversationId={conversationId} /></DialogContent>
          <DialogActions><Button onClick={() => setOpen(false)}>{text.common.close}</Button></DialogActions>
        </Dialog>
      ) : null}
    </>
  );
}

function RuleLog({ conversationId }: { conversationId: string }): ReactElement {
  const { data, error, refetch, fetchMore } = useQuery(RuleLogOfDocument, { variables: { conversationId, after: null }, fetchPolicy: 'cache-and-network' });
  if (error) return <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert>;
  if (!data) return <Skeleton variant="rounded" height={240} />;
  const { edges, pageInfo } = data.ruleLog;
  if (edges.length === 0) return <Typography color="text.secondary">No message of this conversation has been read by the rules yet.</Typography>;
  const more = (): void => void fetchMore({ variables: { after: pageInfo.endCursor }, updateQuery: (before, { fetchMoreResult }) => ({ ruleLog: { ...fetchMoreResult.ruleLog, edges: [...before.ruleLog.edges, ...fetchMoreResult.ruleLog.edges] } }) });
  return (
    <Stack spacing={3}>
      {edges.map(({ node }) => <EntryView key={node.messageSeq} entry={node} />)}
      {pageInfo.hasNextPage ? <Box><Button onClick={more}>Earlier messages</Button></Box> : null}
    </Stack>
  );
}

function EntryView({ entry }: { entry: Entry }): ReactElement {
  const [all, setAll] = useState(false);
  const matched = entry.rules.filter((rule) => rule.outcome === 'FIRED');
  const shown = all ? entry.rules : matched;
  return (
    <Box component="section" aria-label={`Message ${entry.messageSeq}`}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h3" component="h2">Message {entry.messageSeq}</Typography>
        <Chip size="small" label={`rules v${entry.version}`} />
        <Chip size="small" variant="outlined" color={entry.reproduced ? 'success' : 'error'} label={entry.reproduced ? 'reproduced' : 'not reproduced'} title={entry.reproduced ? 'Reading this version again on the same facts gives the same result' : 'Reading this version again gives another result than was noted then'} />
        <Typography variant="caption" color="text.secondary">{formatDate(entry.at)}</Typography>
      </Stack>
      {matched.length === 0 ? <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>None of {entry.rules.length} rules matched.</Typography> : null}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 1 }}>{shown.map((rule, index) => <RuleView key={index} rule={rule} />)}</Box>
      <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Only those that matched' : `Show all ${entry.rules.length} rules`}</Button>
    </Box>
  );
}

function RuleView({ rule }: { rule: Tried }): ReactElement {
  const fired = rule.outcome === 'FIRED';
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ fontWeight: fired ? 600 : 450, overflowWrap: 'anywhere' }}>{rule.name}</Typography>
        <Typography variant="caption" color={fired ? 'success.main' : 'text.secondary'}>{OUTCOMES[rule.outcome]}</Typography>
      </Stack>
      <Typography variant="caption" color="text.secondary" component="p" sx={{ overflowWrap: 'anywhere' }}>{rule.sentence}</Typography>
      {rule.conditions.map((condition, index) => (
        <Typography key={index} variant="body2" component="p" sx={{ overflowWrap: 'anywhere', pl: 1 }}>
          <span aria-hidden>{condition.holds ? '✓' : '–'}</span> {condition.condition}{condition.evidence ? <Typography component="span" variant="body2" color="text.secondary"> · {condition.evidence}</Typography> : null}
          <Box component="span" sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>{condition.holds ? ' holds' : ' does not hold'}</Box>
        </Typography>
      ))}
    </Box>
  );
}
