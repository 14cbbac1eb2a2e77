import { Box, ButtonBase, Stack, Typography } from '@mui/material';
import { memo, type ReactElement } from 'react';
import { text } from '../messages';
import { formatAgo, formatWait } from '../providers/format';
import { PriorityMark } from '../shared/marks';
import { TagMark, tagReason } from '../shared/marks';
import { useNow } from '../shared/use-now';
import type { Row } from './views';

/** A conversation in one glance: who, what matters, how long they wait, why it is here, who has it. */
export const InboxRow = memo(function InboxRow({ row, open, focused, onOpen }: { row: Row; open: boolean; focused: boolean; onOpen(id: string): void }): ReactElement {
  const now = useNow();
  const quiet = row.status === 'AI_ACTIVE' || row.status === 'RESOLVED';
  const waits = row.waitingSince ? formatWait(now - new Date(row.waitingSince).getTime()) : null;
  return (
    <Box component="li">
      <ButtonBase
        id={`row-${row.id}`}
        data-testid="inbox-row"
        data-conversation={row.id}
        onClick={() => onOpen(row.id)}
        aria-current={open ? 'true' : undefined}
        sx={{
          display: 'block', width: '100%', textAlign: 'left', px: 1.5, py: 1.25, borderBottom: 1, borderColor: 'divider', borderLeft: 4, borderLeftColor: (theme) => theme.palette.priority[row.priority],
          bgcolor: open ? 'action.selected' : focused ? 'action.hover' : 'transparent', '&:hover': { bgcolor: open ? 'action.selected' : 'action.hover' },
        }}
      >
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', minHeight: 20 }}>
          {row.unread ? <Box role="img" aria-label={text.inbox.unread} sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: 'primary.main', flex: 'none' }} /> : null}
          <Typography noWrap sx={{ flex: 1, fontWeight: row.unread ? 650 : quiet ? 450 : 500, color: quiet && !row.unread ? 'text.secondary' : 'text.primary' }}>{row.contact.name ?? row.contact.email ?? text.inbox.anonymous}</Typography>
          <PriorityMark priority={row.priority} />
          <Typography variant="caption" sx={{ color: waits ? 'warning.main' : 'text.secondary', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }} aria-label={waits ? text.inbox.waits(waits) : undefined}>
            {waits ?? formatAgo(row.updatedAt, now)}
          </Typography>
        </Stack>
        <Typography variant="body2" dir="auto" sx={{ color: row.unread ? 'text.primary' : 'text.secondary', overflow: 'hidden', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflowWrap: 'anywhere' }}>{row.preview}</Typography>
        <Stack direction="row" sx={{ mt: 0.5, gap: 0.5, flexWrap: 'wrap', alignItems: 'center', minHeight: 22 }}>
          {row.tags.slice(0, 3).map((applied) => <TagMark key={applied.tag.id} name={applied.tag.name} color={applied.tag.color} urgent={applied.tag.urgent} reason={undefined} />)}
          <Typography variant="caption" color="text.secondary" title={row.tags.map(tagReason).join('\n')}>
            {row.status === 'WAITING' && row.handoffReason ? text.handoffReasons[row.handoffReason] : row.assignee ? row.assignee.name : text.statuses[row.status]}
          </Typography>
        </Stack>
      </ButtonBase>
    </Box>
  );
});
