import { Box, IconButton, Paper, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import { useEffect, useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { text } from '../messages';
import { NoticeIcon } from './notice-icon';
import { headlineOf, placeOf, type Notice } from './notice-words';

/** How long one stands while nobody points at it or has the focus in it, in ms. */
const STANDS = 8_000;

/** What just happened, in a corner, over the screen; read out politely, gone by itself. */
export function Toasts({ notices, onDismiss }: { notices: readonly Notice[]; onDismiss(id: string): void }): ReactElement {
  return (
    <Box role="region" aria-label={text.notices.title} sx={{ position: 'fixed', zIndex: (theme) => theme.zIndex.snackbar, right: { xs: 8, sm: 16 }, left: { xs: 8, sm: 'auto' }, top: { xs: 56, sm: 'auto' }, bottom: { xs: 'auto', sm: 16 }, width: { sm: 360 }, pointerEvents: 'none' }}>
      <Box role="status" aria-live="polite" sx={{ display: 'grid', gap: 1 }}>
        {notices.map((notice) => <Toast key={notice.id} notice={notice} onDismiss={() => onDismiss(notice.id)} />)}
      </Box>
    </Box>
  );
}

function Toast({ notice, onDismiss }: { notice: Notice; onDismiss(): void }): ReactElement {
  const [held, setHeld] = useState({ pointer: false, focus: false });
  const still = held.pointer || held.focus;
  useEffect(() => {
    if (still) return;
    const timer = window.setTimeout(onDismiss, STANDS);
    return () => window.clearTimeout(timer);
  }, [still, onDismiss]);
  return (
    <Paper
      data-testid="toast" elevation={6} onKeyDown={(event) => event.key === 'Escape' && onDismiss()}
      onPointerEnter={() => setHeld((now) => ({ ...now, pointer: true }))} onPointerLeave={() => setHeld((now) => ({ ...now, pointer: false }))}
      onFocus={() => setHeld((now) => ({ ...now, focus: true }))} onBlur={() => setHeld((now) => ({ ...now, focus: false }))}
      sx={{ pointerEvents: 'auto', display: 'flex', alignItems: 'flex-start', gap: 1, p: 1.25, border: 1, borderColor: 'divider' }}
    >
      <NoticeIcon kind={notice.kind} />
      <Box component={Link} to={placeOf(notice)} onClick={onDismiss} sx={{ flex: 1, minWidth: 0, color: 'text.primary', textDecoration: 'none', '&:hover p:first-of-type': { textDecoration: 'underline' } }}>
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{headlineOf(notice)}</Typography>
        <Typography variant="body2" color="text.secondary" dir="auto" sx={{ overflow: 'hidden', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflowWrap: 'anywhere' }}>{notice.text}</Typography>
      </Box>
      <IconButton aria-label={text.notices.dismiss} onClick={onDismiss}><CloseIcon fontSize="small" /></IconButton>
    </Paper>
  );
}
