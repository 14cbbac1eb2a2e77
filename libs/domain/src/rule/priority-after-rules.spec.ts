import { priorityAfterRules } from './priority-after-rules';

it.each([
  ['NORMAL', 'DEFAULT', false, ['LOW'], 'LOW'], ['NORMAL', 'DEFAULT', false, ['LOW', 'HIGH'], 'HIGH'], ['URGENT', 'RULE', false, ['LOW'], 'LOW'], ['URGENT', 'RULE', true, ['LOW'], 'URGENT'], ['HIGH', 'AGENT', false, ['LOW'], 'HIGH'],
  ['LOW', 'AGENT', false, ['URGENT'], 'URGENT'], ['HIGH', 'RULE', true, ['URGENT'], 'URGENT'], ['HIGH', 'RULE', false, [], 'HIGH'], ['HIGH', 'AGENT', false, ['HIGH'], 'HIGH'],
] as const)('%s set by %s, protected %s, rules want %j: %s', (priority, source, isProtected, wanted, expected) => expect(priorityAfterRules({ priority, source, protected: isProtected }, wanted)).toBe(expected));
