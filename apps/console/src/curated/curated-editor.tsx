import { useMutation } from '@apollo/client/react';
import { Alert, Box, Button, Drawer, FormControlLabel, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { CreateCuratedDocument, DeleteCuratedDocument, UpdateCuratedDocument, type CuratedAnswerInput, type CuratedRowFragment } from '../gql/types';
import { accepted, explain, Refused } from '../providers/user-errors';
import { ConfirmDialog } from '../shared/confirm';
import { Markdown } from '../shared/markdown';
import { TryQuestion } from './try-question';

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

interface Draft {
  question: string;
  alternatives: string;
  answer: string;
  sourceUrl: string;
  threshold: string;
  enabled: boolean;
}
const draftOf = (entry: CuratedRowFragment | null): Draft => ({
  question: entry?.question ?? '', alternatives: entry?.alternatives.join('\n') ?? '', answer: entry?.answer ?? '', sourceUrl: entry?.sourceUrl ?? '', threshold: entry?.threshold?.toString() ?? '', enabled: entry?.enabled ?? true,
});

/** Writes one custom answer, with a question to try against it before it is saved. */
export function CuratedEditor({ entry, usual, readOnly, onClose, onDone }: { entry: CuratedRowFragment | null; usual: number; readOnly: boolean; onClose: () => void; onDone: () => void }): ReactElement {
  const [draft, setDraft] = useState(() => draftOf(entry));
  const [failed, setFailed] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const [create, creating] = useMutation(CreateCuratedDocument);
  const [update, updating] = useMutation(UpdateCuratedDocument);
  const [remove, removing] = useMutation(DeleteCuratedDocument);
  const set = (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change }));
  const threshold = draft.threshold.trim() === '' ? null : Number(draft.threshold);
  const input: CuratedAnswerInput = { question: draft.question, alternatives: lines(draft.alternatives), answer: draft.answer, sourceUrl: draft.sourceUrl.trim() || null, threshold, enabled: draft.enabled };
  const fieldError = (name: string): string | undefined => (failed instanceof Refused ? failed.userErrors.find((error) => error.field?.includes(name))?.message : undefined);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      onDone();
    } catch (error) {
      setAsking(false);
      setFailed(error);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => (entry ? accepted((await update({ variables: { id: entry.id, input } })).data?.updateCuratedAnswer) : accepted((await create({ variables: { input } })).data?.createCuratedAnswer)));
  };
  return (
    <Drawer anchor="right" open onClose={onClose} slotProps={{ paper: { sx: { width: 'min(640px, 100vw)' }, 'aria-label': entry ? 'Custom answer' : 'New custom answer', role: 'dialog' } }}>
      <Stack sx={{ height: '100%' }}>
        <Box sx={{ flex: 1, overflowY: 'auto', p: { xs: 2, sm: 3 } }}>
          <Typography variant="h1" component="h2" sx={{ mb: 2 }}>{entry ? 'Custom answer' : 'New custom answer'}</Typography>
          {failed ? <Alert severity="error" sx={{ mb: 2 }}>{explain(failed)}</Alert> : null}
          {entry?.importedFrom ? <Alert severity="info" sx={{ mb: 2 }}>The file “{entry.importedFrom.title}” brought this. Change its words here and it is yours: the file no longer changes or removes it.</Alert> : null}
          <Stack component="form" id="curated-form" spacing={2} onSubmit={submit}>
            <TextField label="Question" required value={draft.question} onChange={(event) => set({ question: event.target.value })} disabled={readOnly} error={fieldError('question') !== undefined} helperText={fieldError('question') ?? 'As customers ask it most often.'} slotProps={{ htmlInput: { maxLength: 200, dir: 'auto' } }} />
            <TextField label="Other ways of asking" multiline minRows={3} maxRows={10} value={draft.alternatives} onChange={(event) => set({ alternatives: event.target.value })} disabled={readOnly} error={fieldError('alternatives') !== undefined} helperText={fieldError('alternatives') ?? 'One a line. Two or three that use other words help most.'} slotProps={{ htmlInput: { dir: 'auto' } }} />
            <TextField label="Answer" required multiline minRows={5} maxRows={18} value={draft.answer} onChange={(event) => set({ answer: event.target.value })} disabled={readOnly} error={fieldError('answer') !== undefined} helperText={fieldError('answer') ?? 'Markdown: **bold**, lists, [links](https://…).'} slotProps={{ htmlInput: { maxLength: 4000, dir: 'auto' } }} />
            {draft.answer.trim() ? (
              <Box component="section" aria-label="As the customer sees it">
                <Typography variant="caption" color="text.secondary">As the customer sees it</Typography>
                <Box dir="auto" sx={{ px: 1.5, py: 1, borderRadius: 2, border: 1, bgcolor: (theme) => theme.palette.voices.ai.ground, borderColor: (theme) => theme.palette.voices.ai.line, overflowWrap: 'anywhere' }}><Markdown source={draft.answer} dense /></Box>
              </Box>
            ) : null}
            <TextField label="Link" type="url" value={draft.sourceUrl} onChange={(event) => set({ sourceUrl: event.target.value })} disabled={readOnly} error={fieldError('sourceUrl') !== undefined} helperText={fieldError('sourceUrl') ?? 'Where customers can read more; shown with the source.'} />
            <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2} sx={{ alignItems: { sm: 'flex-start' } }}>
              <TextField label="Its own threshold" type="number" value={draft.threshold} onChange={(event) => set({ threshold: event.target.value })} disabled={readOnly} error={fieldError('threshold') !== undefined} helperText={fieldError('threshold') ?? `Empty: ${usual.toFixed(2)}, as the workspace has it.`} slotProps={{ htmlInput: { min: 0.5, max: 1, step: 0.01 } }} sx={{ width: { sm: 260 } }} />
              <FormControlLabel control={<Switch checked={draft.enabled} onChange={(_, on) => set({ enabled: on })} disabled={readOnly} />} label="In use" />
            </Stack>
          </Stack>
          <Typography variant="h3" component="h3" sx={{ mt: 3, mb: 1 }}>Try it before saving</Typography>
          <TryQuestion draft={{ id: entry?.id ?? null, questions: [draft.question, ...lines(draft.alternatives)].filter((text) => text.trim() !== ''), threshold: threshold !== null && threshold >= 0.5 && threshold <= 1 ? threshold : null }} />
        </Box>
        <Stack direction="row" spacing={1} sx={{ p: 2, borderTop: 1, borderColor: 'divider', justifyContent: 'flex-end' }}>
          {entry && !readOnly ? <Button color="error" onClick={() => setAsking(true)} sx={{ mr: 'auto !important' }}>Delete</Button> : null}
          <Button onClick={onClose}>{readOnly ? 'Close' : 'Cancel'}</Button>
          {readOnly ? null : <Button type="submit" form="curated-form" variant="contained" loading={creating.loading || updating.loading}>Save</Button>}
        </Stack>
      </Stack>
      <ConfirmDialog open={asking} title="Delete this custom answer?" body="It will no longer be given. What customers were told before stays in their conversations." action="Delete" busy={removing.loading} onClose={() => setAsking(false)} onConfirm={() => void run(async () => accepted((await remove({ variables: { id: entry?.id ?? '' } })).data?.deleteCuratedAnswer))} />
    </Drawer>
  );
}
