import { useMutation } from '@apollo/client/react';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { DismissProtectionFindingDocument, OpenProtectionFindingDocument, type FindingRowFragment } from '../gql/types';
import { text } from '../messages';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';

/** Conversations that the AI answered alone and that a person should see; each is opened for the team or dismissed with a reason. */
export function Findings({ findings, onSettled }: { findings: readonly FindingRowFragment[]; onSettled: () => void }): ReactElement {
  const mayAnswer = useMay('answer');
  const mayDismiss = useMay('administer');
  const [open] = useMutation(OpenProtectionFindingDocument);
  const [dismissing, setDismissing] = useState<FindingRowFragment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (findings.length === 0) return <Typography variant="body2" color="text.secondary">Nothing found that a person has not seen.</Typography>;
  const settle = async (finding: FindingRowFragment): Promise<void> => {
    try {
      const { data } = await open({ variables: { id: finding.id } });
      setProblem(data?.openProtectionFinding.userErrors[0]?.message ?? null);
      onSettled();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <Box>
      {problem ? <Alert severity="error" sx={{ mb: 1 }} onClose={() => setProblem(null)}>{problem}</Alert> : null}
      <Stack component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }} divider={<Box component="li" aria-hidden sx={{ borderTop: 1, borderColor: 'divider' }} />}>
        {findings.map((finding) => (
          <Stack key={finding.id} component="li" direction="row" sx={{ py: 1, gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
              <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }} dir="auto"><Link to={`/inbox/all/${finding.conversationId}`} style={{ color: 'inherit' }}>{finding.subject}</Link></Typography>
              <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }} dir="auto">{finding.rule}: “{finding.phrase}”</Typography>
              {finding.like ? <Typography variant="caption" color="text.secondary">like “{finding.like}”</Typography> : null}
            </Box>
            {mayAnswer ? <Button size="small" variant="outlined" onClick={() => void settle(finding)}>Put into the queue</Button> : null}
            {mayDismiss ? <Button size="small" onClick={() => setDismissing(finding)}>Dismiss</Button> : null}
          </Stack>
        ))}
      </Stack>
      {dismissing ? <DismissDialog finding={dismissing} onClose={() => setDismissing(null)} onDone={() => { setDismissing(null); onSettled(); }} /> : null}
    </Box>
  );
}

function DismissDialog({ finding, onClose, onDone }: { finding: FindingRowFragment; onClose: () => void; onDone: () => void }): ReactElement {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [dismiss, { loading }] = useMutation(DismissProtectionFindingDocument);
  const submit = async (): Promise<void> => {
    try {
      const { data } = await dismiss({ variables: { id: finding.id, reason } });
      const refused = data?.dismissProtectionFinding.userErrors[0]?.message;
      if (refused) setProblem(refused);
      else onDone();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="dismiss-title">
      <DialogTitle id="dismiss-title">Nobody needs to see this?</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 2, overflowWrap: 'anywhere' }} dir="auto">“{finding.phrase}”</Typography>
        <TextField autoFocus fullWidth label="Why" value={reason} onChange={(event) => setReason(event.target.value)} error={problem !== null} helperText={problem ?? 'The reason is kept in the record.'} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button variant="contained" disabled={reason.trim().length < 3} loading={loading} onClick={() => void submit()}>Dismiss</Button>
      </DialogActions>
    </Dialog>
  );
}
