import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../core/chat';
import { hasOlder, isAnswering, type ChatState } from '../core/chat-state';
import { Markdown } from './markdown';
import { Message, PendingMessage } from './message';

/** Closer to the end than this, in px, and the log keeps to the end. */
const NEAR_PX = 80;
const WORDS_AFTER_MS = 3_000;
const LONG_AFTER_MS = 12_000;

/** Everything said so far, the newest last. New messages are read out; the place is kept while the visitor reads further up. */
export function Log({ chat, state }: { chat: Chat; state: ChatState }) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const fromEnd = useRef(0);
  const [behind, setBehind] = useState(false);
  const messages = state.startingNew ? [] : state.thread?.messages ?? [];
  const answering = isAnswering(state);
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const written = state.thread?.writing?.parts.length ?? 0;
  const company = state.companyName;

  const toEnd = (): void => {
    const element = box.current;
    if (!element) return;
    // A form that is taller than the view is read from its beginning.
    const last = content.current?.lastElementChild;
    const tall = last?.classList.contains('asks') && last.clientHeight > element.clientHeight ? last : null;
    element.scrollTop = tall ? element.scrollTop + tall.getBoundingClientRect().top - element.getBoundingClientRect().top - 8 : element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (atEnd.current || state.outgoing.length > 0) toEnd();
    else setBehind(true);
  }, [lastSeq, state.outgoing.length, answering, written, state.typing, state.startingNew]);

  // Earlier messages come in above: what was being read stays where it is.
  const firstSeq = messages[0]?.seq ?? 0;
  useLayoutEffect(() => {
    const element = box.current;
    if (element && !atEnd.current) element.scrollTop = element.scrollHeight - fromEnd.current;
  }, [firstSeq]);

  // Opened evidence, an appearing line below, a phone's keyboard: who was at the end stays there.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    for (const element of [box.current, content.current]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div class="log-frame">
      <div
        ref={box} class="log" role="log" aria-live="polite" aria-label="Conversation" tabIndex={0}
        onScroll={({ currentTarget: el }) => {
          fromEnd.current = el.scrollHeight - el.scrollTop;
          atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX;
          if (atEnd.current) setBehind(false);
        }}
      >
        <div ref={content} class="said">
          {hasOlder(state) && <button type="button" class="older" data-testid="older" aria-busy={state.loadingOlder} onClick={() => void chat.loadOlder()}>{state.loadingOlder ? 'Loading…' : 'Show earlier messages'}</button>}
          {!hasOlder(state) && <div class="message ai welcome" data-testid="welcome">
            <p class="who">AI assistant</p>
            <div class="bubble">
              <Markdown text={`Hello! I am the AI assistant${company ? ` of ${company}` : ''}. Ask me about invoices and payments: I answer from our documents and show you where it says so.\n\nA person is one tap away at any time.`} />
            </div>
          </div>}
          {messages.map((message) => <Message key={message.id} chat={chat} state={state} message={message} />)}
          {state.outgoing.map((item) => <PendingMessage key={item.clientMessageId} chat={chat} item={item} offline={state.connection === 'offline'} />)}
          {answering && <Answering parts={state.thread?.writing?.parts ?? []} />}
          {state.typing && <p class="quiet typing" data-testid="typing">{state.thread?.head.assignee?.name ?? 'A colleague'} is typing…</p>}
        </div>
      </div>
      {behind && <button type="button" class="newer" onClick={toEnd}>New messages ↓</button>}
    </div>
  );
}

/** The AI is at work: dots at first, words when it takes longer, the sentences as they come. */
function Answering({ parts }: { parts: readonly string[] }) {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [WORDS_AFTER_MS, LONG_AFTER_MS].map((ms) => setTimeout(() => setWaited(ms), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div class="message ai answering" data-testid="answering">
      <p class="who">AI assistant</p>
      <div class="bubble">
        {/* Read out once, as the message that follows holds it whole. */}
        {parts.length > 0 ? <div aria-live="off"><Markdown text={parts.join(' ')} /></div> : <span class="dots" aria-hidden="true"><i /><i /><i /></span>}
        {parts.length === 0 && <span class={waited === 0 ? 'hidden' : 'quiet'}>{waited >= LONG_AFTER_MS ? 'This takes longer than usual. You can also talk to a person.' : 'Looking in the documents…'}</span>}
      </div>
    </div>
  );
}
