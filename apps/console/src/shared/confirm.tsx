import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactElement } from 'react';
import { text } from '../messages';

/** Asks before what cannot be taken back, and names it in the button. */
export function ConfirmDialog(props: { open: boolean; title: string; body: string; action: string; busy?: boolean; onConfirm: () => void; onClose: () => void }): ReactElement {
  const { open, title, body, action, busy = false, onConfirm, onClose } = props;
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="confirm-title" aria-describedby="confirm-body" maxWidth="xs">
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent><DialogContentText id="confirm-body">{body}</DialogContentText></DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>{text.common.cancel}</Button>
        <Button color="error" variant="contained" onClick={onConfirm} loading={busy}>{action}</Button>
      </DialogActions>
    </Dialog>
  );
}
