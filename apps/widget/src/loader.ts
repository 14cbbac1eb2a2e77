// What pages embed: <script src="https://host/widget.js" data-widget-key="…" async></script>. It reads its own tag,
// puts one global on the page and loads the rest. Runs as a classic script, so nothing else leaks.
import type { mount as Mount, WidgetHandle } from './app';

/** File name of the rest beside this script's host, set by the build. */
declare const __APP_FILE__: string;

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
    const app = import(/* @vite-ignore */ `${origin}/widget/${__APP_FILE__}`).then(({ mount }: { mount: typeof Mount }) => mount({ origin, key }));
    app.catch((error: unknown) => console.error('Chatref: the widget could not be loaded.', error));
    const when = (work: (widget: WidgetHandle) => void): void => void app.then(work, () => undefined);
    window.Chatref = { open: () => when((widget) => widget.open()), close: () => when((widget) => widget.close()), ask: (text) => when((widget) => widget.ask(text)) };
  } else console.error('Chatref: the script tag has no data-widget-key.');
}
