import { closable } from '../common/closable';
import type { BusTopics, EventBus } from './event-bus';

/**
 * What changed, as it is now, whenever it changes: for subscriptions that show the state of things rather than what
 * happened to them. Only the newest state of each matters: several changes while one is being sent become one.
 * @param idOf the id of what a hint is about; null for what the subscriber does not follow
 * @param load the things with these ids; what is gone by now is left out
 */
export function followChanges<K extends keyof BusTopics, T>(bus: EventBus, topic: K, idOf: (hint: BusTopics[K]) => string | null, load: (ids: string[]) => Promise<Map<string, T | null>>): AsyncGenerator<T> {
  const changed = new Set<string>();
  let wake: () => void = () => undefined;
  let open = true;
  const stop = bus.subscribe(topic, (hint) => {
    const id = idOf(hint);
    if (id === null) return;
    changed.add(id);
    wake();
  });
  const close = (): void => {
    open = false;
    stop();
    wake();
  };
  async function* states(): AsyncGenerator<T> {
    while (open) {
      const ids = [...changed];
      changed.clear();
      const found = ids.length === 0 ? null : await load(ids);
      for (const state of found?.values() ?? []) if (state) yield state;
      if (changed.size === 0 && open) await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return closable(states(), close);
}
