import { CreateRuleDocument, DeleteRuleDocument, RuleListDocument, UpdateRuleDocument } from '../gql/types';
import type { RuleFieldsFragment, RuleInput } from '../gql/types';
import type { ResourceOperations } from '../providers/data-provider';
import { accepted } from '../providers/user-errors';

/** A rule as the console shows it. */
export type RuleRecord = RuleFieldsFragment;

function inputOf(rule: Partial<RuleRecord>): RuleInput {
  return { name: rule.name ?? '', enabled: rule.enabled, conditions: rule.conditions, actions: rule.actions, position: rule.position };
}

/** Rules: all at once, in the order in which they are tried. */
export const rulesResource: ResourceOperations<RuleRecord> = {
  async all(api) {
    const { rules } = await api.read(RuleListDocument, {});
    return [...rules].sort((a, b) => Number(b.protected) - Number(a.protected) || a.position - b.position);
  },
  async create(api, rule) {
    return accepted((await api.write(CreateRuleDocument, { input: inputOf(rule) })).createRule).rule as RuleRecord;
  },
  async update(api, id, rule) {
    return accepted((await api.write(UpdateRuleDocument, { id, input: inputOf(rule) })).updateRule).rule as RuleRecord;
  },
  async remove(api, id) {
    accepted((await api.write(DeleteRuleDocument, { id })).deleteRule);
  },
};
