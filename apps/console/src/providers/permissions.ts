import { useSyncExternalStore } from 'react';
import { onSessionChange, readSession, type Session } from './session';

export type Role = Session['agent']['role'];
/** What the console asks a role for; the API decides again on every call. */
export type Power = 'answer' | 'administer' | 'manage-people';

const POWERS: Record<Role, readonly Power[]> = {
  OWNER: ['answer', 'administer', 'manage-people'],
  ADMIN: ['answer', 'administer', 'manage-people'],
  AGENT: ['answer'],
  VIEWER: [],
};

/** Whether a role may do it. */
export function may(role: Role | undefined, power: Power): boolean {
  return role !== undefined && POWERS[role].includes(power);
}

/** The signed-in agent, or null. */
export function useMe(): Session['agent'] | null {
  return useSyncExternalStore(onSessionChange, readSession)?.agent ?? null;
}

/** Whether the signed-in agent may do it. */
export function useMay(power: Power): boolean {
  return may(useMe()?.role, power);
}
