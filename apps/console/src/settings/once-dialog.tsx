import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';

/** Something that is shown once and never again: a link or a secret, with a button that copies it. */
export function OnceDialog({ title, words, value, onClose }: { title: string; words: string; value: string | null; onClose(): void }): ReactElement {
  return (
    <Dialog open={value !== null} onClose={onClose} aria-labelledby="once-title">
      <DialogTitle id="once-title">{title}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{words}</Typography>
        <CopyField value={value ?? ''} />
      </DialogContent>
      <DialogActions><Button onClick={onClose} variant="contained">Done</Button></DialogActions>
    </Dialog>
  );
}

/** A read-only text with a button that copies it; selects itself where the clipboard is out of reach. */
export function CopyField({ value, multiline = false, label }: { value: string; multiline?: boolean; label?: string }): ReactElement {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard?.writeText(value).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <TextField label={label} value={value} multiline={multiline} fullWidth onFocus={(event) => event.target.select()} slotProps={{ htmlInput: { readOnly: true, style: { fontFamily: 'ui-monospace, monospace', fontSize: '0.8125rem' } } }} />
      <Button variant="outlined" onClick={copy} sx={{ minWidth: 88 }} aria-live="polite">{copied ? 'Copied' : 'Copy'}</Button>
    </Stack>
  );
}
