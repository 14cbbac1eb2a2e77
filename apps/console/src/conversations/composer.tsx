import { Box, Button, Stack, Tab, Tabs, TextField, Typography } from '@mui/material';
import { useEffect, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { useMutation } from '@apollo/client/react';
import { TypingDocument } from '../gql/types';
import { text } from '../messages';
import { keepDraft, readDraft } from './drafts';
import type { OutgoingKind } from './outbox';
import { useOutbox } from './outbox-provider';

/** The customer is told of typing at most this often, in ms. */
const TYPING_EVERY = 3_000;

/** Reply and note, each with its own draft, which survives a switch of the conversation and a reload. */
export function Composer({ conversationId, me, kind, onKind, hint, field }: { conversationId: string; me: string; kind: OutgoingKind; onKind(kind: OutgoingKind): void; hint: string | null; field: RefObject<HTMLTextAreaElement | null> }): ReactElement {
  const [body, setBody] = useState(() => readDraft(me, conversationId, kind));
  const [lastTyping, setLastTyping] = useState(0);
  const [tellTyping] = useMutation(TypingDocument);
  const { send } = useOutbox();
  useEffect(() => setBody(readDraft(me, conversationId, kind)), [me, conversationId, kind]);
  const change = (next: string): void => {
    setBody(next);
    keepDraft(me, conversationId, kind, next);
    if (kind === 'reply' && next !== '' && Date.now() - lastTyping > TYPING_EVERY) {
      setLastTyping(Date.now());
      void tellTyping({ variables: { id: conversationId } }).catch(() => undefined);
    }
  };
  const submit = (): void => {
    if (body.trim() === '') return;
    send(conversationId, kind, body.trim());
    change('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
  };
  const note = kind === 'note';
  return (
    <Box data-testid="composer" sx={{ borderTop: 1, borderColor: 'divider', bgcolor: note ? (theme) => theme.palette.voices.note.ground : 'background.paper', px: 1.5, pb: 1.5 }}>
      <Tabs value={kind} onChange={(_, next: OutgoingKind) => onKind(next)} sx={{ minHeight: 36, '& .MuiTab-root': { minHeight: 36, py: 0 } }}>
        <Tab value="reply" label={`${text.thread.reply} [R]`} />
        <Tab value="note" label={`${text.thread.note} [N]`} />
      </Tabs>
      <TextField
        fullWidth multiline minRows={2} maxRows={10} value={body} inputRef={field} onChange={(event) => change(event.target.value)} onKeyDown={onKeyDown}
        slotProps={{ htmlInput: { 'aria-label': note ? text.thread.noteLabel : text.thread.replyLabel, maxLength: 16_000, dir: 'auto' } }} sx={{ mt: 0.5 }} placeholder={note ? text.thread.noteLabel : text.thread.replyLabel}
      />
      <Stack direction="row" spacing={1} sx={{ mt: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="caption" color="text.secondary">{note ? '' : hint}</Typography>
        <Button variant="contained" onClick={submit} disabled={body.trim() === ''} title="Ctrl+Enter">{note ? text.thread.addNote : text.thread.send}</Button>
      </Stack>
    </Box>
  );
}
