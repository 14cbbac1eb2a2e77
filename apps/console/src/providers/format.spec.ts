import { formatAgo, formatPercent, formatSeconds, formatShare, formatWait, sameDay, spokenWait } from './format';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('waiting times', () => {
  it.each([
    [-5_000, '<1m'], [59_000, '<1m'], [MINUTE, '1m'], [59 * MINUTE + 59_000, '59m'], [HOUR, '1h'], [2 * HOUR + 5 * MINUTE, '2h 5m'], [12 * HOUR + 5 * MINUTE, '12h'], [47 * HOUR, '47h'], [48 * HOUR, '2d'], [240 * HOUR, '10d'],
  ])('%d ms reads %s', (ms, words) => {
    expect(formatWait(ms)).toBe(words);
  });

  it('are spoken in whole words', () => {
    expect(spokenWait(20_000)).toBe('1 minute');
    expect(spokenWait(4 * MINUTE)).toBe('4 minutes');
    expect(spokenWait(3 * HOUR)).toBe('3 hours');
    expect(spokenWait(72 * HOUR)).toBe('3 days');
  });
});

describe('medians', () => {
  it.each([[null, '–'], [0.84, '0.8 s'], [42, '42 s'], [300, '5 min'], [11_520, '3.2 h'], [200_000, '2.3 d']])('%p s reads %s', (seconds, words) => {
    expect(formatSeconds(seconds)).toBe(words);
  });
});

describe('days', () => {
  it('are those of the calendar, not of 24 hours', () => {
    const late = new Date(2026, 10, 2, 23, 59).toISOString();
    const early = new Date(2026, 10, 3, 0, 1).toISOString();
    expect(sameDay(late, early)).toBe(false);
    expect(sameDay(early, new Date(2026, 10, 3, 23, 59).toISOString())).toBe(true);
  });
});

describe('shares', () => {
  it.each([[null, '–', '–'], [0.304, '30%', '30.4%'], [1, '100%', '100%'], [0, '0%', '0%']])('%p is told as %s, and as %s where it is measured', (ratio, whole, fine) => {
    expect([formatShare(ratio), formatPercent(ratio)]).toEqual([whole, fine]);
  });
});

describe('how long ago something was', () => {
  const now = Date.parse('2026-11-26T10:00:00Z');
  it.each([[10_000, 'now'], [MINUTE, '1 minute ago'], [3 * HOUR, '3 hours ago'], [25 * HOUR, 'yesterday']])('%d ms is %s', (ms, words) => {
    expect(formatAgo(new Date(now - ms).toISOString(), now)).toBe(words);
  });
});
