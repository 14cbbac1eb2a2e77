import { Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import type { ConversationCaseFragment } from '../gql/types';
import { tagReason } from '../shared/marks';
import { formatShare } from '../providers/format';

type Applied = ConversationCaseFragment['tags'][number];

/** Why a conversation has its tags, how it sounds and how urgent it is, opened on request. */
export function WhyTags({ tags, assessment }: Pick<ConversationCaseFragment, 'tags' | 'assessment'>): ReactElement | null {
  if (tags.length === 0 && !assessment) return null;
  return (
    <Box sx={{ mt: 0.5 }}>
      {assessment?.unsure ? <Typography variant="body2" sx={{ mb: 0.5, overflowWrap: 'anywhere' }}>Unsure what the last message is about. {assessment.unsureBecause}</Typography> : null}
      <Box component="details">
        <Typography component="summary" variant="body2" color="text.secondary" sx={{ cursor: 'pointer' }}>Why?</Typography>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 0.5, display: 'grid', gap: 0.75 }}>
          {tags.map((applied) => <Reason key={applied.tag.id} applied={applied} />)}
        </Box>
        {assessment ? (
          <Box component="dl" sx={{ m: 0, mt: 1, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.25 }}>
            <Sign name="Mood" label={assessment.sentiment.label} reasons={assessment.sentiment.reasons} />
            <Sign name="Urgency" label={assessment.urgency.label} reasons={assessment.urgency.reasons} />
          </Box>
        ) : null}
      </Box>
    </Box>
  );
}

function Reason({ applied }: { applied: Applied }): ReactElement {
  const { evidence } = applied;
  return (
    <Box component="li">
      <Typography variant="body2" sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>{applied.tag.name}</Typography>
      {evidence?.by === 'LIKENESS' && evidence.examples.length > 0 ? (
        <>
          <Typography variant="caption" component="p" color="text.secondary">Closest examples{applied.score === null ? '' : ` (${formatShare(applied.score)})`}:</Typography>
          {evidence.examples.map((example) => <Typography key={example} variant="caption" component="p" dir="auto" sx={{ pl: 1, borderLeft: 2, borderColor: 'divider', overflowWrap: 'anywhere' }}>“{example}”</Typography>)}
          {evidence.sharedWords.length > 0 ? <Typography variant="caption" component="p" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>In common: {evidence.sharedWords.join(', ')}</Typography> : null}
        </>
      ) : <Typography variant="caption" component="p" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>{tagReason(applied)}</Typography>}
    </Box>
  );
}

function Sign({ name, label, reasons }: { name: string; label: string; reasons: readonly string[] }): ReactElement {
  return (
    <>
      <Typography component="dt" variant="caption" color="text.secondary">{name}</Typography>
      <Typography component="dd" variant="caption" sx={{ m: 0, overflowWrap: 'anywhere' }}>{label}{reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}</Typography>
    </>
  );
}
