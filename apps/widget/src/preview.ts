import { handleOf, type WidgetHandle } from './handle';
import { LatestThreadDocument, StartSessionDocument } from './gql/types';
import { ApiFailure, type Post } from './core/api';
import { Chat } from './core/chat';
import { Session } from './core/session';
import { createMemory, type Memory } from './core/storage';
import { render } from './ui/render';
import { STYLES } from './ui/styles';

/** What the surrounding page sends to say how the preview is to look, by `postMessage`; once it was told `chatref: 'ready'`. */
export interface PreviewSettings {
  chatref: 'show';
  companyName: string;
  scheme: 'light' | 'dark';
}

/** In place of the server: nobody has written yet, and nothing is ever sent. */
const nothingIsSent = (memory: Memory): Post => async (document) => {
  if (document === (StartSessionDocument as unknown)) return { startVisitorSession: { visitorToken: 'preview', companyName: memory.get('company'), userErrors: [] } } as never;
  if (document === (LatestThreadDocument as unknown)) return { visitorConversations: { edges: [] } } as never;
  throw new ApiFailure('PREVIEW', 'this is a preview, no message leaves it.');
};

/** The widget as customers see it, open, without a server behind it: in a frame of the console, for its settings. */
export function preview(): WidgetHandle {
  const memory = createMemory('preview', () => undefined);
  memory.set('open', '1');
  const session = new Session(nothingIsSent(memory), memory, 'preview', () => ({ locale: null, page: null }));
  const chat = new Chat(session, memory, '');
  const sheet = render(chat);
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<Partial<PreviewSettings> | null>) => {
    if (source !== window.parent || origin !== self.origin || data?.chatref !== 'show') return;
    const { companyName, scheme = 'light' } = data;
    document.documentElement.style.colorScheme = scheme;
    sheet.replaceSync(stylesIn(scheme));
    memory.set('company', companyName || null);
    chat.remembered();
  });
  chat.start();
  window.parent.postMessage({ chatref: 'ready' }, self.origin);
  return handleOf(chat);
}

/** The widget's style in one colour scheme, whichever the browser prefers. */
export function stylesIn(scheme: 'light' | 'dark'): string {
  return STYLES.replaceAll('color-scheme: light dark', `color-scheme: ${scheme}`).replace('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all');
}
