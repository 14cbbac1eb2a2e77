import { leavesOf } from './parse-conditions';
import type { Rule, RuleAction, RuleCondition } from './rule-model';

/** The ids and keys that a rule names. */
export interface NamedInRule {
  tags: ReadonlySet<string>;
  /** Colleagues and teams. */
  assignees: ReadonlySet<string>;
  forms: ReadonlySet<string>;
  webhooks: ReadonlySet<string>;
}

/** What a rule refers to, so that it can be checked when it is saved and kept while the rule is there. */
export function namedInRule({ conditions, actions }: { conditions: RuleCondition; actions: readonly RuleAction[] }): NamedInRule {
  const tags = new Set<string>();
  const assignees = new Set<string>();
  const forms = new Set<string>();
  const webhooks = new Set<string>();
  for (const leaf of leavesOf(conditions)) {
    if (leaf.kind === 'tag') tags.add(leaf.tagId);
    if (leaf.kind === 'tags') leaf.tagIds.forEach((id) => tags.add(id));
  }
  for (const action of actions) {
    if (action.kind === 'addTag') tags.add(action.tagId);
    if (action.kind === 'assignTo') assignees.add(action.id);
    if (action.kind === 'handoff' && action.to !== null) assignees.add(action.to);
    if (action.kind === 'notify' && 'id' in action.audience) assignees.add(action.audience.id);
    if (action.kind === 'collect') forms.add(action.formKey);
    if (action.kind === 'webhook') webhooks.add(action.id);
  }
  return { tags, assignees, forms, webhooks };
}

/** The contact's attributes that the rules look at: what a record must keep of them. */
export function attributesIn(rules: readonly Pick<Rule, 'conditions'>[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => leavesOf(rule.conditions).flatMap((leaf) => (leaf.kind === 'attribute' ? [leaf.key] : []))));
}
