import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import type { ReactElement } from 'react';
import type { ConversationStatus, Priority, RowTagFragment } from '../gql/types';
import { text } from '../messages';
import { formatShare } from '../providers/format';

const HEX = /^#[0-9a-f]{6}$/i;

/** A tag: a dot of its colour and its name; the reason it was applied is in its tooltip. */
export function TagMark({ name, color, urgent = false, reason, onRemove }: { name: string; color: string; urgent?: boolean; reason?: string; onRemove?: () => void }): ReactElement {
  const chip = (
    <Chip
      variant="outlined"
      label={urgent ? `${name} !` : name}
      aria-label={urgent ? `${name}, ${text.tags.urgent}` : undefined}
      onDelete={onRemove}
      icon={<Box component="span" aria-hidden sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: HEX.test(color) ? color : 'text.secondary', flex: 'none', ml: '8px !important', mr: '-2px !important' }} />}
      tabIndex={reason ? 0 : undefined}
      sx={{ height: 22, maxWidth: '100%', borderColor: 'divider', bgcolor: 'background.paper', fontSize: '0.75rem' }}
    />
  );
  return reason ? <Tooltip title={reason}>{chip}</Tooltip> : chip;
}

/** Why a tag is there, in one line. */
export function tagReason({ source, reason, score }: Pick<RowTagFragment, 'source' | 'reason' | 'score'>): string {
  const by = text.tags.sources[source];
  const sure = source === 'AI' && score !== null ? ` (${formatShare(score)})` : '';
  return reason ? `${by}${sure}: ${reason}` : `${by}${sure}`;
}

/** URGENT and HIGH are written out; the usual is not. */
export function PriorityMark({ priority }: { priority: Priority }): ReactElement | null {
  if (priority === 'NORMAL') return null;
  const color = priority === 'URGENT' ? 'error.main' : priority === 'HIGH' ? 'warning.main' : 'text.secondary';
  return (
    <Box component="span" sx={{ color, fontSize: '0.6875rem', fontWeight: 700, letterSpacing: '0.04em', textTransform: 'uppercase' }}>
      {text.priorities[priority]}
    </Box>
  );
}

const STATUS_COLOR: Record<ConversationStatus, 'default' | 'warning' | 'primary' | 'success'> = { AI_ACTIVE: 'default', WAITING: 'warning', WITH_AGENT: 'primary', RESOLVED: 'success' };

/** Where a conversation stands. */
export function StatusMark({ status, label }: { status: ConversationStatus; label?: string }): ReactElement {
  return <Chip variant="outlined" color={STATUS_COLOR[status]} label={label ?? text.statuses[status]} sx={{ height: 22, fontSize: '0.75rem' }} />;
}
