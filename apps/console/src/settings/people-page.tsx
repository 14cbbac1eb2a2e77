import { useMutation } from '@apollo/client/react';
import { Alert, Box, Button, Card, Chip, IconButton, Menu, MenuItem, Skeleton, Stack, TextField, Typography } from '@mui/material';
import MoreVert from '@mui/icons-material/MoreVert';
import { useState, type ReactElement } from 'react';
import { Confirm, useCreate, useDelete, useGetList, useNotify, useUpdate } from 'react-admin';
import { ResetAgentLinkDocument, type Role } from '../gql/types';
import { useMay, useMe } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { FormDialog } from '../shared/form-dialog';
import { ScreenTitle } from '../shared/page';
import { OnceDialog } from './once-dialog';
import type { AgentRecord } from './settings-resources';

const ROLES: { id: Role; name: string; words: string }[] = [
  { id: 'OWNER', name: 'Owner', words: 'everything, owners too' },
  { id: 'ADMIN', name: 'Admin', words: 'answers and sets up' },
  { id: 'AGENT', name: 'Agent', words: 'answers customers' },
  { id: 'VIEWER', name: 'Viewer', words: 'reads only' },
];

/** Colleagues: invite, change the role, deactivate. */
export function PeoplePage(): ReactElement {
  const { data, error, isPending, refetch } = useGetList<AgentRecord>('agents', { pagination: { page: 1, perPage: 500 } });
  const mayManage = useMay('manage-people');
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 860 }}>
      <ScreenTitle title="People" />
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 2 }}>
        <Typography variant="h1" component="h1">People</Typography>
        {mayManage ? <Button variant="contained" onClick={() => setInviting(true)}>Invite</Button> : null}
      </Stack>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {isPending ? [0, 1, 2].map((key) => <Skeleton key={key} component="li" variant="rounded" height={64} />) : data?.map((agent) => <Person key={agent.id} agent={agent} mayManage={mayManage} onLink={setLink} />)}
      </Stack>
      {inviting ? <InviteDialog onClose={() => setInviting(false)} onLink={setLink} /> : null}
      <OnceDialog title="One-time link" words="Give this link to your colleague. They set their password with it; it works once, for seven days, and is not shown again." value={link} onClose={() => setLink(null)} />
    </Box>
  );
}

function Person({ agent, mayManage, onLink }: { agent: AgentRecord; mayManage: boolean; onLink(link: string | null): void }): ReactElement {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState(false);
  const [update] = useUpdate<AgentRecord>();
  const [remove] = useDelete<AgentRecord>();
  const [resetLink] = useMutation(ResetAgentLinkDocument);
  const me = useMe();
  const notify = useNotify();
  const onError = (failure: unknown): void => notify(explain(failure), { type: 'error' });
  const newLink = async (): Promise<void> => {
    setAnchor(null);
    try {
      const { data } = await resetLink({ variables: { id: agent.id } });
      onLink(accepted(data?.resetAgentLink).setUpUrl);
    } catch (failure) {
      onError(failure);
    }
  };
  return (
    <Card component="li" sx={{ display: 'flex', alignItems: 'center', gap: 2, p: 1.5, opacity: agent.active ? 1 : 0.6 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>{agent.name}{agent.id === me?.id ? ' (you)' : ''}</Typography>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>{agent.email}</Typography>
      </Box>
      {agent.online ? <Chip label="online" color="success" variant="outlined" /> : null}
      <Chip label={agent.active ? ROLES.find((role) => role.id === agent.role)?.name : 'deactivated'} variant="outlined" />
      {mayManage && agent.active ? (
        <>
          <IconButton aria-label={`Change ${agent.name}`} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}><MoreVert fontSize="small" /></IconButton>
          <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
            {ROLES.filter((role) => role.id !== agent.role && (me?.role === 'OWNER' || role.id !== 'OWNER')).map((role) => (
              <MenuItem key={role.id} onClick={() => { setAnchor(null); void update('agents', { id: agent.id, data: { ...agent, role: role.id }, previousData: agent }, { onError }); }}>Make {role.name.toLowerCase()}</MenuItem>
            ))}
            <MenuItem onClick={() => void newLink()}>New password link</MenuItem>
            {agent.id === me?.id ? null : <MenuItem onClick={() => { setAnchor(null); setAsking(true); }}>Deactivate</MenuItem>}
          </Menu>
          <Confirm isOpen={asking} title={`Deactivate ${agent.name}?`} content="They are signed out at once, and their open conversations go back to the queue. What they wrote stays theirs." onConfirm={() => { setAsking(false); void remove('agents', { id: agent.id, previousData: agent }, { onError }); }} onClose={() => setAsking(false)} />
        </>
      ) : null}
    </Card>
  );
}

function InviteDialog({ onClose, onLink }: { onClose(): void; onLink(link: string | null): void }): ReactElement {
  const [create, { isPending }] = useCreate<AgentRecord>();
  const [values, setValues] = useState({ name: '', email: '', role: 'AGENT' as Role });
  const [problem, setProblem] = useState<string | null>(null);
  const me = useMe();
  const submit = (): void => {
    void create('agents', { data: values }, {
      onSuccess: (agent) => { onClose(); onLink(agent.setUpUrl ?? null); },
      onError: (error) => setProblem(explain(error)),
    });
  };
  return (
    <FormDialog title="Invite a colleague" action="Make the link" problem={problem} busy={isPending} onSubmit={submit} onClose={onClose}>
      <TextField label="Name" required autoFocus value={values.name} onChange={(event) => setValues({ ...values, name: event.target.value })} />
      <TextField label="E-mail address" type="email" required value={values.email} onChange={(event) => setValues({ ...values, email: event.target.value })} />
      <TextField select label="Role" value={values.role} onChange={(event) => setValues({ ...values, role: event.target.value as Role })}>
        {ROLES.filter((role) => me?.role === 'OWNER' || role.id !== 'OWNER').map((role) => <MenuItem key={role.id} value={role.id}>{role.name}: {role.words}</MenuItem>)}
      </TextField>
    </FormDialog>
  );
}
