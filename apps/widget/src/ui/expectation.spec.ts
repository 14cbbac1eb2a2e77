import { wordsOf } from './expectation';

const away = { kind: 'AWAY' as const, waitMinutes: null, backAt: null, emailWanted: false, email: null };

it('says what is known and nothing else', () => {
  expect(wordsOf({ ...away, kind: 'ONLINE' })).toBe('Somebody is here and will answer.');
  expect(wordsOf({ ...away, kind: 'ONLINE', waitMinutes: 1 })).toContain('about a minute');
  expect(wordsOf({ ...away, kind: 'ONLINE', waitMinutes: 15 })).toContain('15 minutes');
  expect(wordsOf({ ...away, emailWanted: true })).toBe('Nobody is here at the moment. Leave your e-mail address, and we write to you.');
  expect(wordsOf({ ...away, email: 'j…@example.com' })).toContain('j…@example.com');
});

it('names the day where it is near, else the date', () => {
  const now = Date.parse('2026-11-06T18:00:00Z');
  expect(wordsOf({ ...away, backAt: '2026-11-09T09:00:00Z' }, now)).toMatch(/Monday/);
  expect(wordsOf({ ...away, backAt: '2027-01-04T09:00:00Z' }, now)).toMatch(/January/);
});
