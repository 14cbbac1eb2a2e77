import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Autocomplete, Box, Button, Card, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { CreateTeamDocument, DeleteTeamDocument, TeamSettingsDocument, UpdateTeamDocument, type TeamSettingsQuery } from '../gql/types';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { useSave } from './use-save';

type Team = TeamSettingsQuery['teams'][number];

/** Teams: who shares which part of the work. Rules hand over to them, and the inbox has a view for each. */
export function TeamsPage(): ReactElement {
  const { data, error, refetch } = useQuery(TeamSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const mayWrite = useMay('administer');
  const changed = (): void => void refetch();
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 760 }}>
      <ScreenTitle title="Teams" />
      <Typography variant="h1" component="h1" gutterBottom>Teams</Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>A rule can hand a conversation over to a team; one of its members takes it. Each team has its view in the inbox.</Typography>
      {error ? <Alert severity="error" action={<Button onClick={changed}>Try again</Button>}>{explain(error)}</Alert> : null}
      {data ? (
        <Stack spacing={2}>
          {data.teams.length === 0 ? <Typography color="text.secondary">There is no team yet.</Typography> : null}
          {data.teams.map((team) => <TeamForm key={team.id} team={team} people={data.agents} disabled={!mayWrite} onChanged={changed} />)}
          {mayWrite ? <TeamForm key={`new ${data.teams.length}`} team={null} people={data.agents} disabled={false} onChanged={changed} /> : null}
        </Stack>
      ) : error ? null : <Skeleton variant="rounded" height={200} />}
    </Box>
  );
}

function TeamForm({ team, people, disabled, onChanged }: { team: Team | null; people: TeamSettingsQuery['agents']; disabled: boolean; onChanged(): void }): ReactElement {
  const [name, setName] = useState(team?.name ?? '');
  const [memberIds, setMembers] = useState(team?.members.map((member) => member.id) ?? []);
  const [create] = useMutation(CreateTeamDocument);
  const [update] = useMutation(UpdateTeamDocument);
  const [remove] = useMutation(DeleteTeamDocument);
  const { problem, busy, save } = useSave();
  const able = people.filter((agent) => agent.active && agent.role !== 'VIEWER');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { name, memberIds };
    const saved = await save(async () => {
      if (team) accepted((await update({ variables: { id: team.id, input } })).data?.updateTeam);
      else accepted((await create({ variables: { input } })).data?.createTeam);
    });
    if (saved) onChanged();
  };
  const take = async (): Promise<void> => {
    if (team && (await save(async () => void accepted((await remove({ variables: { id: team.id } })).data?.deleteTeam), 'Deleted'))) onChanged();
  };
  return (
    <Card component="form" variant="outlined" aria-label={team?.name ?? 'New team'} sx={{ p: 2 }} onSubmit={(event) => void submit(event)}>
      <Stack spacing={2}>
        {problem ? <Alert severity="error">{problem}</Alert> : null}
        <TextField size="small" label={team ? 'Name' : 'Name of a new team'} required value={name} disabled={disabled} onChange={(event) => setName(event.target.value)} slotProps={{ htmlInput: { maxLength: 80 } }} />
        <Autocomplete multiple size="small" disabled={disabled} options={able} value={able.filter((agent) => memberIds.includes(agent.id))} getOptionLabel={(agent) => agent.name} isOptionEqualToValue={(a, b) => a.id === b.id} onChange={(_, chosen) => setMembers(chosen.map((agent) => agent.id))} renderInput={(params) => <TextField {...params} label="Members" />} />
        {disabled ? null : (
          <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
            <Button type="submit" variant={team ? 'outlined' : 'contained'} disabled={busy}>{team ? 'Save' : 'Add'}</Button>
            {team ? <Button color="error" disabled={busy} onClick={() => void take()}>Delete</Button> : null}
          </Stack>
        )}
      </Stack>
    </Card>
  );
}
