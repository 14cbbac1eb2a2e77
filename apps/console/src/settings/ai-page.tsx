import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, FormControlLabel, MenuItem, Skeleton, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useNotify } from 'react-admin';
import { AiSettingsPageDocument, UpdateAiSettingsDocument, type AiSettingsFieldsFragment } from '../gql/types';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { draftOf, inputOf, type AiDraft } from './ai-draft';
import { AiPreview } from './ai-preview';
import { AiTopics } from './ai-topics';
import { AiUsage } from './ai-usage';

/** How the AI answers: voice, length, language, what it leaves alone, what it may cost. */
export function AiPage(): ReactElement {
  const { data, error, refetch } = useQuery(AiSettingsPageDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 1240 }}>
      <ScreenTitle title="AI" />
      <Typography variant="h1" component="h1" gutterBottom>AI</Typography>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      {data ? <Content settings={data.aiSettings} /> : error ? null : <Skeleton variant="rounded" height={480} />}
    </Box>
  );
}

function Content({ settings }: { settings: AiSettingsFieldsFragment }): ReactElement {
  const [draft, setDraft] = useState<AiDraft>(() => draftOf(settings));
  const set = (change: Partial<AiDraft>): void => setDraft((before) => ({ ...before, ...change }));
  return (
    <Box sx={{ display: 'grid', gap: { xs: 4, lg: 5 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 460px)' }, alignItems: 'start' }}>
      <Stack spacing={4} sx={{ minWidth: 0 }}>
        <ModelState settings={settings} />
        <SettingsForm settings={settings} draft={draft} set={set} setDraft={setDraft} />
        <AiUsage currency={settings.currency} />
      </Stack>
      <Box sx={{ position: { lg: 'sticky' }, top: { lg: 16 }, minWidth: 0 }}><AiPreview settings={inputOf(draft, settings.model)} /></Box>
    </Box>
  );
}

/** Who writes the answers at this moment. */
function ModelState({ settings }: { settings: AiSettingsFieldsFragment }): ReactElement {
  if (settings.model === null) return <Alert severity="info">No model is configured, so answers are sentences of your documents. Voice and length begin to matter once the server is started with OPENAI_API_KEY and OPENAI_MODEL.</Alert>;
  if (!settings.modelAvailable) return <Alert severity="warning">{settings.model} did not answer several times and is resting. Customers get sentences of your documents until it is back; it is tried again by itself.</Alert>;
  return <Alert severity="success">{settings.model} writes the answers. Every sentence is checked against the documents before anybody sees it.</Alert>;
}

interface FormProps {
  settings: AiSettingsFieldsFragment;
  draft: AiDraft;
  set(change: Partial<AiDraft>): void;
  setDraft(draft: AiDraft): void;
}

function SettingsForm({ settings, draft, set, setDraft }: FormProps): ReactElement {
  const [problem, setProblem] = useState<string | null>(null);
  const [save, { loading }] = useMutation(UpdateAiSettingsDocument);
  const mayWrite = useMay('administer');
  const notify = useNotify();
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(settings));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const { data } = await save({ variables: { input: inputOf(draft, settings.model) }, refetchQueries: [AiSettingsPageDocument] });
      const { aiSettings } = accepted(data?.updateAiSettings);
      if (aiSettings) setDraft(draftOf(aiSettings));
      notify('Saved', { type: 'success' });
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  return (
    <Stack component="form" spacing={2.5} onSubmit={(event) => void submit(event)} aria-label="How the AI answers">
      {problem ? <Alert severity="error">{problem}</Alert> : null}
      <Typography variant="h2">How it writes</Typography>
      <FormControlLabel disabled={!mayWrite} control={<Switch checked={draft.useModel} onChange={(_, useModel) => set({ useModel })} />} label="Let the model write answers" />
      <TextField label="Voice" multiline minRows={2} value={draft.voice} onChange={({ target }) => set({ voice: target.value })} disabled={!mayWrite} helperText={`Style only, in your own words: “Friendly and brief, no jargon.” ${draft.voice.length} of 600 characters.`} error={draft.voice.length > 600} slotProps={{ htmlInput: { dir: 'auto' } }} />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField select fullWidth label="Length" value={draft.length} onChange={({ target }) => set({ length: target.value as AiDraft['length'] })} disabled={!mayWrite}>
          <MenuItem value="SHORT">Short: at most 2 sentences</MenuItem>
          <MenuItem value="NORMAL">Normal: at most 4 sentences</MenuItem>
          <MenuItem value="DETAILED">Detailed: at most 8 sentences</MenuItem>
        </TextField>
        <TextField select fullWidth label="Language" value={draft.languagePolicy} onChange={({ target }) => set({ languagePolicy: target.value as AiDraft['languagePolicy'] })} disabled={!mayWrite}>
          <MenuItem value="CUSTOMER">The customer’s, translated and checked</MenuItem>
          <MenuItem value="DOCUMENTS">Only languages of the documents</MenuItem>
        </TextField>
      </Stack>
      <AiTopics topics={draft.forbiddenTopics} disabled={!mayWrite} onChange={(forbiddenTopics) => set({ forbiddenTopics })} />
      <Typography variant="h2">What it may cost</Typography>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField fullWidth label="Tokens a day" inputMode="numeric" value={draft.dayTokens} onChange={({ target }) => set({ dayTokens: target.value })} disabled={!mayWrite} helperText="Empty: no bound." />
        <TextField fullWidth label={`Cost a day, ${draft.currency}`} inputMode="decimal" value={draft.dayCost} onChange={({ target }) => set({ dayCost: target.value })} disabled={!mayWrite} helperText="Needs the prices below." />
      </Stack>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField label="Currency" value={draft.currency} onChange={({ target }) => set({ currency: target.value })} disabled={!mayWrite} sx={{ maxWidth: { sm: 120 } }} />
        <TextField fullWidth label="Per million tokens read" inputMode="decimal" value={draft.inputPrice} onChange={({ target }) => set({ inputPrice: target.value })} disabled={!mayWrite || settings.model === null} />
        <TextField fullWidth label="Per million tokens written" inputMode="decimal" value={draft.outputPrice} onChange={({ target }) => set({ outputPrice: target.value })} disabled={!mayWrite || settings.model === null} />
      </Stack>
      <Typography variant="body2" color="text.secondary">When a bound is reached, customers get sentences of the documents until the next day begins in the workspace’s time zone.</Typography>
      <Stack direction="row" spacing={1}>
        <Button type="submit" variant="contained" disabled={loading || !mayWrite || !changed}>Save</Button>
        {changed ? <Button onClick={() => setDraft(draftOf(settings))}>Undo changes</Button> : null}
      </Stack>
    </Stack>
  );
}
