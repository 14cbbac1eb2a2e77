import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Card, Chip, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { CreateOwnProtectionDocument, OwnProtectionsDocument, WidenOwnProtectionDocument } from '../gql/types';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';

const phrasesOf = (value: string): string[] => value.split(/[\n,]/).map((phrase) => phrase.trim()).filter(Boolean);

/** Matters of the workspace's own that must reach a person too. They only grow. */
export function OwnMatters(): ReactElement {
  const mayAdd = useMay('administer');
  const { data, refetch } = useQuery(OwnProtectionsDocument);
  const [create, creating] = useMutation(CreateOwnProtectionDocument);
  const [widen, widening] = useMutation(WidenOwnProtectionDocument);
  const [name, setName] = useState('');
  const [phrases, setPhrases] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const existing = data?.ownProtections ?? [];
  const known = existing.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const words = phrasesOf(phrases);
      const payload = known
        ? (await widen({ variables: { id: known.id, phrases: words } })).data?.widenOwnProtection
        : (await create({ variables: { name, phrases: words } })).data?.createOwnProtection;
      const refused = payload?.userErrors[0]?.message ?? null;
      setProblem(refused);
      if (refused === null) {
        setName('');
        setPhrases('');
        await refetch();
      }
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <Card sx={{ p: 2 }}>
      <Typography variant="h2">Your own protected matters</Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>Phrases that must reach a person in your company, beside the built-in ones. A protection can be widened, never taken back.</Typography>
      <Stack spacing={1} sx={{ mb: existing.length > 0 ? 2 : 0 }}>
        {existing.map((one) => (
          <Box key={one.id}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>{one.name}</Typography>
            <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap', mt: 0.5 }}>{one.phrases.map((phrase) => <Chip key={phrase} size="small" label={phrase} sx={{ maxWidth: '100%' }} />)}</Stack>
          </Box>
        ))}
      </Stack>
      {mayAdd ? (
        <Box component="form" onSubmit={(event: FormEvent) => void submit(event)} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: '240px 1fr auto' }, alignItems: 'start' }}>
          <TextField size="small" label="Matter" value={name} onChange={(event) => setName(event.target.value)} placeholder="Press inquiry" />
          <TextField size="small" label="Phrases, separated by commas" value={phrases} onChange={(event) => setPhrases(event.target.value)} placeholder="journalist, press office" />
          <Button type="submit" variant="outlined" disabled={name.trim() === '' || phrasesOf(phrases).length === 0} loading={creating.loading || widening.loading}>{known ? 'Add phrases' : 'Add'}</Button>
        </Box>
      ) : null}
      {problem ? <Alert severity="error" sx={{ mt: 1.5 }}>{problem}</Alert> : null}
    </Card>
  );
}
