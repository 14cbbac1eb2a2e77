/** Who is signed in at this browser: kept in local storage, so that a reload or a second tab stays signed in. */
export interface Session {
  /** Bearer token of the agent. */
  token: string;
  agent: { id: string; name: string; email: string; role: 'OWNER' | 'ADMIN' | 'AGENT' | 'VIEWER' };
}

const KEY = 'chatref.session';
const listeners = new Set<() => void>();
let cached: { raw: string | null; session: Session | null } = { raw: null, session: null };

/** The session, or null when nobody is signed in. The same object as long as nothing changed. */
export function readSession(): Session | null {
  const raw = localStorage.getItem(KEY);
  if (raw !== cached.raw) cached = { raw, session: raw === null ? null : parse(raw) };
  return cached.session;
}

function parse(raw: string): Session | null {
  try {
    const value = JSON.parse(raw) as Partial<Session> | null;
    return typeof value?.token === 'string' && typeof value.agent?.id === 'string' ? (value as Session) : null;
  } catch {
    return null;
  }
}

/** Starts or renews the session. */
export function writeSession(session: Session): void {
  localStorage.setItem(KEY, JSON.stringify(session));
  announce();
}

/** Ends the session at this browser; drafts and unsent replies stay, under their author's id. */
export function endSession(): void {
  if (localStorage.getItem(KEY) === null) return;
  localStorage.removeItem(KEY);
  announce();
}

/** Calls back when a session starts, changes or ends, here or in another tab. Returns how to stop. */
export function onSessionChange(listener: () => void): () => void {
  const onStorage = (event: StorageEvent): void => {
    if (event.key === KEY || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

function announce(): void {
  for (const listener of listeners) listener();
}
