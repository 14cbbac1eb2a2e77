import fc from 'fast-check';
import { WEEKDAYS, hoursProblem, isOpen, nextOpening, type BusinessHours } from './business-hours';

const office: BusinessHours = {
  week: Object.fromEntries(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => [day, [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '17:00' }]])),
  holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
};
const BERLIN = 'Europe/Berlin';
const at = (text: string) => new Date(text);

it.each([
  ['2026-06-01T06:59:00Z', false], ['2026-06-01T07:00:00Z', true], ['2026-06-01T10:30:00Z', false], ['2026-06-01T14:59:59Z', true], ['2026-06-01T15:00:00Z', false],
  ['2026-06-06T09:00:00Z', false], ['2026-12-25T09:00:00Z', false], ['2026-12-24T09:00:00Z', true],
])('in Berlin at %s open: %s', (instant, open) => expect(isOpen(office, at(instant), BERLIN)).toBe(open));

it('is open whenever no hours are set, and never when every day is closed', () => {
  expect(isOpen(null, at('2026-06-07T03:00:00Z'), 'UTC')).toBe(true);
  expect(nextOpening(null, at('2026-06-07T03:00:00Z'), 'UTC')).toEqual(at('2026-06-07T03:00:00Z'));
  expect(nextOpening({ week: {}, holidays: [] }, at('2026-06-07T03:00:00Z'), 'UTC')).toBeNull();
});

it.each([
  ['the next day', '2026-06-01T15:00:00Z', '2026-06-02T07:00:00.000Z'], ['after lunch', '2026-06-01T10:30:00Z', '2026-06-01T11:00:00.000Z'], ['after the week-end', '2026-06-05T15:00:00Z', '2026-06-08T07:00:00.000Z'],
  ['after a holiday and a week-end', '2026-12-24T16:30:00Z', '2026-12-28T08:00:00.000Z'], ['at once while open', '2026-06-01T07:30:00Z', '2026-06-01T07:30:00.000Z'],
  ['over the change to winter time', '2026-10-24T12:00:00Z', '2026-10-26T08:00:00.000Z'],
])('opens next %s', (_, from, expected) => expect(nextOpening(office, at(from), BERLIN)?.toISOString()).toBe(expected));

it('begins with the skipped hour when the clock goes forward, and with the first of two when it goes back', () => {
  const night: BusinessHours = { week: { SUNDAY: [{ from: '02:30', to: '06:00' }] }, holidays: [] };
  expect(nextOpening(night, at('2026-03-28T12:00:00Z'), BERLIN)?.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  expect(nextOpening(night, at('2026-10-24T12:00:00Z'), BERLIN)?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

it.each([
  [{ week: { MONDAY: [{ from: '9:00', to: '17:00' }] }, holidays: [] }, /Monday: write times/], [{ week: { MONDAY: [{ from: '17:00', to: '09:00' }] }, holidays: [] }, /over midnight/],
  [{ week: { FRIDAY: [{ from: '09:00', to: '12:00' }, { from: '11:00', to: '13:00' }] }, holidays: [] }, /without overlap/], [{ week: {}, holidays: [{ date: '2026-02-30', name: '' }] }, /not a date/],
  [{ week: {}, holidays: [{ date: '2026-01-01', name: 'a' }, { date: '2026-01-01', name: 'b' }] }, /twice/],
] as const)('refuses %j', (hours, message) => expect(hoursProblem(hours)).toMatch(message));

it('takes ordinary hours and a whole day', () => {
  expect(hoursProblem(office)).toBeNull();
  expect(hoursProblem({ week: { SUNDAY: [{ from: '00:00', to: '24:00' }] }, holidays: [] })).toBeNull();
});

const zones = fc.constantFrom('UTC', BERLIN, 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Sao_Paulo');
const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
const week = fc.dictionary(fc.constantFrom(...WEEKDAYS), fc.tuple(time, time).filter(([a, b]) => a !== b).map(([a, b]) => [a < b ? { from: a, to: b } : { from: b, to: a }]));

it('finds the first open instant: open there, and closed at every quarter of an hour before', () => {
  fc.assert(
    fc.property(week, zones, fc.date({ min: at('2024-01-01'), max: at('2028-01-01'), noInvalidDate: true }), (table, zone, now) => {
      const hours: BusinessHours = { week: table, holidays: [] };
      const opening = nextOpening(hours, now, zone);
      if (!opening) return Object.keys(table).length === 0;
      for (let probe = now.getTime(); probe < opening.getTime(); probe += 900_000) if (isOpen(hours, new Date(probe), zone)) return false;
      return isOpen(hours, opening, zone);
    }),
    { numRuns: 150, seed: 7 },
  );
});
