import { oneOf } from './conditions/leaf-kind';
import { leafKind } from './conditions/leaves';
import type { RuleAction, RuleCondition, RuleNames } from './rule-model';

/** A rule as one sentence that a person reads: "When a message is tagged “angry”, set the priority to high." */
export function describeRule(rule: { conditions: RuleCondition; actions: readonly RuleAction[] }, names: RuleNames): string {
  const first = (action: RuleAction): number => (action.kind === 'handoff' ? 0 : action.kind === 'stop' ? 2 : 1);
  const actions = [...rule.actions].sort((a, b) => first(a) - first(b)).map((action) => describeAction(action, names));
  return `When a message ${describeCondition(rule.conditions, names)}, ${oneOf(actions, 'and')}.`;
}

/** Completes "When a message …". */
export function describeCondition(condition: RuleCondition, names: RuleNames): string {
  if (condition.kind === 'not') return `not (${describeCondition(condition.of, names)})`;
  if (condition.kind !== 'any' && condition.kind !== 'all') return leafKind(condition).describe(condition, names);
  const parts = condition.of.map((one) => ((one.kind === 'any' || one.kind === 'all') && one.of.length > 1 ? `(${describeCondition(one, names)})` : describeCondition(one, names)));
  return oneOf(parts, condition.kind === 'any' ? 'or' : 'and') || 'never comes';
}

/** Completes "When …, …". */
export function describeAction(action: RuleAction, names: RuleNames): string {
  switch (action.kind) {
    case 'handoff':
      return action.to === null ? 'hand over to a person' : `hand over to ${names.assignee(action.to)}`;
    case 'setPriority':
      return `set the priority to ${action.priority.toLowerCase()}`;
    case 'addTag':
      return `add the tag “${names.tag(action.tagId)}”`;
    case 'assignTo':
      return `assign it to ${names.assignee(action.id)}`;
    case 'collect':
      return `ask for “${names.form(action.formKey)}”`;
    case 'setAttribute':
      return `set ${action.key} to “${String(action.value)}”`;
    case 'reply':
      return `reply “${shortened(action.text)}”`;
    case 'notify':
      return `notify ${'id' in action.audience ? names.assignee(action.audience.id) : 'everyone'}`;
    case 'webhook':
      return `call “${names.webhook(action.id)}”`;
    case 'snooze':
      return action.minutes === null ? 'snooze it until people answer again' : `snooze it for ${duration(action.minutes)}`;
    case 'note':
      return `note “${shortened(action.text)}”`;
    case 'stop':
      return 'read no further rule';
  }
}

/** Minutes as people say them: "90 minutes", "2 hours", "3 days". */
function duration(minutes: number): string {
  const said = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (minutes % 1_440 === 0) return said(minutes / 1_440, 'day');
  return minutes % 60 === 0 ? said(minutes / 60, 'hour') : said(minutes, 'minute');
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);
