import { Badge, Box, Button, ButtonBase, Divider, FormControlLabel, IconButton, Popover, Switch, Typography } from '@mui/material';
import BellIcon from '@mui/icons-material/NotificationsOutlined';
import { useRef, useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { useKeys } from '../layout/use-keys';
import { text } from '../messages';
import { formatAgo, formatDateTime } from '../providers/format';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { useNow } from '../shared/use-now';
import { setDesktopAlerts, useDesktopAlerts } from './desktop-alerts';
import { NoticeIcon } from './notice-icon';
import { headlineOf, placeOf, type Notice } from './notice-words';
import { useNotices } from './notices-provider';

const words = text.notices;

/** The bell with what is unread, and under it the latest. In the rail it carries its name; in the bar of a small screen it stands alone. */
export function Bell({ rail }: { rail: boolean }): ReactElement {
  const { unread, clear } = useNotices();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const show = (): void => {
    clear();
    setOpen(true);
  };
  useKeys({ b: show });
  const button = { ref: anchor, onClick: show, 'aria-haspopup': 'dialog', 'aria-expanded': open, 'aria-label': words.open(unread), 'data-testid': 'bell' } as const;
  const icon = <Badge badgeContent={unread} color="primary" max={99}><BellIcon fontSize="small" aria-hidden /></Badge>;
  return (
    <>
      {rail
        ? <ButtonBase {...button} title="B" sx={{ flexDirection: 'column', gap: 0.25, minHeight: 52, borderRadius: 1, fontSize: '0.6875rem', fontWeight: 500, color: 'text.secondary', '&:hover': { bgcolor: 'action.hover' } }}>{icon}<span>{words.short}</span></ButtonBase>
        : <IconButton {...button} size="medium">{icon}</IconButton>}
      <Popover
        open={open} onClose={() => setOpen(false)} anchorEl={() => anchor.current}
        anchorOrigin={rail ? { vertical: 'bottom', horizontal: 'right' } : { vertical: 'bottom', horizontal: 'right' }} transformOrigin={rail ? { vertical: 'bottom', horizontal: 'left' } : { vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': words.title, sx: { width: 'min(400px, calc(100vw - 16px))', display: 'flex', flexDirection: 'column', maxHeight: 'min(560px, calc(100dvh - 32px))', border: 1, borderColor: 'divider' } } }}
      >
        <Latest onClose={() => setOpen(false)} />
      </Popover>
    </>
  );
}

function Latest({ onClose }: { onClose(): void }): ReactElement {
  const { list, unread, loading, error, retry, hasMore, loadMore, readAll } = useNotices();
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2, py: 1, minHeight: 48, gap: 1 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>{words.title}</Typography>
        <Button onClick={readAll} disabled={unread === 0}>{words.readAll}</Button>
      </Box>
      <Divider />
      <Box sx={{ overflowY: 'auto', flex: 1, minHeight: 120 }}>
        {loading ? <ListSkeleton rows={4} /> : null}
        {error ? <LoadError error={error} onRetry={retry} /> : null}
        {!loading && !error && list.length === 0 ? <EmptyState title={words.empty} hint={words.emptyHint} /> : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{list.map((notice) => <Line key={notice.id} notice={notice} onOpen={onClose} />)}</Box>
        {hasMore ? <Box sx={{ p: 1, textAlign: 'center' }}><Button onClick={loadMore}>{text.inbox.more}</Button></Box> : null}
      </Box>
      <DesktopSwitch />
    </>
  );
}

function Line({ notice, onOpen }: { notice: Notice; onOpen(): void }): ReactElement {
  const now = useNow();
  const fresh = notice.readAt === null;
  return (
    <li>
      <ButtonBase component={Link} to={placeOf(notice)} onClick={onOpen} data-testid="notice" data-unread={fresh} sx={{ width: '100%', justifyContent: 'flex-start', alignItems: 'flex-start', textAlign: 'left', gap: 1.25, px: 2, py: 1.25, borderBottom: 1, borderColor: 'divider', bgcolor: fresh ? 'action.selected' : 'transparent', '&:hover': { bgcolor: 'action.hover' } }}>
        <NoticeIcon kind={notice.kind} />
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="body2" sx={{ fontWeight: fresh ? 650 : 450, overflowWrap: 'anywhere' }}>{headlineOf(notice)}</Typography>
          <Typography variant="body2" color="text.secondary" dir="auto" sx={{ overflow: 'hidden', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflowWrap: 'anywhere' }}>{notice.text}</Typography>
          <Typography variant="caption" color="text.secondary" component="time" dateTime={notice.createdAt} title={formatDateTime(notice.createdAt)}>{formatAgo(notice.createdAt, now)}</Typography>
        </Box>
        {fresh ? <Box role="img" aria-label={text.inbox.unread} sx={{ width: 8, height: 8, mt: 0.75, borderRadius: '50%', bgcolor: 'primary.main', flex: 'none' }} /> : null}
      </ButtonBase>
    </li>
  );
}

/** The browser is asked for permission when this is switched on, and never before. */
function DesktopSwitch(): ReactElement | null {
  const alerts = useDesktopAlerts();
  if (alerts === null) return null;
  return (
    <>
      <Divider />
      <Box sx={{ px: 2, py: 0.5 }}>
        <FormControlLabel sx={{ ml: '-7px' }} control={<Switch size="small" checked={alerts === 'on'} disabled={alerts === 'denied'} onChange={(_, on) => void setDesktopAlerts(on)} />} label={<Typography variant="body2">{words.desktop}</Typography>} />
        {alerts === 'denied' ? <Typography variant="caption" component="p" color="text.secondary" sx={{ pb: 0.5 }}>{words.desktopDenied}</Typography> : null}
      </Box>
    </>
  );
}
