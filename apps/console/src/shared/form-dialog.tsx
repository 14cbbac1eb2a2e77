import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { text } from '../messages';

interface Props {
  title: string;
  /** What the button that sends it says. */
  action: string;
  /** Why it was refused; null while it was not. */
  problem?: string | null;
  busy: boolean;
  /** Whether there is enough to be sent. */
  ready?: boolean;
  maxWidth?: 'xs' | 'sm';
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** A few fields in a dialog: Enter sends them, Escape leaves. */
export function FormDialog({ title, action, problem = null, busy, ready = true, maxWidth = 'sm', onSubmit, onClose, children }: Props): ReactElement {
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth={maxWidth}>
      <form onSubmit={submit}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {problem ? <Alert severity="error">{problem}</Alert> : null}
            {children}
          </Stack>
        </DialogContent>
        <DialogActions><Button onClick={onClose}>{text.common.cancel}</Button><Button type="submit" variant="contained" disabled={!ready} loading={busy}>{action}</Button></DialogActions>
      </form>
    </Dialog>
  );
}
