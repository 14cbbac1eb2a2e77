import Alert from '@mui/material/Alert';
import Collapse from '@mui/material/Collapse';
import { useEffect, useState, type ReactElement } from 'react';
import { text } from '../messages';
import { useConnectionState } from '../providers/connection-state';

/** A loss shorter than this, in ms, is not worth a word. */
const PATIENCE = 2_000;

/** Says when news does not arrive, and that what is written meanwhile is kept. */
export function ConnectionBanner(): ReactElement {
  const state = useConnectionState();
  const troubled = state === 'reconnecting' || state === 'offline' || state === 'connecting';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(troubled), troubled && state !== 'offline' ? PATIENCE : 0);
    return () => window.clearTimeout(timer);
  }, [troubled, state]);
  const words = state === 'offline' ? text.connection.offline : state === 'connecting' ? text.connection.connecting : text.connection.reconnecting;
  return (
    <div role="status" aria-live="polite">
      <Collapse in={shown && troubled} unmountOnExit>
        <Alert severity="warning" square sx={{ py: 0, borderRadius: 0 }}>{words}</Alert>
      </Collapse>
    </div>
  );
}
