import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Card, Chip, Skeleton, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { CreateWebhookDocument, DeleteWebhookDocument, TestWebhookDocument, UpdateWebhookDocument, WebhookCallsDocument, WebhookSettingsDocument, type WebhookSettingsQuery } from '../gql/types';
import { formatDate } from '../providers/format';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { CopyField } from './once-dialog';
import { useSave } from './use-save';

type Hook = WebhookSettingsQuery['webhooks'][number];
const COLOURS = { PENDING: 'warning', DELIVERED: 'success', FAILED: 'error' } as const;

/** Addresses of other systems that rules can call. */
export function WebhooksPage(): ReactElement {
  const { data, error, refetch } = useQuery(WebhookSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const changed = (): void => void refetch();
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 760 }}>
      <ScreenTitle title="Webhooks" />
      <Typography variant="h1" component="h1" gutterBottom>Webhooks</Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>A rule can call another system. Each call is signed with the webhook’s key and tried again for some eleven hours until it is taken.</Typography>
      {error ? <Alert severity="error" action={<Button onClick={changed}>Try again</Button>}>{explain(error)}</Alert> : null}
      {data ? (
        <Stack spacing={2}>
          {data.webhooks.map((hook) => <HookCard key={hook.id} hook={hook} onChanged={changed} />)}
          <NewHook onChanged={changed} />
        </Stack>
      ) : error ? null : <Skeleton variant="rounded" height={200} />}
    </Box>
  );
}

function NewHook({ onChanged }: { onChanged(): void }): ReactElement {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const [create] = useMutation(CreateWebhookDocument);
  const { problem, busy, save } = useSave();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await save(async () => {
      const result = accepted((await create({ variables: { input: { name, url } } })).data?.createWebhook);
      setSecret(result.secret ?? null);
    }, 'Added');
    if (!made) return;
    setName('');
    setUrl('');
    onChanged();
  };
  return (
    <Card component="form" variant="outlined" aria-label="New webhook" sx={{ p: 2 }} onSubmit={(event) => void submit(event)}>
      <Stack spacing={2}>
        {problem ? <Alert severity="error">{problem}</Alert> : null}
        {secret ? <Alert severity="success"><Typography gutterBottom>The key that signs its calls. It is shown this once.</Typography><CopyField value={secret} label="Signing key" /></Alert> : null}
        <TextField size="small" label="Name of a new webhook" required value={name} onChange={(event) => setName(event.target.value)} slotProps={{ htmlInput: { maxLength: 80 } }} />
        <TextField size="small" label="Address" type="url" required placeholder="https://example.com/hook" value={url} onChange={(event) => setUrl(event.target.value)} />
        <Box><Button type="submit" variant="contained" disabled={busy}>Add</Button></Box>
      </Stack>
    </Card>
  );
}

function HookCard({ hook, onChanged }: { hook: Hook; onChanged(): void }): ReactElement {
  const [open, setOpen] = useState(false);
  const [update] = useMutation(UpdateWebhookDocument);
  const [remove] = useMutation(DeleteWebhookDocument);
  const [test] = useMutation(TestWebhookDocument);
  const { problem, busy, save } = useSave();
  const act = async (work: () => Promise<void>, done: string): Promise<void> => {
    if (await save(work, done)) onChanged();
  };
  return (
    <Card variant="outlined" sx={{ p: 2 }}>
      {problem ? <Alert severity="error" sx={{ mb: 1 }}>{problem}</Alert> : null}
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h3" component="h2">{hook.name}</Typography>
          <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>{hook.url}</Typography>
        </Box>
        <Switch checked={hook.active} disabled={busy} onChange={(_, active) => void act(async () => void accepted((await update({ variables: { id: hook.id, input: { name: hook.name, url: hook.url, active } } })).data?.updateWebhook), active ? 'Switched on' : 'Switched off')} slotProps={{ input: { 'aria-label': `${hook.name} is on` } }} />
      </Stack>
      <Stack direction="row" spacing={1} sx={{ mt: 1, flexWrap: 'wrap' }}>
        <Button size="small" disabled={busy || !hook.active} onClick={() => void act(async () => { accepted((await test({ variables: { id: hook.id } })).data?.testWebhook); setOpen(true); }, 'Called')}>Call it once</Button>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? 'Hide its calls' : 'Its calls'}</Button>
        <Button size="small" color="error" disabled={busy} onClick={() => void act(async () => void accepted((await remove({ variables: { id: hook.id } })).data?.deleteWebhook), 'Deleted')}>Delete</Button>
      </Stack>
      {open ? <Calls webhookId={hook.id} /> : null}
    </Card>
  );
}

function Calls({ webhookId }: { webhookId: string }): ReactElement {
  const { data, error } = useQuery(WebhookCallsDocument, { variables: { webhookId }, fetchPolicy: 'network-only', pollInterval: 3_000 });
  if (error) return <Alert severity="error">{explain(error)}</Alert>;
  if (!data) return <Skeleton height={60} />;
  const calls = data.webhookDeliveries.edges.map((edge) => edge.node);
  if (calls.length === 0) return <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>It was not called yet.</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 1 }}>
      {calls.map((call) => (
        <Stack component="li" key={call.id} direction="row" sx={{ gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider', alignItems: 'center', flexWrap: 'wrap' }}>
          <Chip size="small" variant="outlined" color={COLOURS[call.status]} label={call.status.toLowerCase()} />
          <Typography variant="body2">{call.event}</Typography>
          <Typography variant="caption" color="text.secondary">{formatDate(call.createdAt)} · {call.attempts} {call.attempts === 1 ? 'attempt' : 'attempts'}{call.responseStatus ? ` · ${call.responseStatus}` : ''}{call.error ? ` · ${call.error}` : ''}</Typography>
        </Stack>
      ))}
    </Box>
  );
}
