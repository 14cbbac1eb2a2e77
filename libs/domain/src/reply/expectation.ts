import type { Language } from '../text/language';

/** What is known about when a person will answer. */
export interface AvailabilityFacts {
  now: Date;
  /** Colleagues who answer and have a console open. */
  online: number;
  /** Whether business hours are on; null where none are set. */
  open: boolean | null;
  /** When business hours begin next; null where none are set. */
  nextOpening: Date | null;
  /** Minutes from handoff to the person's reply, of the workspace's recent handoffs. */
  recentWaits: readonly number[];
}

/** What a customer can honestly expect. */
export type Expectation =
  /** Somebody is there. `waitMinutes`: the recent median, rounded up to a round figure; null when too few are known. */
  | { kind: 'ONLINE'; waitMinutes: number | null }
  /** Nobody is there. `backAt`: when hours begin; null when that is not known. */
  | { kind: 'AWAY'; backAt: Date | null };

/** Fewer recent handoffs than this say nothing about the next one. */
const FEWEST_WAITS = 3;
const ROUND_MINUTES = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440];

/**
 * What to tell a customer who is handed over. Never better than what is known: a wait is only named while somebody is
 * online within hours, as the median of what others waited, rounded up.
 */
export function expectationOf(facts: AvailabilityFacts): Expectation {
  if (facts.online === 0 || facts.open === false) return { kind: 'AWAY', backAt: facts.open === false ? facts.nextOpening : null };
  return { kind: 'ONLINE', waitMinutes: waitOf(facts.recentWaits) };
}

function waitOf(waits: readonly number[]): number | null {
  if (waits.length < FEWEST_WAITS) return null;
  const sorted = [...waits].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return ROUND_MINUTES.find((minutes) => median <= minutes) ?? null;
}

/** "5 minutes", "2 hours" in the customer's language. */
export function durationWords(minutes: number, language: Language): string {
  const [value, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.round(minutes / 6) / 10, 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(value as number);
}

/** "Monday, 9:00 AM GMT+1" in the customer's language and the workspace's time zone. */
export function timeWords(at: Date, language: Language, timezone: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZone: timezone, timeZoneName: 'short' }).format(at);
}
