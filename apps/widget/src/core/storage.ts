/** Where the widget remembers things: the page's localStorage, or memory where that is forbidden or full. */
export interface Memory {
  get(name: string): string | null;
  set(name: string, value: string | null): void;
}

/**
 * @param prefix keeps two widgets of one page apart; ends up in the keys of the host page's storage
 * @param storage undefined, or throwing on every access, where the browser blocks it
 */
export function createMemory(prefix: string, storage: () => Storage | undefined): Memory {
  const fallback = new Map<string, string>();
  const key = (name: string): string => `chatref:${prefix}:${name}`;
  return {
    get(name) {
      try {
        return storage()?.getItem(key(name)) ?? fallback.get(name) ?? null;
      } catch {
        return fallback.get(name) ?? null;
      }
    },
    set(name, value) {
      if (value === null) fallback.delete(name);
      else fallback.set(name, value);
      try {
        if (value === null) storage()?.removeItem(key(name));
        else storage()?.setItem(key(name), value);
      } catch {
        // Blocked or full: the page's lifetime has to do.
      }
    },
  };
}
