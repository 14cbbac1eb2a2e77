import { useLazyQuery } from '@apollo/client/react';
import { Alert, Box, Button, Chip, LinearProgress, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { TryAnswerDocument, type TryAnswerQuery } from '../gql/types';
import { formatShare } from '../providers/format';
import { explain } from '../providers/user-errors';

type Preview = TryAnswerQuery['tryAnswer'];
const OUTCOMES: Record<Preview['outcome'], { label: string; color: 'success' | 'warning' | 'default' | 'info' }> = {
  ANSWERED: { label: 'Answered', color: 'success' },
  TENTATIVE: { label: 'Shown as the closest passage', color: 'info' },
  CLARIFY: { label: 'Asks back', color: 'info' },
  DECLINED: { label: 'Declined as off-topic', color: 'default' },
  HANDOFF: { label: 'Handed to a person', color: 'warning' },
  SMALLTALK: { label: 'Small talk', color: 'default' },
};

/** Ask as a customer would, and see what they would get and why. Nothing is stored. */
export function TryPanel({ wide = false }: { wide?: boolean }): ReactElement {
  const [question, setQuestion] = useState('');
  const [ask, { data, error, loading }] = useLazyQuery(TryAnswerDocument, { fetchPolicy: 'network-only' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (question.trim() !== '') void ask({ variables: { question, history: null } });
  };
  return (
    <Box sx={{ maxWidth: wide ? 1200 : 860 }}>
      <Stack component="form" onSubmit={submit} direction={{ xs: 'column', sm: 'row' }} spacing={1}>
        <TextField label="Ask as a customer would" value={question} onChange={(event) => setQuestion(event.target.value)} fullWidth slotProps={{ htmlInput: { maxLength: 4000, dir: 'auto' } }} />
        <Button type="submit" variant="contained" disabled={loading || question.trim() === ''}>Ask</Button>
      </Stack>
      <Box sx={{ height: 4, my: 1 }}>{loading ? <LinearProgress aria-label="Looking for the answer" /> : null}</Box>
      {error ? <Alert severity="error">{explain(error)}</Alert> : null}
      <Box aria-live="polite">{data ? <Result preview={data.tryAnswer} wide={wide} /> : null}</Box>
    </Box>
  );
}

function Result({ preview, wide }: { preview: Preview; wide: boolean }): ReactElement {
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: wide ? { xs: '1fr', lg: '1fr 1fr' } : '1fr' }}>
      <Stack spacing={1.5}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Chip label={OUTCOMES[preview.outcome].label} color={OUTCOMES[preview.outcome].color} />
          <Typography variant="body2" color="text.secondary">{formatShare(preview.confidence)} likely to be in the documents</Typography>
        </Stack>
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', p: 1.5, borderRadius: 1, bgcolor: (theme) => theme.palette.voices.ai.ground }} dir="auto">{preview.text}</Typography>
        {preview.citations.map((citation, index) => (
          <Box key={index} component="figure" sx={{ m: 0, pl: 1.5, borderLeft: 3, borderColor: 'divider' }}>
            <Typography component="blockquote" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">{citation.quote}</Typography>
            <Typography component="figcaption" variant="caption" color="text.secondary">[{index + 1}] {[citation.title, ...citation.headingPath.slice(1)].join(' › ')}</Typography>
          </Box>
        ))}
      </Stack>
      <Stack spacing={2}>
        <Why title="Tags">{preview.tags.length === 0 ? 'None' : preview.tags.map(({ tag, reason }) => <Chip key={tag.id} label={tag.name} title={reason ?? undefined} variant="outlined" sx={{ mr: 0.5, mb: 0.5 }} />)}</Why>
        <Why title="Rules that fired">{preview.rules.length === 0 ? 'None' : preview.rules.join(', ')}</Why>
        {preview.handoffReason ? <Why title="Reason of the handoff">{preview.handoffReason.toLowerCase().replaceAll('_', ' ')}</Why> : null}
        <Why title={`Passages considered (${preview.passages.length})`}>
          {preview.passages.slice(0, 8).map((passage) => (
            <Box key={passage.id} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
              <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between' }}>
                <Typography variant="caption" color="text.secondary">{passage.headingPath.join(' › ')}</Typography>
                <Typography variant="caption" sx={{ fontVariantNumeric: 'tabular-nums' }}>{passage.score?.toFixed(2)}</Typography>
              </Stack>
              <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }} dir="auto">{passage.text}</Typography>
            </Box>
          ))}
        </Why>
      </Stack>
    </Box>
  );
}

function Why({ title, children }: { title: string; children: React.ReactNode }): ReactElement {
  return (
    <Box component="section">
      <Typography variant="overline" component="h3" color="text.secondary">{title}</Typography>
      <Box>{children}</Box>
    </Box>
  );
}
