import { Box, Chip, Stack, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import type { CuratedMatchesQuery } from '../gql/types';

export type Match = CuratedMatchesQuery['curatedMatches'][number];

const DIFFERENCES: Record<NonNullable<Match['difference']>, string> = {
  NEGATION: 'one of the two says “not”',
  NUMBERS: 'the figures differ',
  QUALIFIERS: 'another plan, period, means, act or name',
  ASKS_SOMETHING_ELSE: 'it asks for something else (when, how much, why, who)',
};

/** How near a question comes to entries: the likeness against what is needed, and what rules an entry out. */
export function MatchLines({ matches, most = 4 }: { matches: readonly Match[]; most?: number }): ReactElement {
  const [best] = matches;
  const wins = best?.answers ?? false;
  return (
    <Stack spacing={1}>
      <Typography variant="body2" role="status" sx={{ fontWeight: 550 }}>
        {wins && best ? `Would answer: likeness ${best.similarity.toFixed(2)} ≥ ${best.threshold.toFixed(2)}.` : 'No custom answer would be given; the documents are asked.'}
      </Typography>
      {matches.slice(0, most).map((match, at) => (
        <Stack key={at} direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
          <Meter match={match} />
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }} dir="auto">{match.phrase}</Typography>
            <Typography variant="caption" color="text.secondary">
              {[match.curatedAnswer ? (match.curatedAnswer.question === match.phrase ? null : `Entry: ${match.curatedAnswer.question}`) : 'This entry', match.difference ? `Ruled out: ${DIFFERENCES[match.difference]}` : null].filter(Boolean).join(' · ')}
            </Typography>
          </Box>
          {match.answers ? <Chip label={at === 0 ? 'answers' : 'would too'} color={at === 0 ? 'success' : 'default'} variant="outlined" /> : null}
        </Stack>
      ))}
    </Stack>
  );
}

/** Likeness as a bar, with a mark where it begins to answer. */
function Meter({ match }: { match: Match }): ReactElement {
  return (
    <Box sx={{ width: 112, flex: 'none' }}>
      <Typography variant="caption" sx={{ fontVariantNumeric: 'tabular-nums' }}>{match.similarity.toFixed(2)} {match.similarity >= match.threshold ? '≥' : '<'} {match.threshold.toFixed(2)}</Typography>
      <Box aria-hidden sx={{ position: 'relative', height: 6, borderRadius: 3, bgcolor: (theme) => theme.palette.sunken, border: 1, borderColor: 'divider' }}>
        <Box sx={{ position: 'absolute', inset: 0, width: `${match.similarity * 100}%`, borderRadius: 3, bgcolor: match.answers ? 'success.main' : 'text.secondary' }} />
        <Box sx={{ position: 'absolute', top: -3, bottom: -3, left: `${match.threshold * 100}%`, width: 2, bgcolor: 'text.primary' }} />
      </Box>
    </Box>
  );
}
