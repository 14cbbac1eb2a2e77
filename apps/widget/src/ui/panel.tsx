import { useId, useRef, useState } from 'preact/hooks';
import type { Chat } from '../core/chat';
import type { ChatState } from '../core/chat-state';
import { Composer } from './composer';
import { Expectation } from './expectation';
import { CloseIcon, PersonIcon } from './icons';
import { Log } from './log';

const FULL_SCREEN = '(max-width: 480px)';

/** The conversation, from header to composer. */
export function Panel({ chat, state }: { chat: Chat; state: ChatState }) {
  const panel = useRef<HTMLElement>(null);
  const title = useId();
  // Nor is the focus taken from a page that shows this one in a frame.
  const [focus] = useState(() => !matchMedia('(pointer: coarse)').matches && document.hasFocus());
  const head = state.startingNew ? undefined : state.thread?.head;
  const company = state.companyName ?? 'Billing help';
  const withPeople = head?.status === 'WAITING' || head?.status === 'WITH_AGENT';
  const answeredBy = head?.assignee ? head.assignee.name : head?.status === 'WAITING' ? 'A person will answer here' : 'AI assistant';

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      chat.setOpen(false);
    } else if (event.key === 'Tab' && matchMedia(FULL_SCREEN).matches && window.parent === window) keepInside(event, panel.current);
  };

  return (
    <section ref={panel} class="panel" data-testid="panel" role="dialog" aria-labelledby={title} onKeyDown={onKeyDown}>
      <header>
        <span class={head?.assignee ? 'face person' : 'face'} aria-hidden="true">{head?.assignee ? initials(head.assignee.name) : 'AI'}</span>
        <div class="names">
          <h2 id={title} dir="auto">{company}</h2>
          <p data-testid="answered-by" dir="auto">{answeredBy}</p>
        </div>
        <button type="button" class="icon" aria-label="Close the chat" data-testid="close" onClick={() => chat.setOpen(false)}><CloseIcon /></button>
      </header>
      <Banner state={state} />
      <Log chat={chat} state={state} />
      <footer>
        {head?.status === 'RESOLVED' && (
          <p class="ended" data-testid="ended">
            This conversation has ended. Write again to take it up, or <button type="button" class="plain" data-testid="start-new" onClick={() => chat.startNew()}>start a new one</button>.
          </p>
        )}
        {head?.status === 'WAITING' && head.expectation && <Expectation chat={chat} expected={head.expectation} />}
        {state.notice && state.connection !== 'blocked' && <p class="problem" role="alert">{state.notice}</p>}
        <Composer chat={chat} focus={focus} disabled={state.connection === 'blocked'} />
        <div class="foot">
          {withPeople ? (
            <p class="quiet">{head.assignee ? `You are talking to ${head.assignee.name}.` : 'A person has been asked to join.'}</p>
          ) : (
            <button type="button" class="plain person-button" data-testid="talk-to-person" disabled={state.connection === 'blocked'} onClick={() => chat.askForPerson()}>
              <PersonIcon />Talk to a person
            </button>
          )}
        </div>
      </footer>
    </section>
  );
}

function Banner({ state }: { state: ChatState }) {
  const text = { connecting: 'Connecting…', online: null, offline: 'No connection at the moment. We keep what you write and send it as soon as we can.', blocked: state.notice ?? 'The chat is not available on this page.' }[state.connection];
  return <div role="status">{text && <p class={`banner ${state.connection}`} data-testid="connection">{text}</p>}</div>;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? [...word][0] : '')).join('').toUpperCase();
}

/** Tab and Shift+Tab go round within the panel: behind a full screen there is nothing to reach, unless the page is itself in a frame. */
function keepInside(event: KeyboardEvent, panel: HTMLElement | null): void {
  const reachable = [...(panel?.querySelectorAll<HTMLElement>('button:not([disabled]), a[href], input:not([disabled]), textarea:not([disabled])') ?? [])];
  const [first, last] = [reachable[0], reachable.at(-1)];
  const root = panel?.getRootNode();
  const active = root instanceof ShadowRoot ? root.activeElement : null;
  const to = event.shiftKey && active === first ? last : !event.shiftKey && active === last ? first : undefined;
  if (!to) return;
  event.preventDefault();
  to.focus();
}
