import { Box, Chip, LinearProgress, Tooltip } from '@mui/material';
import type { ReactElement } from 'react';
import type { DocumentRecord } from './documents-resource';
import { formatShare } from '../providers/format';

const WORDS = { QUEUED: 'Waiting', PROCESSING: 'Reading', READY: 'Ready', FAILED: 'Failed' } as const;
const COLOURS = { QUEUED: 'default', PROCESSING: 'info', READY: 'success', FAILED: 'error' } as const;

/** State of a document: its word, how far it is, and the reason when it failed. Width is reserved, so nothing jumps. */
export function StatusChip({ document }: { document: DocumentRecord }): ReactElement {
  const busy = document.status === 'PROCESSING';
  return (
    <Box sx={{ width: 112 }}>
      <Tooltip title={document.error ?? ''}>
        <Chip
          variant="outlined"
          color={COLOURS[document.status]}
          label={busy ? `${WORDS.PROCESSING} ${formatShare(document.progress)}` : WORDS[document.status]}
          tabIndex={document.error ? 0 : undefined}
        />
      </Tooltip>
      <Box sx={{ height: 4, mt: 0.5 }}>
        {busy ? <LinearProgress variant="determinate" value={Math.round(document.progress * 100)} aria-label={`Reading, ${formatShare(document.progress)}`} /> : null}
      </Box>
    </Box>
  );
}
