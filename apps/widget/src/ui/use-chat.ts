import { useEffect, useState } from 'preact/hooks';
import type { Chat } from '../core/chat';
import type { ChatState } from '../core/chat-state';

/** The chat's state, drawn anew on every change. */
export function useChat(chat: Chat): ChatState {
  const [state, setState] = useState(chat.getState);
  useEffect(() => {
    setState(chat.getState());
    return chat.subscribe(() => setState(chat.getState()));
  }, [chat]);
  return state;
}
