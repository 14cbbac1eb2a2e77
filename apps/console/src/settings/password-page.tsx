import { useMutation } from '@apollo/client/react';
import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useNotify } from 'react-admin';
import { ChangePasswordDocument } from '../gql/types';
import { writeSession } from '../providers/session';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';

const MIN_LENGTH = 10;

/** Changes the own password; every other session of the same person ends with it. */
export function PasswordPage(): ReactElement {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [change, { loading }] = useMutation(ChangePasswordDocument);
  const notify = useNotify();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const { data } = await change({ variables: { current, next } });
      const { token, agent } = accepted(data?.changePassword);
      if (token && agent) writeSession({ token, agent });
      setCurrent('');
      setNext('');
      notify('Your password is changed', { type: 'success' });
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 480 }}>
      <ScreenTitle title="My password" />
      <Typography variant="h1" component="h1" gutterBottom>My password</Typography>
      <Stack component="form" spacing={2} onSubmit={(event) => void submit(event)}>
        {problem ? <Alert severity="error">{problem}</Alert> : null}
        <TextField label="Current password" type="password" autoComplete="current-password" required value={current} onChange={(event) => setCurrent(event.target.value)} />
        <TextField label="New password" type="password" autoComplete="new-password" required value={next} onChange={(event) => setNext(event.target.value)} helperText={`At least ${MIN_LENGTH} characters. Other sessions of yours are signed out.`} slotProps={{ htmlInput: { minLength: MIN_LENGTH } }} />
        <Box><Button type="submit" variant="contained" disabled={loading}>Change it</Button></Box>
      </Stack>
    </Box>
  );
}
