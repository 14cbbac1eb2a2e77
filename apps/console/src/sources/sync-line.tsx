import { Box, LinearProgress, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import type { SourceFieldsFragment } from '../gql/types';
import { formatAgo, formatDateTime, formatNumber } from '../providers/format';
import { useNow } from '../shared/use-now';
import { outcomeOf, progressOf } from './words';

/** Where a website's reading stands: live while it runs, its result afterwards. The room of the bar is always kept. */
export function SyncLine({ source }: { source: SourceFieldsFragment }): ReactElement {
  const now = useNow();
  const { lastSync } = source;
  const { done, found, share } = progressOf(source);
  const running = lastSync?.status === 'RUNNING';
  const words = source.removing
    ? 'Being removed, with its documents …'
    : running
      ? `Reading: ${formatNumber(done)} of ${formatNumber(found)} pages found so far`
      : `${outcomeOf(source)}${lastSync?.cut ? ' · stopped at the limit of pages' : ''}`;
  return (
    <Box aria-live="polite">
      <Typography variant="body2" color={lastSync?.status === 'FAILED' ? 'error' : 'text.secondary'} sx={{ overflowWrap: 'anywhere' }}>{lastSync?.status === 'FAILED' ? lastSync.error : words}</Typography>
      <Box sx={{ height: 4, my: 0.25 }}>{running ? <LinearProgress variant={found === 0 ? 'indeterminate' : 'determinate'} value={share * 100} aria-label={words} /> : null}</Box>
      <Typography variant="caption" color="text.secondary">
        {lastSync?.endedAt ? <>{lastSync.status === 'CANCELLED' ? 'Stopped' : 'Read'} <time dateTime={lastSync.endedAt} title={formatDateTime(lastSync.endedAt)}>{formatAgo(lastSync.endedAt, now)}</time></> : ' '}
        {source.nextSyncAt && !running ? <> · next <time dateTime={source.nextSyncAt}>{formatDateTime(source.nextSyncAt)}</time></> : null}
      </Typography>
    </Box>
  );
}
