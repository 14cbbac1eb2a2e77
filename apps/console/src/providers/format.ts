/** Dates, durations and numbers in the reader's own locale and time zone. */
const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;

const clockFormat = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const dayYearFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const fullFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const numberFormat = new Intl.NumberFormat(locale);
const percentFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

const shareFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 10:02 */
export const formatClock = (at: string): string => clockFormat.format(new Date(at));
/** A date and a time of day. */
export const formatDateTime = (at: string): string => fullFormat.format(new Date(at));
/** A date. */
export const formatDate = (at: string): string => dateFormat.format(new Date(at));
/** 3 Nov */
export const formatShortDay = (at: string): string => shortDayFormat.format(new Date(at));
/** 1,234 */
export const formatNumber = (value: number): string => numberFormat.format(value);
/** A ratio as a percentage, or a dash when there is none. */
export const formatPercent = (ratio: number | null): string => (ratio === null ? '–' : percentFormat.format(ratio));

/** A ratio in whole per cent, or a dash when there is none. */
export const formatShare = (ratio: number | null): string => (ratio === null ? '–' : shareFormat.format(ratio));

/** Amounts as a person of this locale writes them, or the plain number when the currency is unknown. */
export function formatMoney(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    return numberFormat.format(amount);
  }
}

/** A heading for a day: today, yesterday, the weekday, or the date with its year. `now` in ms since 1970. */
export function formatDay(at: string, now: number): string {
  const date = new Date(at);
  const days = Math.round((startOfDay(new Date(now)) - startOfDay(date)) / DAY);
  if (days === 0 || days === 1) {
    const words = relativeFormat.format(-days, 'day');
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }
  return days < 300 ? dayFormat.format(date) : dayYearFormat.format(date);
}

/** Two moments fall on the same calendar day here. */
export const sameDay = (a: string, b: string): boolean => startOfDay(new Date(a)) === startOfDay(new Date(b));

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** How long something lasts, in its two largest units at most: "<1m", "4m", "2h", "2h 5m", "3d". `ms` below zero counts as none. */
export function formatWait(ms: number): string {
  if (ms < MINUTE) return '<1m';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}m`;
  if (ms < 10 * HOUR) {
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    return minutes === 0 ? `${Math.floor(ms / HOUR)}h` : `${Math.floor(ms / HOUR)}h ${minutes}m`;
  }
  return ms < 2 * DAY ? `${Math.floor(ms / HOUR)}h` : `${Math.floor(ms / DAY)}d`;
}

/** The same in words, for a screen reader: "4 minutes". */
export function spokenWait(ms: number): string {
  const [value, unit] = ms < HOUR ? [Math.max(1, Math.floor(ms / MINUTE)), 'minute'] : ms < 2 * DAY ? [Math.floor(ms / HOUR), 'hour'] : [Math.floor(ms / DAY), 'day'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value as number);
}

/** "now", "5 minutes ago", "yesterday", or the date once it is more than a week ago. */
export function formatAgo(at: string, now: number): string {
  const ms = now - new Date(at).getTime();
  if (ms < MINUTE) return relativeFormat.format(0, 'second');
  if (ms < HOUR) return relativeFormat.format(-Math.floor(ms / MINUTE), 'minute');
  if (ms < DAY) return relativeFormat.format(-Math.floor(ms / HOUR), 'hour');
  if (ms < 7 * DAY) return relativeFormat.format(-Math.floor(ms / DAY), 'day');
  return formatDate(at);
}

/** A median in seconds: "0.8 s", "42 s", "5 min", "3.2 h", "2 d"; a dash when there is none. */
export function formatSeconds(seconds: number | null): string {
  if (seconds === null) return '–';
  const round = (value: number): string => numberFormat.format(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
  if (seconds < 90) return `${round(seconds)} s`;
  if (seconds < 90 * 60) return `${round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${round(seconds / 3600)} h`;
  return `${round(seconds / 86_400)} d`;
}
