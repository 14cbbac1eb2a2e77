import { Box, ButtonBase, Link as MuiLink, Popover, Stack, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import type { EvidencePartsFragment } from '../gql/types';
import { text } from '../messages';
import { formatClock, formatDateTime, formatShare } from '../providers/format';
import { Markdown } from '../shared/markdown';
import { AnswerabilityMark } from './answerability-mark';
import { WhyDrawer } from './why-drawer';
import type { ThreadMessage } from './thread-state';

/** Whose words these are, told by side, tint and label. */
export function MessageLine({ message, continued }: { message: ThreadMessage; continued: boolean }): ReactElement {
  if (message.author === 'SYSTEM' && !message.internal) return <Notice text={message.text} at={message.createdAt} seq={message.seq} messageId={message.explained ? message.id : null} />;
  const note = message.internal;
  const ours = message.author !== 'CUSTOMER';
  const voice = note ? 'note' : message.author === 'AI' ? 'ai' : message.author === 'AGENT' ? 'agent' : 'customer';
  const label = note ? `${text.thread.note} · ${message.agent?.name ?? text.thread.byRule}` : message.author === 'AGENT' ? (message.agent?.name ?? text.thread.authors.AGENT) : text.thread.authors[message.author];
  return (
    <Box data-testid="thread-message" data-author={note ? 'NOTE' : message.author} data-seq={message.seq} sx={{ display: 'flex', justifyContent: ours ? 'flex-end' : 'flex-start', mt: continued ? 0.5 : 1.5 }}>
      <Box sx={{ maxWidth: 'min(640px, 88%)', minWidth: 80 }}>
        {continued ? null : (
          <Stack direction="row" spacing={1} sx={{ justifyContent: ours ? 'flex-end' : 'flex-start', mb: 0.25 }}>
            <Typography variant="caption" sx={{ fontWeight: 600, color: (theme) => (voice === 'ai' ? theme.palette.voices.ai.ink : voice === 'note' ? theme.palette.voices.note.ink : 'text.secondary') }}>{label}</Typography>
            {message.confidence !== null && message.author === 'AI' ? <Typography variant="caption" color="text.secondary">{text.thread.confidence(formatShare(message.confidence))}</Typography> : null}
            <Typography variant="caption" color="text.secondary" component="time" dateTime={message.createdAt} title={formatDateTime(message.createdAt)}>{formatClock(message.createdAt)}</Typography>
          </Stack>
        )}
        <Box dir="auto" sx={{ px: 1.5, py: 1, borderRadius: 2, border: 1, borderStyle: note ? 'dashed' : 'solid', bgcolor: (theme) => theme.palette.voices[voice].ground, borderColor: (theme) => theme.palette.voices[voice].line, overflowWrap: 'anywhere' }}>
          {message.author === 'CUSTOMER' ? <Typography sx={{ whiteSpace: 'pre-wrap' }}>{message.text}</Typography> : <Markdown source={message.text} dense />}
          {message.citations.length > 0 ? <Sources citations={message.citations} /> : null}
        </Box>
        {message.author === 'CUSTOMER' ? <AnswerabilityMark message={message} /> : null}
        {message.author === 'AI' && message.explained ? <WhyButton messageId={message.id} /> : null}
      </Box>
    </Box>
  );
}

/** The sentences an answer rests on; each opens beside the text, over the margin, so that nothing moves. */
function Sources({ citations }: { citations: readonly EvidencePartsFragment[] }): ReactElement {
  const [open, setOpen] = useState<{ index: number; anchor: HTMLElement } | null>(null);
  const shown = open === null ? undefined : citations[open.index];
  return (
    <Box sx={{ mt: 0.75 }}>
      <Stack direction="row" role="group" sx={{ gap: 0.5, flexWrap: 'wrap' }} aria-label={text.thread.sources}>
        {citations.map((citation, index) => (
          <ButtonBase key={index} onClick={(event) => setOpen({ index, anchor: event.currentTarget })} aria-haspopup="dialog" aria-expanded={open?.index === index} title={text.thread.quote(citation.title)} sx={{ px: 0.75, borderRadius: 1, fontSize: '0.75rem', bgcolor: open?.index === index ? 'primary.main' : 'background.paper', color: open?.index === index ? 'primary.contrastText' : 'text.secondary', border: 1, borderColor: 'divider', maxWidth: 240 }}>
            <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>[{index + 1}] {citation.title}</Box>
          </ButtonBase>
        ))}
      </Stack>
      <Popover
        open={shown !== undefined} anchorEl={open?.anchor ?? null} onClose={() => setOpen(null)}
        anchorOrigin={{ vertical: 'center', horizontal: 'left' }} transformOrigin={{ vertical: 'center', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': shown ? text.thread.quote(shown.title) : undefined, sx: { width: 'min(380px, 92vw)', maxHeight: 360, p: 1.5 } } }}
      >
        <Typography variant="caption" color="text.secondary" component="p">{[shown?.title, ...(shown?.headingPath.slice(1) ?? [])].join(' › ')}</Typography>
        <Box component="blockquote" sx={{ m: 0, my: 1, pl: 1.5, borderLeft: 3, borderColor: 'primary.main', overflowWrap: 'anywhere' }}>
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }} dir="auto">{shown?.quote}</Typography>
        </Box>
        {shown?.document ? <MuiLink component={Link} to={`/documents/${shown.documentId}`} variant="body2">{text.thread.openDocument}</MuiLink> : <Typography variant="caption" color="text.secondary">{text.thread.goneDocument}</Typography>}
        {shown?.document && shown.document.version !== shown.documentVersion ? <Typography variant="caption" component="p" color="text.secondary">{text.thread.changedSince}</Typography> : null}
      </Popover>
    </Box>
  );
}

/** What the AI has written so far of an answer; read out once, when the message holds it whole. */
export function WritingLine({ words }: { words: string }): ReactElement {
  return (
    <Box data-testid="thread-writing" aria-live="off" sx={{ display: 'flex', justifyContent: 'flex-end', mt: 1.5 }}>
      <Box dir="auto" sx={{ maxWidth: 'min(640px, 88%)', px: 1.5, py: 1, borderRadius: 2, border: 1, bgcolor: (theme) => theme.palette.voices.ai.ground, borderColor: (theme) => theme.palette.voices.ai.line, overflowWrap: 'anywhere' }}>
        <Markdown source={words} dense />
      </Box>
    </Box>
  );
}

/** Opens the record of the turn that wrote a message. */
function WhyButton({ messageId }: { messageId: string }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <Box sx={{ textAlign: 'right' }}>
      <ButtonBase data-testid="why-answer" aria-haspopup="dialog" onClick={() => setOpen(true)} sx={{ typography: 'caption', color: 'text.secondary', px: 0.5, py: 0.25, borderRadius: 1, '&:hover, &:focus-visible': { color: 'text.primary', textDecoration: 'underline' } }}>{text.why.open}</ButtonBase>
      {open ? <WhyDrawer messageId={messageId} onClose={() => setOpen(false)} /> : null}
    </Box>
  );
}

/** A line of the system, in the middle: what everybody in the conversation was told. */
function Notice({ text: words, at, seq, messageId }: { text: string; at: string; seq: number; /** Null where no turn of the AI wrote it. */ messageId: string | null }): ReactElement {
  return (
    <Box data-testid="thread-message" data-author="SYSTEM" data-seq={seq} sx={{ my: 1.5, mx: 'auto', maxWidth: 560, textAlign: 'center' }}>
      <Typography variant="body2" color="text.secondary" dir="auto">{words}</Typography>
      <Stack direction="row" spacing={1} sx={{ justifyContent: 'center', alignItems: 'center' }}>
        <Typography variant="caption" color="text.secondary" component="time" dateTime={at}>{formatClock(at)}</Typography>
        {messageId === null ? null : <WhyButton messageId={messageId} />}
      </Stack>
    </Box>
  );
}
