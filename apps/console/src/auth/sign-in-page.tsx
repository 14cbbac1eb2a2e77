import { Alert, Box, Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { useLogin } from 'react-admin';
import { text } from '../messages';
import { explain } from '../providers/user-errors';

/** The sheet in the middle of an otherwise empty page. The place of the error is reserved, so nothing jumps. */
export function AuthSheet({ title, problem, children, onSubmit }: { title: string; problem: string | null; children: ReactNode; onSubmit(event: FormEvent): void }): ReactElement {
  return (
    <Box component="main" sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', bgcolor: 'background.default', p: 2 }}>
      <Paper variant="outlined" sx={{ width: '100%', maxWidth: 380, p: 3 }}>
        <Typography variant="overline" color="text.secondary">{text.app.name}</Typography>
        <Typography variant="h1" component="h1" sx={{ mb: 1 }}>{title}</Typography>
        <Box sx={{ minHeight: 56 }} role="alert">{problem ? <Alert severity="error" role="presentation">{problem}</Alert> : null}</Box>
        <Stack component="form" spacing={2} onSubmit={onSubmit}>{children}</Stack>
      </Paper>
    </Box>
  );
}

/** Signs an agent in. */
export function SignInPage(): ReactElement {
  const login = useLogin();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    // To where they were going, else to the beginning.
    login({ email, password })
      .catch((error: unknown) => setProblem(explain(error)))
      .finally(() => setBusy(false));
  };
  return (
    <AuthSheet title={text.auth.title} problem={problem} onSubmit={submit}>
      <TextField label={text.auth.email} type="email" autoComplete="username" required autoFocus value={email} onChange={(event) => setEmail(event.target.value)} />
      <TextField label={text.auth.password} type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
      <Button type="submit" variant="contained" size="large" disabled={busy}>{busy ? text.auth.busy : text.auth.submit}</Button>
    </AuthSheet>
  );
}
