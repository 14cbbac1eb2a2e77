import { outcomeOf, progressOf, scheduleLabel } from './words';

const sync = { id: 's', status: 'RUNNING' as const, startedAt: '2026-11-02T10:00:00Z', endedAt: null, error: null, cut: false, found: 8, changed: 3, unchanged: 0, failed: 1, skipped: 0, removed: 0 };

it('says how far a run is and what it came to', () => {
  expect(progressOf({ lastSync: sync })).toEqual({ done: 4, found: 8, share: 0.5 });
  expect(progressOf({ lastSync: null })).toEqual({ done: 0, found: 0, share: 0 });
  expect(outcomeOf({ lastSync: sync })).toBe('3 new or changed · 1 failed');
  expect(outcomeOf({ lastSync: { ...sync, changed: 0, failed: 0 } })).toBe('Nothing found');
});

it('names a schedule, also one that another program set', () => {
  expect(scheduleLabel(null)).toBe('Only on demand');
  expect(scheduleLabel(45)).toBe('Every 45 minutes');
});
