import { useEffect, useRef } from 'preact/hooks';
import type { Chat } from '../core/chat';
import { unreadCount } from '../core/chat-state';
import { ChatIcon, CloseIcon } from './icons';
import { Panel } from './panel';
import { useChat } from './use-chat';

/** The launcher and, when open, the panel. */
export function Widget({ chat }: { chat: Chat }) {
  const state = useChat(chat);
  const launcher = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(state.open);
  const unread = state.open ? 0 : unreadCount(state);
  useEffect(() => {
    if (wasOpen.current && !state.open) launcher.current?.focus({ preventScroll: true });
    wasOpen.current = state.open;
  }, [state.open]);
  const label = state.open ? 'Close the chat' : unread > 0 ? `Open the chat, ${unread} new ${unread === 1 ? 'message' : 'messages'}` : 'Open the chat';
  return (
    <div class="widget">
      {state.open && <Panel chat={chat} state={state} />}
      <button ref={launcher} type="button" class={state.open ? 'launcher opened' : 'launcher'} data-testid="launcher" aria-label={label} aria-expanded={state.open} onClick={() => chat.setOpen(!state.open)}>
        {state.open ? <CloseIcon /> : <ChatIcon />}
        {unread > 0 && <span class="badge" data-testid="unread" aria-hidden="true">{unread > 9 ? '9+' : unread}</span>}
      </button>
    </div>
  );
}
