import { PROTECTED_RULES } from '../protection/kinds';
import type { RuleAction, RuleCondition } from './rule-model';

/** Names for the ids in a rule. */
export interface RuleNames {
  tag(id: string): string;
  agent(id: string): string;
}

/** A rule as one sentence that a person reads: "When a message is tagged “angry”, set the priority to high." */
export function describeRule(rule: { conditions: RuleCondition; actions: readonly RuleAction[] }, names: RuleNames): string {
  const actions = [...rule.actions].sort((a, b) => Number(b.kind === 'handoff') - Number(a.kind === 'handoff')).map((action) => describeAction(action, names));
  return `When a message ${describeCondition(rule.conditions, names)}, ${listed(actions, 'and')}.`;
}

function describeCondition(condition: RuleCondition, names: RuleNames): string {
  switch (condition.kind) {
    case 'tag':
      return `is tagged “${names.tag(condition.tagId)}”`;
    case 'keyword':
      return `says “${condition.phrase}”`;
    case 'confidenceBelow':
      return `follows an answer of less than ${Math.round(condition.value * 100)} % confidence`;
    case 'sentimentBelow':
      return `sounds worse than ${condition.value}`;
    case 'attribute':
      return `comes from a customer whose ${condition.key} ${attributeWords(condition.op)}${condition.op === 'exists' ? '' : ` “${String(condition.value)}”`}`;
    case 'protection':
      return `is about: ${PROTECTED_RULES[condition.protection].toLowerCase()}`;
    case 'not':
      return `not (${describeCondition(condition.of, names)})`;
    case 'any':
    case 'all':
      return listed(condition.of.map((one) => (one.kind === 'any' || one.kind === 'all' ? `(${describeCondition(one, names)})` : describeCondition(one, names))), condition.kind === 'any' ? 'or' : 'and') || 'never comes';
  }
}

function describeAction(action: RuleAction, names: RuleNames): string {
  switch (action.kind) {
    case 'handoff':
      return 'hand over to a person';
    case 'setPriority':
      return `set the priority to ${action.priority.toLowerCase()}`;
    case 'addTag':
      return `add the tag “${names.tag(action.tagId)}”`;
    case 'assignTo':
      return `assign it to ${names.agent(action.agentId)}`;
  }
}

function attributeWords(op: string): string {
  return { eq: 'is', ne: 'is not', gt: 'is more than', lt: 'is less than', contains: 'contains', exists: 'is known' }[op] ?? op;
}

function listed(parts: string[], word: 'and' | 'or'): string {
  return parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}
