import { createPost } from './core/api';
import { Chat } from './core/chat';
import { Session } from './core/session';
import { createMemory } from './core/storage';
import { handleOf, type WidgetHandle } from './handle';
import { render } from './ui/render';

export { preview } from './preview';

/**
 * Puts the widget on the page.
 * @param options.origin scheme and host of the API, from where the loader came
 * @param options.key the workspace's widget key
 */
export function mount({ origin, key }: { origin: string; key: string }): WidgetHandle {
  const memory = createMemory(key, () => window.localStorage);
  const session = new Session(createPost(origin, (input, init) => fetch(input, init)), memory, key, () => ({
    locale: navigator.language || null,
    // Without query and fragment: they may hold what is none of our business.
    page: `${location.origin}${location.pathname}`,
  }));
  const chat = new Chat(session, memory, `${origin.replace(/^http/, 'ws')}/graphql`);
  render(chat);
  chat.start();
  window.addEventListener('online', () => chat.wake());
  window.addEventListener('storage', (event) => {
    if (event.key?.startsWith(`chatref:${key}:`)) chat.remembered();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') chat.wake();
  });
  return handleOf(chat);
}
