import { snoozeTimes } from './snooze-times';

const offered = (now: Date) => snoozeTimes(now).map(({ label, until }) => `${label}: ${until.getDate()}. ${until.getHours()}:00`);

it('offers times that are to come, Monday only where it is not tomorrow', () => {
  expect(offered(new Date(2026, 5, 3, 14))).toEqual(['In three hours: 3. 17:00', 'Tomorrow morning: 4. 9:00', 'Monday morning: 8. 9:00', 'In a week: 10. 9:00']);
  expect(offered(new Date(2026, 5, 7, 23))).toEqual(['In three hours: 8. 2:00', 'Tomorrow morning: 8. 9:00', 'In a week: 14. 9:00']);
  expect(offered(new Date(2026, 5, 8, 10))[2]).toBe('Monday morning: 15. 9:00');
});
