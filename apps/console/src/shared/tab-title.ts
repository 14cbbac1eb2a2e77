import { text } from '../messages';

let screen: string = text.app.name;
let unread = 0;

/** What the browser's tab says: how much is unread, the screen, the product. */
export function tabTitle(name: string, count: number): string {
  const place = name === text.app.name ? name : `${name} · ${text.app.name}`;
  return count > 0 ? `(${count > 99 ? '99+' : count}) ${place}` : place;
}

/** Names the tab after the screen. */
export function setScreen(name: string): void {
  screen = name;
  document.title = tabTitle(screen, unread);
}

/** Puts the number of unread notifications before it. */
export function setUnread(count: number): void {
  unread = count;
  document.title = tabTitle(screen, unread);
}
