import { useLazyQuery } from '@apollo/client/react';
import { Alert, Box, Button, LinearProgress, Paper, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { PreviewAiSettingsDocument, type AiSettingsInput } from '../gql/types';
import { explain } from '../providers/user-errors';
import { Markdown } from '../shared/markdown';

const OUTCOMES: Record<string, string> = {
  ANSWERED: 'Answered', TENTATIVE: 'Shown as the closest passage', CLARIFY: 'Asks back', DECLINED: 'Declined kindly', HANDOFF: 'Handed to a person', SMALLTALK: 'Small talk',
};

/** A question answered with the settings as they stand in the form, saved or not. */
export function AiPreview({ settings }: { settings: AiSettingsInput }): ReactElement {
  const [question, setQuestion] = useState('When is my invoice due?');
  const [asked, setAsked] = useState<string | null>(null);
  const [ask, { data, error, loading }] = useLazyQuery(PreviewAiSettingsDocument, { fetchPolicy: 'network-only' });
  const current = JSON.stringify(settings);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(current);
    void ask({ variables: { question, settings } });
  };
  const preview = data?.tryAnswer;
  return (
    <Paper variant="outlined" component="section" aria-label="Preview" sx={{ p: 2 }}>
      <Typography variant="h2" gutterBottom>Preview</Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>Asks with the settings as they stand here, saved or not. Nothing is kept; a model counts towards the day.</Typography>
      <Stack component="form" spacing={1} onSubmit={submit}>
        <TextField label="A customer’s question" value={question} onChange={({ target }) => setQuestion(target.value)} multiline slotProps={{ htmlInput: { maxLength: 2_000, dir: 'auto' } }} />
        <Box><Button type="submit" variant="outlined" disabled={loading || question.trim() === ''}>{preview && asked !== current ? 'Ask again with the changes' : 'Ask'}</Button></Box>
      </Stack>
      <Box sx={{ height: 4, my: 1 }}>{loading ? <LinearProgress aria-label="Looking for the answer" /> : null}</Box>
      {error ? <Alert severity="error">{explain(error)}</Alert> : null}
      <Box aria-live="polite" sx={{ minHeight: 96, opacity: loading || asked !== current ? 0.6 : 1 }}>
        {preview ? (
          <>
            <Typography variant="overline" component="p" color="text.secondary">{OUTCOMES[preview.outcome] ?? preview.outcome}</Typography>
            <Box dir="auto" sx={{ px: 1.5, py: 1, borderRadius: 2, bgcolor: (theme) => theme.palette.voices.ai.ground, overflowWrap: 'anywhere' }}><Markdown source={preview.text} dense /></Box>
            {preview.citations.map((citation, index) => (
              <Typography key={index} variant="caption" component="p" color="text.secondary" sx={{ mt: 1, overflowWrap: 'anywhere' }} dir="auto">[{index + 1}] {citation.title}: “{citation.quote}”</Typography>
            ))}
          </>
        ) : null}
      </Box>
    </Paper>
  );
}
