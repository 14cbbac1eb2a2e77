import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useNotify } from 'react-admin';
import { UpdateWorkspaceDocument, WorkspaceFactsDocument, type WorkspaceFactsQuery } from '../gql/types';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { CopyField } from './once-dialog';
import { WidgetPreview } from './widget-preview';

/** The snippet that embeds the widget, what the company is called in it, the pages that may embed it, and what it looks like. */
export function WidgetPage(): ReactElement {
  const { data, error, refetch } = useQuery(WorkspaceFactsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 1320 }}>
      <ScreenTitle title="Widget" />
      <Typography variant="h1" component="h1" gutterBottom>Widget</Typography>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      {data ? <Content workspace={data.workspace} /> : error ? null : <Skeleton variant="rounded" height={320} />}
    </Box>
  );
}

function Content({ workspace }: { workspace: WorkspaceFactsQuery['workspace'] }): ReactElement {
  const [companyName, setCompanyName] = useState(workspace.companyName);
  const snippet = `<script src="${location.origin}/widget.js" data-widget-key="${workspace.widgetKey}" async></script>`;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 520px' }, gap: 4, alignItems: 'start' }}>
      <Stack spacing={4} sx={{ minWidth: 0, maxWidth: 712 }}>
        <Box component="section">
          <Typography variant="h2" gutterBottom>Embed it</Typography>
          <Typography color="text.secondary" sx={{ mb: 1.5 }}>Put this line before the end of the body of every page that should have it.</Typography>
          <CopyField value={snippet} multiline label="Snippet" />
        </Box>
        <SettingsForm workspace={workspace} companyName={companyName} onCompanyName={setCompanyName} />
      </Stack>
      <WidgetPreview companyName={companyName} />
    </Box>
  );
}

function SettingsForm({ workspace, companyName, onCompanyName }: { workspace: WorkspaceFactsQuery['workspace']; companyName: string; onCompanyName(name: string): void }): ReactElement {
  const [origins, setOrigins] = useState(workspace.allowedOrigins.join('\n'));
  const [problem, setProblem] = useState<string | null>(null);
  const [save, { loading }] = useMutation(UpdateWorkspaceDocument);
  const mayWrite = useMay('administer');
  const notify = useNotify();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const allowedOrigins = origins.split('\n').map((line) => line.trim()).filter(Boolean);
      const { data } = await save({ variables: { input: { companyName, allowedOrigins } } });
      const { workspace: saved } = accepted(data?.updateWorkspace);
      if (saved) {
        setOrigins(saved.allowedOrigins.join('\n'));
        onCompanyName(saved.companyName);
      }
      notify('Saved', { type: 'success' });
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  return (
    <Stack component="form" spacing={2} onSubmit={(event) => void submit(event)}>
      {problem ? <Alert severity="error">{problem}</Alert> : null}
      <Typography variant="h2">What it is called</Typography>
      <TextField label="Company name, as customers read it" required value={companyName} onChange={(event) => onCompanyName(event.target.value)} disabled={!mayWrite} />
      <Typography variant="h2" sx={{ pt: 2 }}>Who may embed it</Typography>
      <TextField label="Origins, one a line" placeholder="https://www.example.com" multiline minRows={4} value={origins} onChange={(event) => setOrigins(event.target.value)} disabled={!mayWrite} helperText="Only pages of these origins, and of this server itself, can talk to the widget’s API." />
      <Box><Button type="submit" variant="contained" disabled={loading || !mayWrite}>Save</Button></Box>
    </Stack>
  );
}
