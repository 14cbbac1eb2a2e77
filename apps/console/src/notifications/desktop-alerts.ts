import { useSyncExternalStore } from 'react';

const KEY = 'chatref.desktopAlerts';
const listeners = new Set<() => void>();
const supported = (): boolean => typeof window !== 'undefined' && 'Notification' in window;

/** on: shown while the tab is hidden; off: not asked for; denied: the browser's own setting forbids it; null: this browser has none. */
export type DesktopAlerts = 'on' | 'off' | 'denied' | null;

function read(): DesktopAlerts {
  if (!supported()) return null;
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on' ? 'on' : 'off';
}

/** Turns them on or off. The browser asks for permission here, on a click, and nowhere else. */
export async function setDesktopAlerts(on: boolean): Promise<void> {
  if (!supported()) return;
  if (on) await Notification.requestPermission();
  localStorage.setItem(KEY, on ? 'on' : 'off');
  listeners.forEach((listener) => listener());
}

/** Whether they are on; follows changes. */
export function useDesktopAlerts(): DesktopAlerts {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, read);
}

/** Shows one while nobody looks at the page. Two tabs show it once: its id is its tag. Silent, as all of ours. */
export function showDesktopAlert({ id, title, body, onOpen }: { id: string; title: string; body: string; onOpen: () => void }): void {
  if (read() !== 'on' || document.visibilityState === 'visible') return;
  try {
    const shown = new Notification(title, { body, tag: id, silent: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
      onOpen();
    };
  } catch {
    // Some mobile browsers know the name and refuse to make one: the bell tells it all the same.
  }
}
