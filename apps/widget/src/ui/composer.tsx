import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MAX_CHARACTERS, type Chat } from '../core/chat';
import { SendIcon } from './icons';

const COUNT_FROM = MAX_CHARACTERS - 400;

/** Where the visitor writes. Enter sends, Shift+Enter breaks the line; while a word is being composed (IME), Enter is the editor's. */
export function Composer({ chat, focus, disabled }: { chat: Chat; focus: boolean; disabled: boolean }) {
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const length = [...text].length;
  const empty = text.trim() === '';

  useLayoutEffect(() => {
    if (focus) area.current?.focus({ preventScroll: true });
  }, [focus]);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, 140)}px`;
  }, [text]);

  const send = (): void => {
    if (empty || length > MAX_CHARACTERS || disabled) return;
    chat.say(text);
    setText('');
    area.current?.focus();
  };

  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <textarea
        ref={area} data-testid="composer" rows={1} dir="auto" placeholder="Write a message…" aria-label="Your message" disabled={disabled}
        value={text} onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="send" data-testid="send" aria-label="Send" disabled={empty || length > MAX_CHARACTERS || disabled}><SendIcon /></button>
      {length > COUNT_FROM && <p class={length > MAX_CHARACTERS ? 'count problem' : 'count quiet'} role="status">{length} of {MAX_CHARACTERS} characters</p>}
    </form>
  );
}
