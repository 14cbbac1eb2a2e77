import { PRIORITIES, type Priority } from '../conversation/types';

/** Who set a conversation's priority last: nobody, a rule, or a person. */
export type PrioritySource = 'DEFAULT' | 'RULE' | 'AGENT';

/**
 * The priority after the rules that fired on a message. Of several wishes the highest counts. A rule may always raise; it
 * may lower what nobody or another rule set, never what a person set and never while a protection is latched.
 */
export function priorityAfterRules(now: { priority: Priority; source: PrioritySource; protected: boolean }, wanted: readonly Priority[]): Priority {
  const rank = (priority: Priority): number => PRIORITIES.indexOf(priority);
  const highest = wanted.reduce<Priority | null>((best, one) => (best === null || rank(one) > rank(best) ? one : best), null);
  if (highest === null || rank(highest) === rank(now.priority)) return now.priority;
  const lowers = rank(highest) < rank(now.priority);
  return lowers && (now.source === 'AGENT' || now.protected) ? now.priority : highest;
}
