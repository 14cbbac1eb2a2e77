import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Card, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { CannedReplyListDocument, DeleteCannedReplyDocument, SaveCannedReplyDocument } from '../gql/types';
import type { Canned } from '../conversations/canned';
import { text } from '../messages';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { EmptyState } from '../shared/states';
import { useSave } from './use-save';

/** What agents write again and again, each under its shortcut. */
export function RepliesPage(): ReactElement {
  const { data, error, refetch } = useQuery(CannedReplyListDocument, { fetchPolicy: 'cache-and-network' });
  const mayWrite = useMay('answer');
  const changed = (): void => void refetch();
  const words = text.canned;
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 760 }}>
      <ScreenTitle title={words.title} />
      <Typography variant="h1" component="h1" gutterBottom>{words.title}</Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>{words.lead}</Typography>
      {error ? <Alert severity="error" action={<Button onClick={changed}>{text.common.retry}</Button>}>{explain(error)}</Alert> : null}
      {data ? (
        <Stack spacing={2}>
          {mayWrite ? <Editor key={`new ${data.cannedReplies.length}`} reply={null} disabled={false} onChanged={changed} /> : null}
          {data.cannedReplies.length === 0 ? <EmptyState title={words.none} hint={words.emptyHint} /> : null}
          {data.cannedReplies.map((reply) => <Editor key={reply.id} reply={reply} disabled={!mayWrite} onChanged={changed} />)}
        </Stack>
      ) : error ? null : <Skeleton variant="rounded" height={220} />}
    </Box>
  );
}

function Editor({ reply, disabled, onChanged }: { reply: Canned | null; disabled: boolean; onChanged(): void }): ReactElement {
  const words = text.canned;
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [body, setBody] = useState(reply?.text ?? '');
  const [store] = useMutation(SaveCannedReplyDocument);
  const [remove] = useMutation(DeleteCannedReplyDocument);
  const { problem, busy, save } = useSave();
  const same = reply !== null && reply.shortcut === shortcut && reply.text === body;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await save(async () => void accepted((await store({ variables: { id: reply?.id ?? null, input: { shortcut, text: body } } })).data?.saveCannedReply))) onChanged();
  };
  const take = async (): Promise<void> => {
    if (reply && (await save(async () => void accepted((await remove({ variables: { id: reply.id } })).data?.deleteCannedReply), words.deleted))) onChanged();
  };
  return (
    <Card component="form" aria-label={reply ? `/${reply.shortcut}` : words.add} sx={{ p: 2 }} onSubmit={(event) => void submit(event)}>
      <Stack spacing={2}>
        {problem ? <Alert severity="error">{problem}</Alert> : null}
        <TextField label={words.shortcut} required value={shortcut} disabled={disabled} onChange={(event) => setShortcut(event.target.value)} helperText={reply ? undefined : words.shortcutHint} sx={{ maxWidth: 320 }} slotProps={{ htmlInput: { maxLength: 41, autoCapitalize: 'none', autoComplete: 'off' } }} />
        <TextField label={words.text} required multiline minRows={2} maxRows={12} value={body} disabled={disabled} onChange={(event) => setBody(event.target.value)} slotProps={{ htmlInput: { maxLength: 4_000, dir: 'auto' } }} />
        {disabled ? null : (
          <Stack direction="row" spacing={1}>
            <Button type="submit" variant={reply ? 'outlined' : 'contained'} disabled={busy || same}>{reply ? text.common.save : words.add}</Button>
            {reply ? <Button color="error" disabled={busy} onClick={() => void take()}>{words.delete}</Button> : null}
          </Stack>
        )}
      </Stack>
    </Card>
  );
}
