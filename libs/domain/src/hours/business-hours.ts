/** The days as a week table lists them. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A stretch in which people answer, wall-clock times "HH:MM" in the workspace's zone; `to` is exclusive and may be "24:00". */
export interface OpenStretch {
  from: string;
  to: string;
}

/** A day on which nobody answers, as it is called on the calendar. */
export interface Holiday {
  /** "YYYY-MM-DD" in the workspace's zone. */
  date: string;
  name: string;
}

/** When people answer. A day without a stretch is closed; a stretch never crosses midnight (write it as two). */
export interface BusinessHours {
  week: Readonly<Partial<Record<Weekday, readonly OpenStretch[]>>>;
  holidays: readonly Holiday[];
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_STRETCHES = 6;
const MOST_HOLIDAYS = 366;
const DAY_MINUTES = 1_440;
/** How far ahead an opening is looked for, in days: a year and its leap day. */
const HORIZON_DAYS = 367;

/** Minutes after midnight of "HH:MM". */
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What is wrong with a week table, as a sentence for whoever typed it; null when nothing is. */
export function hoursProblem(hours: BusinessHours): string | null {
  for (const day of WEEKDAYS) {
    const stretches = hours.week[day] ?? [];
    if (stretches.length > MOST_STRETCHES) return `${titled(day)} may have ${MOST_STRETCHES} stretches.`;
    let before = -1;
    for (const { from, to } of stretches) {
      if (!TIME.test(from) || !TIME.test(to) || from === '24:00') return `${titled(day)}: write times as 09:00; the end of the day is 24:00.`;
      if (minutesOf(from) >= minutesOf(to)) return `${titled(day)}: ${from} to ${to} ends before it begins. A shift over midnight is written as two.`;
      if (minutesOf(from) < before) return `${titled(day)}: list the stretches in order, without overlap.`;
      before = minutesOf(to);
    }
  }
  if (hours.holidays.length > MOST_HOLIDAYS) return `There may be ${MOST_HOLIDAYS} holidays.`;
  const seen = new Set<string>();
  for (const { date, name } of hours.holidays) {
    if (!isDate(date)) return `“${date.slice(0, 20)}” is not a date. Write it as 2026-12-25.`;
    if (name.length > 80) return 'The name of a holiday may have 80 characters.';
    if (seen.has(date)) return `${date} is listed twice.`;
    seen.add(date);
  }
  return null;
}

/**
 * Whether people answer at an instant.
 * @param hours null: the workspace set none, so nothing is closed
 * @param zone IANA zone of the workspace
 */
export function isOpen(hours: BusinessHours | null, at: Date, zone: string): boolean {
  if (!hours) return true;
  const local = localTime(at, zone);
  return stretchesOn(hours, local.date).some((stretch) => minutesOf(stretch.from) <= local.minutes && local.minutes < minutesOf(stretch.to));
}

/**
 * The next instant at which people answer: `at` itself while they do, else the beginning of the next stretch.
 * @returns null when no day of the coming year has one
 */
export function nextOpening(hours: BusinessHours | null, at: Date, zone: string): Date | null {
  if (isOpen(hours, at, zone) || !hours) return at;
  let date = localTime(at, zone).date;
  for (let day = 0; day < HORIZON_DAYS; day += 1, date = dayAfter(date)) {
    for (const { from } of stretchesOn(hours, date)) {
      const opening = instantOf(date, minutesOf(from), zone);
      // A stretch that lies wholly in an hour that the clock skips has no instant.
      if (opening.getTime() > at.getTime() && isOpen(hours, opening, zone)) return opening;
    }
  }
  return null;
}

/** The wall clock of a zone at an instant: the date, and minutes after midnight. */
export function localTime(at: Date, zone: string): { date: string; minutes: number; weekday: Weekday } {
  const parts = Object.fromEntries(clockOf(zone).formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}`;
  return { date, minutes: Number(parts.hour) * 60 + Number(parts.minute), weekday: weekdayOf(date) };
}

/** Making a formatter takes longer than using it a thousand times; there are as many as zones in use. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
    clocks.set(zone, clock);
  }
  return clock;
}

function stretchesOn(hours: BusinessHours, date: string): readonly OpenStretch[] {
  return hours.holidays.some((holiday) => holiday.date === date) ? [] : (hours.week[weekdayOf(date)] ?? []);
}

/**
 * The instant of a wall-clock time. Twice in a year there are two or none: of two the earlier is meant, and a time that
 * the clock skips is the instant at which it skips.
 */
function instantOf(date: string, minutes: number, zone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  // A zone is at most 14 hours from UTC. The offsets before and after a change of the clock are the only candidates.
  const candidates = [offset(new Date(wanted - DAY_MINUTES * 60_000), zone), offset(new Date(wanted + DAY_MINUTES * 60_000), zone)].map((minutesEast) => wanted - minutesEast * 60_000);
  const exact = candidates.filter((instant) => offset(new Date(instant), zone) * 60_000 + instant === wanted);
  return new Date(exact.length > 0 ? Math.min(...exact) : firstAfterGap(Math.min(...candidates), Math.max(...candidates), zone));
}

/** Minutes by which a zone's clock is ahead of UTC. */
function offset(at: Date, zone: string): number {
  const { date, minutes } = localTime(at, zone);
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000) + minutes;
}

/** The minute at which the offset changes, between two instants around the change. */
function firstAfterGap(before: number, after: number, zone: string): number {
  const old = offset(new Date(before - DAY_MINUTES * 60_000), zone);
  let [low, high] = [before - DAY_MINUTES * 60_000, after + DAY_MINUTES * 60_000];
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000;
    if (offset(new Date(middle), zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

function isDate(date: string): boolean {
  return DATE.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MINUTES * 60_000).toISOString().slice(0, 10);
}

function weekdayOf(date: string): Weekday {
  return WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday;
}

const titled = (day: string): string => day.charAt(0) + day.slice(1).toLowerCase();
