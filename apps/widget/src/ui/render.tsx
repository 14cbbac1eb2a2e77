import { render as draw } from 'preact';
import type { Chat } from '../core/chat';
import { STYLES } from './styles';
import { Widget } from './widget';

const TAG = 'chatref-widget';
/** Set on the element itself and important, so that no rule of the page reaches it. */
const HOST_STYLE: readonly (readonly [string, string])[] = [
  ['all', 'initial'], ['display', 'block'], ['position', 'fixed'], ['inset', 'auto 0 0 auto'], ['width', '0'], ['height', '0'], ['z-index', '2147483000'],
];

/** Draws the widget into a shadow root at the end of the page's body. @returns its style */
export function render(chat: Chat): CSSStyleSheet {
  const host = document.createElement(TAG);
  for (const [name, value] of HOST_STYLE) host.style.setProperty(name, value, 'important');
  const root = host.attachShadow({ mode: 'open' });
  // A constructed sheet is no inline style: it works under any style-src of the page.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];
  // What is typed here is not a shortcut of the page.
  for (const type of ['keydown', 'keyup', 'keypress'] as const) host.addEventListener(type, (event) => event.stopPropagation());
  const put = (): void => {
    document.body.append(host);
    draw(<Widget chat={chat} />, root);
  };
  if (document.body) put();
  else document.addEventListener('DOMContentLoaded', put, { once: true });
  return sheet;
}
