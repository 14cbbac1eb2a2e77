import { Box, Button, IconButton, Stack, Tab, Tabs, TextField, Tooltip, Typography } from '@mui/material';
import CannedIcon from '@mui/icons-material/QuickreplyOutlined';
import { useEffect, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { useMutation } from '@apollo/client/react';
import { TypingDocument } from '../gql/types';
import { text } from '../messages';
import { useMe } from '../providers/permissions';
import { CANNED_LIST, CannedPicker, cannedOption } from './canned-picker';
import { keepDraft, readDraft } from './drafts';
import type { OutgoingKind } from './outbox';
import { useOutbox } from './outbox-provider';
import { useCanned } from './use-canned';

/** The customer is told of typing at most this often, in ms. */
const TYPING_EVERY = 3_000;

/** Reply and note, each with its own draft, which survives a switch of the conversation and a reload. "/" offers canned replies. */
export function Composer({ conversationId, me, kind, onKind, hint, field, customer }: { conversationId: string; me: string; kind: OutgoingKind; onKind(kind: OutgoingKind): void; hint: string | null; field: RefObject<HTMLTextAreaElement | null>; customer: string | null }): ReactElement {
  const [body, setBody] = useState(() => readDraft(me, conversationId, kind));
  const [lastTyping, setLastTyping] = useState(0);
  const [tellTyping] = useMutation(TypingDocument);
  const { send } = useOutbox();
  const agent = useMe()?.name ?? null;
  useEffect(() => setBody(readDraft(me, conversationId, kind)), [me, conversationId, kind]);
  const change = (next: string): void => {
    setBody(next);
    keepDraft(me, conversationId, kind, next);
    if (kind === 'reply' && next !== '' && Date.now() - lastTyping > TYPING_EVERY) {
      setLastTyping(Date.now());
      void tellTyping({ variables: { id: conversationId } }).catch(() => undefined);
    }
  };
  const canned = useCanned({ body, change, field, customer, agent });
  const submit = (): void => {
    if (body.trim() === '') return;
    send(conversationId, kind, body.trim());
    change('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (canned.onKey(event)) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
  };
  const note = kind === 'note';
  const label = note ? text.thread.noteLabel : text.thread.replyLabel;
  return (
    <Box data-testid="composer" sx={{ borderTop: 1, borderColor: 'divider', bgcolor: note ? (theme) => theme.palette.voices.note.ground : 'background.paper', px: 1.5, pb: 1.5 }}>
      <Stack direction="row" sx={{ alignItems: 'center' }}>
        <Tabs value={kind} onChange={(_, next: OutgoingKind) => onKind(next)} aria-label={text.thread.write} sx={{ flex: 1, minHeight: 36, '& .MuiTab-root': { minHeight: 36, py: 0 } }}>
          <Tab value="reply" label={<span>{text.thread.reply}<KeyHint of="R" /></span>} />
          <Tab value="note" label={<span>{text.thread.note}<KeyHint of="N" /></span>} />
        </Tabs>
        <Tooltip title={`${text.canned.title} [/]`}><IconButton aria-label={text.canned.title} data-testid="canned-open" onClick={canned.begin}><CannedIcon fontSize="small" /></IconButton></Tooltip>
      </Stack>
      <Box sx={{ position: 'relative' }}>
        {canned.open ? <CannedPicker hits={canned.hits} active={canned.active} none={canned.none} onPick={canned.pick} /> : null}
        <TextField
          fullWidth multiline minRows={2} maxRows={10} value={body} inputRef={field} placeholder={label} onKeyDown={onKeyDown} onSelect={canned.follow}
          onChange={(event) => { change(event.target.value); canned.follow(); }}
          slotProps={{ htmlInput: { 'aria-label': label, maxLength: 16_000, dir: 'auto', 'aria-autocomplete': 'list', 'aria-controls': canned.open ? CANNED_LIST : undefined, 'aria-activedescendant': canned.open && canned.hits.length > 0 ? cannedOption(canned.active) : undefined } }}
        />
      </Box>
      <Stack direction="row" spacing={1} sx={{ mt: 1, justifyContent: 'space-between', alignItems: 'center' }}>
        <Typography variant="caption" color="text.secondary">{note ? '' : hint}</Typography>
        <Button variant="contained" onClick={submit} disabled={body.trim() === ''} title="Ctrl+Enter">{note ? text.thread.addNote : text.thread.send}</Button>
      </Stack>
    </Box>
  );
}

/** The key that does the same, where there are keys. */
function KeyHint({ of: key }: { of: string }): ReactElement {
  return <Box component="span" sx={{ ml: 0.5, '@media (hover: none)': { display: 'none' } }}>[{key}]</Box>;
}
