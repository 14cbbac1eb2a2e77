import { useSyncExternalStore } from 'react';

/** How the console hears of news: `idle` before the first connection is wanted, `connecting` the first time, `online`, `reconnecting` after a loss, `offline` without a network. */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'reconnecting' | 'offline';
/** What moves the state: the socket's life and the browser's opinion of the network. */
export type ConnectionSignal = 'opening' | 'opened' | 'closed' | 'network-lost' | 'network-back' | 'stopped';

/** The next state; pure. */
export function nextConnectionState(state: ConnectionState, signal: ConnectionSignal): ConnectionState {
  switch (signal) {
    case 'opened': return 'online';
    case 'opening': return state === 'idle' ? 'connecting' : state === 'online' ? 'reconnecting' : state;
    case 'closed': return state === 'idle' || state === 'offline' ? state : 'reconnecting';
    case 'network-lost': return 'offline';
    case 'network-back': return state === 'offline' ? 'reconnecting' : state;
    case 'stopped': return 'idle';
  }
}

let current: ConnectionState = 'idle';
const listeners = new Set<() => void>();

/** Tells the store what happened. */
export function signalConnection(signal: ConnectionSignal): void {
  const next = nextConnectionState(current, signal);
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

/** Calls back on every change of the state. Returns how to stop. */
export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The state now. */
export function connectionState(): ConnectionState {
  return current;
}

/** The state, as a hook. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(onConnectionChange, connectionState);
}
