import { Box, Stack, Tooltip, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { formatNumber, formatPercent } from '../providers/format';
import { OUTCOMES } from './definitions';

type Counts = Record<(typeof OUTCOMES)[number]['key'], number>;

/** All episodes as one bar whose parts sum to the whole; the legend says the numbers for those who see no colour. */
export function OutcomeBar({ counts, total }: { counts: Counts; total: number }): ReactElement {
  return (
    <Box>
      <Box sx={{ display: 'flex', height: 20, borderRadius: 1, overflow: 'hidden', bgcolor: 'sunken' }} aria-hidden>
        {OUTCOMES.map(({ key, label, color }) =>
          counts[key] > 0 ? <Tooltip key={key} title={`${label}: ${formatNumber(counts[key])}`}><Box sx={{ flex: counts[key], bgcolor: color, minWidth: 2 }} /></Tooltip> : null,
        )}
      </Box>
      <Stack component="ul" direction="row" sx={{ listStyle: 'none', p: 0, m: 0, mt: 1, flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.5 }}>
        {OUTCOMES.map(({ key, label, color }) => (
          <Stack key={key} component="li" direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
            <Box aria-hidden sx={{ width: 10, height: 10, borderRadius: 0.5, bgcolor: color }} />
            <Typography variant="body2">{label} <b>{formatNumber(counts[key])}</b> <Typography component="span" variant="caption" color="text.secondary">{formatPercent(total > 0 ? counts[key] / total : null)}</Typography></Typography>
          </Stack>
        ))}
      </Stack>
    </Box>
  );
}
