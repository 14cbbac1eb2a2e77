import { useQuery } from '@apollo/client/react';
import { Box, LinearProgress, TextField, Typography } from '@mui/material';
import { useEffect, useState, type ReactElement } from 'react';
import { TryTagsDocument, type TryTagsQuery } from '../gql/types';
import { explain } from '../providers/user-errors';
import { formatShare } from '../providers/format';

const PAUSE_MS = 350;
const SHOWN = 6;
type Trial = TryTagsQuery['tryTags'];

/** A sentence, and what it would be found to be, as one types. */
export function TrySentence({ tagId }: { tagId: string }): ReactElement {
  const [draft, setDraft] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => setAsked(draft.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [draft]);
  const { data, previousData, error, loading } = useQuery(TryTagsDocument, { variables: { text: asked }, skip: asked === '', fetchPolicy: 'network-only' });
  const trial = asked === '' ? null : (data ?? previousData)?.tryTags ?? null;
  return (
    <Box>
      <TextField label="A customer’s sentence" value={draft} onChange={(event) => setDraft(event.target.value)} fullWidth multiline minRows={2} maxRows={6} slotProps={{ htmlInput: { maxLength: 4000, dir: 'auto' } }} placeholder="You took the payment twice this month" />
      <Box sx={{ height: 4, my: 0.5 }}>{loading ? <LinearProgress aria-label="Reading" /> : null}</Box>
      {error ? <Typography color="error" role="alert">{explain(error)}</Typography> : null}
      <Box aria-live="polite">{trial ? <Scores trial={trial} tagId={tagId} /> : null}</Box>
    </Box>
  );
}

function Scores({ trial, tagId }: { trial: Trial; tagId: string }): ReactElement {
  const own = trial.tags.find((one) => one.tag.id === tagId);
  const shown = trial.tags.slice(0, SHOWN);
  const rows = own && !shown.includes(own) ? [...shown, own] : shown;
  return (
    <>
      {trial.unsure ? <Typography variant="body2" sx={{ mb: 1 }}><strong>Unsure: no tag.</strong> {trial.unsureBecause}</Typography> : null}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {rows.map(({ tag, applies, probability, reason }) => (
          <Box component="li" key={tag.id}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
              <Box aria-hidden sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: tag.color, flex: 'none' }} />
              <Typography variant="body2" sx={{ fontWeight: applies ? 650 : 400, overflowWrap: 'anywhere' }}>{tag.name}{applies ? ' ✓' : ''}</Typography>
              <Typography variant="body2" color="text.secondary" sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums' }}>{probability === null ? '–' : `${formatShare(probability)}`}</Typography>
            </Box>
            <Typography variant="caption" color="text.secondary" component="p" sx={{ pl: 2, overflowWrap: 'anywhere' }} dir="auto">{reason}</Typography>
          </Box>
        ))}
      </Box>
      <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
        Mood: {trial.sentiment.label}{because(trial.sentiment.reasons)} · urgency: {trial.urgency.label}{because(trial.urgency.reasons)}
      </Typography>
    </>
  );
}

function because(reasons: readonly string[]): string {
  return reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
}
