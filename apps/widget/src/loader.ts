// What pages embed: <script src="https://host/widget.js" data-widget-key="…" async></script>. It reads its own tag,
// puts one global on the page and loads the rest. Runs as a classic script, so nothing else leaks.
import type { mount as Mount, preview as Preview } from './app';
import type { WidgetHandle } from './handle';

/** File name of the rest beside this script's host, set by the build. */
declare const __APP_FILE__: string;

interface App { mount: typeof Mount; preview: typeof Preview }

declare global {
  interface Window {
    /** What a page may do with the widget. */
    Chatref?: WidgetHandle;
  }
}

const tag = document.currentScript;
if (tag instanceof HTMLScriptElement && !window.Chatref) {
  const { origin } = new URL(tag.src);
  const key = tag.dataset.widgetKey;
  if (key) {
    const load = (file: string): Promise<App> => import(/* @vite-ignore */ `${origin}/widget/${file}`);
    // A copy of this script from before the server's update names a file that is gone: ask once what it is called now. The
    // query makes it another module, since browsers remember that one failed.
    const again = async (): Promise<App> => {
      const now = await (await fetch(`${origin}/widget.js`, { cache: 'reload', credentials: 'omit' })).text();
      return load(`${/app-[\w-]{8}\.js/.exec(now)?.[0] ?? __APP_FILE__}?again`);
    };
    // `data-preview` is the console's: the widget without a server behind it.
    const app = load(__APP_FILE__).catch(again).then(({ mount, preview }) => (tag.dataset.preview === undefined ? mount({ origin, key }) : preview()));
    app.catch((error: unknown) => console.error(`Chatref: the widget could not be loaded from ${origin}. Reload the page; check that the server runs and that the page's content security policy allows it.`, error));
    const when = (work: (widget: WidgetHandle) => void): void => void app.then(work, () => undefined);
    window.Chatref = { open: () => when((widget) => widget.open()), close: () => when((widget) => widget.close()), ask: (text) => when((widget) => widget.ask(text)) };
  } else console.error('Chatref: the script tag has no data-widget-key.');
}
