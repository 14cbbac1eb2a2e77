import { Box, Tooltip, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import type { TagCardFragment } from '../gql/types';
import { Sparkline } from './sparkline';
import { formatShare } from '../providers/format';

type Figures = Pick<TagCardFragment, 'usage' | 'agreement'>;

/** How often a tag is set and what agents make of it. */
export function TagFigures({ usage, agreement }: Figures): ReactElement {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: 2, alignItems: 'end', width: '100%' }}>
      <Box sx={{ minWidth: 0 }}>
        <Sparkline values={usage.byDay} label={`Set ${times(usage.total)} in the last 30 days`} />
        <Typography variant="caption" color="text.secondary" aria-hidden>{times(usage.total)} in 30 days</Typography>
      </Box>
      <Tooltip title={`Of what the AI and rules set, agents left ${agreement.kept} and took away ${agreement.removed}; they added ${agreement.missed} that were missed. Over 90 days, in conversations that a person has answered.`}>
        <Typography variant="caption" color="text.secondary" sx={{ textAlign: 'right' }} tabIndex={0}>
          <Box component="span" sx={{ display: 'block', fontSize: '1rem', fontWeight: 600, color: 'text.primary' }}>{agreement.rate === null ? '–' : `${formatShare(agreement.rate)}`}</Box>
          {agreement.rate === null ? 'no verdicts yet' : 'agents agree'}
        </Typography>
      </Tooltip>
    </Box>
  );
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
