/** When a conversation may come back, as it is offered. */
export interface SnoozeTime {
  label: string;
  until: Date;
}

const MORNING = 9;

/** Later today, tomorrow morning, after the week-end, in a week: by the colleague's own clock. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const later = new Date(now.getTime() + 3 * 3_600_000);
  const day = (ahead: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead, MORNING);
  const toMonday = ((8 - now.getDay()) % 7) || 7;
  const times: SnoozeTime[] = [{ label: 'In three hours', until: later }, { label: 'Tomorrow morning', until: day(1) }];
  if (toMonday > 1) times.push({ label: 'Monday morning', until: day(toMonday) });
  return [...times, { label: 'In a week', until: day(7) }];
}

/** "Snoozed until Mon 09:00", as long as the time is to come. */
export function snoozedWords(until: string): string {
  return `Snoozed until ${new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(until))}`;
}
