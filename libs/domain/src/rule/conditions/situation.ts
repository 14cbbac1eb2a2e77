import { PRIORITIES, type Priority } from '../../conversation/types';
import { WEEKDAYS, type Weekday } from '../../hours/business-hours';
import { PROTECTED_RULES, PROTECTION_KINDS, type ProtectionKind } from '../../protection/kinds';
import { hasOnly, isObject } from '../rule-reader';
import { fact, oneOf, type LeafKind, type LeafOf } from './leaf-kind';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const titled = (day: string): string => day.charAt(0) + day.slice(1).toLowerCase();

/** `{time: {from: "18:00", to: "08:00", days: ["FRIDAY"]}}` on the workspace's clock. Over midnight the days are those on which it begins. */
export const time: LeafKind<LeafOf<'time'>> = {
  read: (given, at) => {
    if (!isObject(given) || !hasOnly(given, ['from', 'to', 'days'])) return at.fail('Written as {"from": "18:00", "to": "08:00", "days": ["FRIDAY"]}.');
    const { from, to } = given;
    if (typeof from !== 'string' || typeof to !== 'string' || !TIME.test(from) || !TIME.test(to)) return at.fail('Times are written as 09:00.');
    if (from === to) return at.fail('It must begin and end at different times.');
    const days = given.days ?? null;
    if (days !== null && (!Array.isArray(days) || days.length === 0 || !days.every((day): day is Weekday => WEEKDAYS.includes(day as Weekday)))) return at.fail(`Days are ${WEEKDAYS.join(', ')}.`, 'days');
    return { kind: 'time', from, to, days };
  },
  json: ({ from, to, days }) => ({ from, to, ...(days === null ? {} : { days }) }),
  describe: ({ from, to, days }) => `comes between ${from} and ${to}${days === null ? '' : ` on ${oneOf(days.map(titled), 'or')}`}`,
  holds: ({ from, to, days }, { clock }) => {
    const [start, end] = [minutesOf(from), minutesOf(to)];
    const early = start > end && clock.minutes < end;
    const within = start < end ? clock.minutes >= start && clock.minutes < end : clock.minutes >= start || early;
    const begun = early ? (WEEKDAYS[(WEEKDAYS.indexOf(clock.weekday) + 6) % 7] as Weekday) : clock.weekday;
    if (!within || (days !== null && !days.includes(begun))) return null;
    return fact(`${titled(clock.weekday)} ${String(Math.floor(clock.minutes / 60)).padStart(2, '0')}:${String(clock.minutes % 60).padStart(2, '0')}`);
  },
};

/** `{outsideHours: true|false}`: by the workspace's business hours; while none are set, nothing is outside. */
export const outsideHours: LeafKind<LeafOf<'outsideHours'>> = {
  read: (given, at) => (typeof given === 'boolean' ? { kind: 'outsideHours', value: given } : at.fail('true or false.')),
  json: ({ value }) => value,
  describe: ({ value }) => `comes ${value ? 'outside' : 'within'} business hours`,
  holds: ({ value }, facts) => (facts.outsideHours === value ? fact(value ? 'outside hours' : 'within hours') : null),
};

/** `{priority: ["HIGH", "URGENT"]}`: of the conversation before this message. */
export const priority: LeafKind<LeafOf<'priority'>> = {
  read: (given, at) => {
    const of = typeof given === 'string' ? [given] : given;
    if (!Array.isArray(of) || of.length === 0 || !of.every((one): one is Priority => PRIORITIES.includes(one as Priority))) return at.fail(`A list of ${PRIORITIES.join(', ')}.`);
    return { kind: 'priority', of };
  },
  json: ({ of }) => of,
  describe: ({ of }) => `comes in a conversation of ${oneOf(of.map((one) => one.toLowerCase()), 'or')} priority`,
  holds: ({ of }, facts) => (of.includes(facts.priority) ? fact(`priority ${facts.priority.toLowerCase()}`) : null),
};

/** `{protection: kind}`: what the built-in detectors found. In protected rules only. */
export const protection: LeafKind<LeafOf<'protection'>> = {
  read: (given, at) => (PROTECTION_KINDS.includes(given as ProtectionKind) ? { kind: 'protection', protection: given as ProtectionKind } : at.fail(`One of ${PROTECTION_KINDS.join(', ')}.`)),
  json: (condition) => condition.protection,
  describe: (condition) => `is about: ${PROTECTED_RULES[condition.protection].toLowerCase()}`,
  holds: (condition, { protections }) => (protections.includes(condition.protection) ? fact(PROTECTED_RULES[condition.protection].toLowerCase()) : null),
};
