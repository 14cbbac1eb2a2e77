import type { Chat } from './core/chat';

/** What a page may do with the widget, as the global `Chatref`. */
export interface WidgetHandle {
  open(): void;
  close(): void;
  /** Opens the panel and sends `text` as the visitor's message. */
  ask(text: string): void;
}

export function handleOf(chat: Chat): WidgetHandle {
  return {
    open: () => chat.setOpen(true),
    close: () => chat.setOpen(false),
    ask: (text) => {
      chat.setOpen(true);
      chat.say(text);
    },
  };
}
