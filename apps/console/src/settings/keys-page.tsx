import { Alert, Box, Button, Card, Checkbox, Chip, FormControlLabel, FormGroup, MenuItem, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Confirm, useCreate, useDelete, useGetList, useNotify } from 'react-admin';
import type { ApiScope } from '../gql/types';
import { formatDate, formatDateTime } from '../providers/format';
import { explain } from '../providers/user-errors';
import { FormDialog } from '../shared/form-dialog';
import { ScreenTitle } from '../shared/page';
import { OnceDialog } from './once-dialog';
import type { ApiKeyRecord } from './settings-resources';

const SCOPES: { id: ApiScope; words: string }[] = [
  { id: 'CONVERSATIONS_READ', words: 'Read conversations' },
  { id: 'CONVERSATIONS_WRITE', words: 'Reply, assign, resolve' },
  { id: 'KNOWLEDGE_READ', words: 'Read and search documents' },
  { id: 'KNOWLEDGE_WRITE', words: 'Add and change documents' },
  { id: 'ANALYTICS_READ', words: 'Read the figures' },
  { id: 'SETTINGS_WRITE', words: 'Change tags and rules' },
];
const DAY_MS = 86_400_000;

/** Keys of programs that use the API. */
export function KeysPage(): ReactElement {
  const { data, error, isPending, refetch } = useGetList<ApiKeyRecord>('apiKeys', { pagination: { page: 1, perPage: 500 } });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 860 }}>
      <ScreenTitle title="API keys" />
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 2 }}>
        <Typography variant="h1" component="h1">API keys</Typography>
        <Button variant="contained" onClick={() => setMaking(true)}>New key</Button>
      </Stack>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      {!isPending && data?.length === 0 ? <Typography color="text.secondary">No keys. Make one for each program that uses the API, with no more rights than it needs.</Typography> : null}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {isPending ? [0, 1].map((key) => <Skeleton key={key} component="li" variant="rounded" height={72} />) : data?.map((key) => <Key key={key.id} record={key} />)}
      </Stack>
      {making ? <NewKeyDialog onClose={() => setMaking(false)} onSecret={setSecret} /> : null}
      <OnceDialog title="Your new key" words="Copy it now: it is stored as a hash only and cannot be shown again." value={secret} onClose={() => { setSecret(null); void refetch(); }} />
    </Box>
  );
}

function Key({ record }: { record: ApiKeyRecord }): ReactElement {
  const [asking, setAsking] = useState(false);
  const [revoke] = useDelete<ApiKeyRecord>();
  const notify = useNotify();
  return (
    <Card component="li" sx={{ p: 1.5, display: 'flex', gap: 2, alignItems: 'center' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>{record.name}</Typography>
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5, my: 0.5 }}>{record.scopes.map((scope) => <Chip key={scope} label={SCOPES.find((one) => one.id === scope)?.words ?? scope} variant="outlined" />)}</Stack>
        <Typography variant="caption" color="text.secondary">
          Made {formatDate(record.createdAt)} · {record.lastUsedAt ? `last used ${formatDateTime(record.lastUsedAt)}` : 'never used'}{record.expiresAt ? ` · ends ${formatDate(record.expiresAt)}` : ''}
        </Typography>
      </Box>
      <Button color="error" onClick={() => setAsking(true)}>Revoke</Button>
      <Confirm isOpen={asking} title={`Revoke “${record.name}”?`} content="Programs that use it are refused at once." onConfirm={() => { setAsking(false); void revoke('apiKeys', { id: record.id, previousData: record }, { onError: (error) => notify(explain(error), { type: 'error' }) }); }} onClose={() => setAsking(false)} />
    </Card>
  );
}

function NewKeyDialog({ onClose, onSecret }: { onClose(): void; onSecret(secret: string | null): void }): ReactElement {
  const [create, { isPending }] = useCreate<ApiKeyRecord>();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ApiScope[]>([]);
  const [days, setDays] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (): void => {
    const expiresAt = days > 0 ? new Date(Date.now() + days * DAY_MS).toISOString() : null;
    void create('apiKeys', { data: { name, scopes, expiresAt } }, { onSuccess: (key) => { onClose(); onSecret(key.secret ?? null); }, onError: (error) => setProblem(explain(error)) });
  };
  return (
    <FormDialog title="New API key" action="Make the key" problem={problem} busy={isPending} ready={scopes.length > 0} onSubmit={submit} onClose={onClose}>
      <TextField label="What uses it" required autoFocus value={name} onChange={(event) => setName(event.target.value)} />
      <FormGroup>
        {SCOPES.map((scope) => (
          <FormControlLabel key={scope.id} label={scope.words} control={<Checkbox size="small" checked={scopes.includes(scope.id)} onChange={(_, on) => setScopes(on ? [...scopes, scope.id] : scopes.filter((one) => one !== scope.id))} />} />
        ))}
      </FormGroup>
      <TextField select label="Ends" value={days} onChange={(event) => setDays(Number(event.target.value))}>
        <MenuItem value={0}>Never</MenuItem><MenuItem value={30}>In 30 days</MenuItem><MenuItem value={90}>In 90 days</MenuItem><MenuItem value={365}>In a year</MenuItem>
      </TextField>
    </FormDialog>
  );
}
