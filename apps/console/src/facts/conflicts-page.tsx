import { useMutation, useQuery } from '@apollo/client/react';
import { Box, Button, Link as MuiLink, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { DismissConflictDocument, FactConflictsDocument, ReopenConflictDocument, type FactConflictsQuery } from '../gql/types';
import { KnowledgeTabs } from '../layout/knowledge-tabs';
import { formatAgo, formatDateTime } from '../providers/format';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { FormDialog } from '../shared/form-dialog';
import { Page } from '../shared/page';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { useNow } from '../shared/use-now';

const PAGE = 50;
/** The comparison runs by itself a moment after a change. */
const POLL_MS = 8_000;
type Conflict = FactConflictsQuery['factConflicts']['edges'][number]['node'];
const KINDS: Record<Conflict['kind'], string> = { AMOUNT: 'Amount', PERCENT: 'Percentage', DURATION: 'Period', DATE: 'Date' };

/** Figures that contradict each other across documents, so that somebody can mend one of them. */
export function ConflictsPage(): ReactElement {
  const mayWrite = useMay('administer');
  const now = useNow();
  const [dismissed, setDismissed] = useState(false);
  const [leaving, setLeaving] = useState<Conflict | null>(null);
  const { data, previousData, error, fetchMore, refetch, loading } = useQuery(FactConflictsDocument, { variables: { dismissed, first: PAGE, after: null }, fetchPolicy: 'cache-and-network', pollInterval: POLL_MS, skipPollAttempt: () => document.hidden });
  const shown = data ?? previousData;
  const list = shown?.factConflicts;
  const more = (): void => {
    void fetchMore({ variables: { after: list?.pageInfo.endCursor }, updateQuery: (before, { fetchMoreResult }) => ({ ...fetchMoreResult, factConflicts: { ...fetchMoreResult.factConflicts, edges: [...before.factConflicts.edges, ...fetchMoreResult.factConflicts.edges] } }) });
  };
  const lead = 'Amounts, periods, percentages and dates that differ between documents although both speak of the same. Customers get whichever is found first, so mend one of the two, or dismiss a pair that is meant.';
  return (
    <Page title="Contradictions" lead={lead}>
      <KnowledgeTabs />
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 2 }}>
        <ToggleButtonGroup size="small" exclusive value={dismissed} onChange={(_, next: boolean | null) => next !== null && setDismissed(next)} aria-label="Which contradictions">
          <ToggleButton value={false}>Open</ToggleButton><ToggleButton value>Dismissed</ToggleButton>
        </ToggleButtonGroup>
        <Typography variant="body2" color="text.secondary">{shown?.factCheck ? `${shown.factCheck.facts} figures compared, ${formatAgo(shown.factCheck.checkedAt, now)}` : shown ? 'The documents have not been compared yet.' : ''}</Typography>
      </Stack>
      {error && !list ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!list && !error ? <ListSkeleton height={96} /> : null}
      {list?.totalCount === 0 ? <EmptyState title={dismissed ? 'Nothing dismissed' : 'No contradictions'} hint={dismissed ? 'Pairs that somebody dismissed stand here with their reason.' : 'No two documents state different figures of the same thing. They are compared again after every change.'} /> : null}
      <Box component="ul" aria-label="Contradictions" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 2 }}>
        {list?.edges.map(({ node }) => <ConflictCard key={node.id} conflict={node} mayWrite={mayWrite} onDismiss={() => setLeaving(node)} onChanged={() => void refetch()} />)}
      </Box>
      {list?.pageInfo.hasNextPage ? <Button onClick={more} disabled={loading} sx={{ mt: 1 }}>Show more of {list.totalCount}</Button> : null}
      {leaving ? <DismissDialog conflict={leaving} onClose={() => setLeaving(null)} onDone={() => { setLeaving(null); void refetch(); }} /> : null}
    </Page>
  );
}

function ConflictCard({ conflict, mayWrite, onDismiss, onChanged }: { conflict: Conflict; mayWrite: boolean; onDismiss: () => void; onChanged: () => void }): ReactElement {
  const [reopen, { loading }] = useMutation(ReopenConflictDocument);
  const notify = useNotify();
  const back = async (): Promise<void> => {
    try {
      accepted((await reopen({ variables: { id: conflict.id } })).data?.reopenFactConflict);
      onChanged();
    } catch (error) {
      notify(explain(error), { type: 'error' });
    }
  };
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', p: 2 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h3" component="h2">{KINDS[conflict.kind]}: {conflict.left.value} or {conflict.right.value}?</Typography>
        {mayWrite ? (conflict.dismissedAt ? <Button onClick={() => void back()} loading={loading}>Open again</Button> : <Button onClick={onDismiss}>Dismiss …</Button>) : null}
      </Stack>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
        <Side side={conflict.left} /><Side side={conflict.right} />
      </Box>
      {conflict.decisions.map((one) => (
        <Typography key={one.at} variant="caption" component="p" color="text.secondary" sx={{ mt: 1 }}>
          {one.decision === 'DISMISSED' ? 'Dismissed' : 'Opened again'}{one.agentName ? ` by ${one.agentName}` : ''}, {formatDateTime(one.at)}{one.reason ? `: ${one.reason}` : ''}
        </Typography>
      ))}
    </Box>
  );
}

/** What one document says, with the figure marked. */
function Side({ side }: { side: Conflict['left'] }): ReactElement {
  const at = side.text.indexOf(side.value);
  return (
    <Box component="figure" sx={{ m: 0, pl: 1.5, borderLeft: 3, borderColor: (theme) => theme.palette.voices.note.line }}>
      <Typography component="blockquote" dir="auto" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {at < 0 ? side.text : <>{side.text.slice(0, at)}<Box component="mark" sx={{ bgcolor: (theme) => theme.palette.voices.note.ground, color: 'inherit', fontWeight: 600 }}>{side.value}</Box>{side.text.slice(at + side.value.length)}</>}
      </Typography>
      <Typography component="figcaption" variant="caption" color="text.secondary">
        {side.document ? <MuiLink component={Link} to={`/documents/${side.documentId}`}>{side.document.title}</MuiLink> : side.headingPath[0]}{side.headingPath.length > 1 ? ` › ${side.headingPath.slice(1).join(' › ')}` : ''}
      </Typography>
    </Box>
  );
}

function DismissDialog({ conflict, onClose, onDone }: { conflict: Conflict; onClose: () => void; onDone: () => void }): ReactElement {
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<unknown>(null);
  const [dismiss, { loading }] = useMutation(DismissConflictDocument);
  const submit = async (): Promise<void> => {
    try {
      accepted((await dismiss({ variables: { id: conflict.id, reason } })).data?.dismissFactConflict);
      onDone();
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <FormDialog title="Dismiss this contradiction?" action="Dismiss" maxWidth="xs" problem={failed ? explain(failed) : null} busy={loading} ready={reason.trim() !== ''} onSubmit={() => void submit()} onClose={onClose}>
      <Typography variant="body2">It stays away until one of the two sentences is changed. The reason is kept with your name.</Typography>
      <TextField label="Why it is none" required multiline minRows={2} fullWidth autoFocus value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 500 } }} />
    </FormDialog>
  );
}
