import { useMutation } from '@apollo/client/react';
import { Button, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useSearchParams } from 'react-router-dom';
import { SetPasswordDocument } from '../gql/types';
import { text } from '../messages';
import { writeSession } from '../providers/session';
import { accepted, explain } from '../providers/user-errors';
import { AuthSheet } from './sign-in-page';

/** Where a one-time link leads: sets the password and signs in. */
export function SetPasswordPage(): ReactElement {
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(token === '' ? text.auth.noToken : null);
  const [save, { loading }] = useMutation(SetPasswordDocument);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const { data } = await save({ variables: { token, password } });
      const { token: session, agent } = accepted(data?.setPassword);
      if (!session || !agent) throw new Error('no session');
      writeSession({ token: session, agent });
      // Begun anew: this page was opened while nobody was signed in, and what the console found out then would end the session at once.
      window.history.replaceState(null, '', '#/inbox');
      window.location.reload();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <AuthSheet title={text.auth.setTitle} problem={problem} onSubmit={(event) => void submit(event)}>
      <TextField label={text.auth.newPassword} type="password" autoComplete="new-password" required autoFocus value={password} onChange={(event) => setPassword(event.target.value)} slotProps={{ htmlInput: { minLength: 10 } }} />
      <Typography variant="body2" color="text.secondary">{text.auth.setHint}</Typography>
      <Button type="submit" variant="contained" size="large" disabled={loading || token === ''}>{text.auth.setSubmit}</Button>
    </AuthSheet>
  );
}
