import { Box, Button, Divider, Stack, Typography } from '@mui/material';
import { useEffect, useLayoutEffect, useMemo, useRef, type ReactElement, type RefObject } from 'react';
import type { ConversationCaseFragment } from '../gql/types';
import { text } from '../messages';
import { formatClock, formatDay } from '../providers/format';
import { ListSkeleton, LoadError } from '../shared/states';
import { useNow } from '../shared/use-now';
import { Composer } from './composer';
import { eventLine } from './event-line';
import { MessageLine, WritingLine } from './message-line';
import type { Outgoing, OutgoingKind } from './outbox';
import { useOutbox } from './outbox-provider';
import { writtenSoFar } from './thread-state';
import { timeline, type TimelineItem } from './timeline';
import { useThread } from './use-thread';

/** Nearer to the end than this, the view follows what arrives, in px. */
const NEAR_END = 120;

/** One conversation, live, with the composer below. Give it a `key` of the conversation. */
export function ThreadPane({ conversation, me, mayAnswer, kind, onKind, field }: { conversation: ConversationCaseFragment; me: string; mayAnswer: boolean; kind: OutgoingKind; onKind(kind: OutgoingKind): void; field: RefObject<HTMLTextAreaElement | null> }): ReactElement {
  const thread = useThread(conversation.id, me);
  const outbox = useOutbox();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const { messages, events, hasOlder, writing, typing } = thread.state;
  const outgoing = useMemo(() => outbox.items.filter((item) => item.conversationId === conversation.id), [outbox.items, conversation.id]);
  const lines = useMemo(() => timeline(messages, events, outgoing, hasOlder), [messages, events, outgoing, hasOlder]);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [lines.length, writing, typing, thread.loading]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const onScroll = (): void => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => box.removeEventListener('scroll', onScroll);
  }, []);
  const typingNow = typing && typing.until > now ? typing : null;
  const hint = conversation.status === 'AI_ACTIVE' ? text.thread.claimFirst : null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}>
      <Box ref={scroller} role="log" aria-live="polite" tabIndex={0} aria-label={conversation.subject} sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: { xs: 1.5, md: 2.5 }, py: 2 }}>
        {thread.loading ? <ListSkeleton rows={5} height={64} /> : null}
        {thread.error ? <LoadError error={thread.error} onRetry={thread.retry} /> : null}
        {hasOlder ? <Box sx={{ textAlign: 'center' }}><Button onClick={thread.loadOlder} loading={thread.loadingOlder}>{text.thread.older}</Button></Box> : null}
        {lines.map((line) => <Line key={line.key} line={line} now={now} />)}
        {writing && conversation.status === 'AI_ACTIVE' ? <WritingLine words={writtenSoFar(writing)} /> : null}
        <Typography variant="caption" color="text.secondary" component="p" sx={{ minHeight: 20, mt: 1 }}>
          {writing && conversation.status === 'AI_ACTIVE' ? text.thread.writing : typingNow ? text.thread.typing(typingNow.name) : ''}
        </Typography>
      </Box>
      {mayAnswer ? <Composer key={conversation.id} conversationId={conversation.id} me={me} kind={kind} onKind={onKind} hint={hint} field={field} customer={conversation.contact.name} /> : null}
    </Box>
  );
}

function Line({ line, now }: { line: TimelineItem; now: number }): ReactElement {
  switch (line.kind) {
    case 'day':
      return <Divider sx={{ my: 2, typography: 'caption', color: 'text.secondary' }}>{formatDay(line.at, now)}</Divider>;
    case 'message':
      return <MessageLine message={line.message} continued={line.continued} />;
    case 'event':
      return <Typography variant="caption" component="p" color="text.secondary" sx={{ textAlign: 'center', my: 0.5 }}>⚙ {eventLine(line.event)} · <time dateTime={line.event.at}>{formatClock(line.event.at)}</time></Typography>;
    case 'outgoing':
      return <OutgoingLine item={line.item} />;
  }
}

/** What is on its way to the API, or waits because it did not get there. */
function OutgoingLine({ item }: { item: Outgoing }): ReactElement {
  const { retry, discard } = useOutbox();
  const stuck = item.state === 'failed' || item.state === 'refused';
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end', mt: 1.5 }}>
      <Box sx={{ maxWidth: 'min(640px, 88%)' }}>
        <Box dir="auto" sx={{ px: 1.5, py: 1, borderRadius: 2, border: 1, borderColor: stuck ? 'error.main' : 'divider', borderStyle: 'dashed', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{item.text}</Box>
        <Stack direction="row" spacing={1} sx={{ justifyContent: 'flex-end', alignItems: 'center' }}>
          <Typography variant="caption" color={stuck ? 'error' : 'text.secondary'}>{item.state === 'refused' ? item.problem : stuck ? text.thread.failed : text.thread.sending}</Typography>
          {stuck ? <Button onClick={() => retry(item.clientMessageId)}>{text.common.retry}</Button> : null}
          {item.state === 'refused' ? <Button onClick={() => discard(item.clientMessageId)}>{text.thread.discard}</Button> : null}
        </Stack>
      </Box>
    </Box>
  );
}
