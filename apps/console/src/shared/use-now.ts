import { useSyncExternalStore } from 'react';

/** All clocks on the screen tick together, this often in ms: fine enough for minutes, cheap enough for a hundred rows. */
const TICK = 10_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: number | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = window.setInterval(() => {
      now = Date.now();
      for (const each of listeners) each();
    }, TICK);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time in ms since 1970, again every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
