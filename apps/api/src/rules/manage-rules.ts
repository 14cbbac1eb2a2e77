import { Injectable } from '@nestjs/common';
import { actionJson, conditionJson, describeRule, leavesOf, namedInRule, parseActions, parseConditions, withoutCards, type NamedInRule, type RuleAction, type RuleCondition, type RuleNames, type RuleProblem } from '@chatref/domain';
import { Refusal, notFound } from '../common/errors';
import { actorOf, type TeamCaller } from '../common/principal';
import { cleanText } from '../common/text';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { expressionProblem } from './expressions';
import { RuleReferences } from './rule-references';
import type { Rule, RuleInput } from './rule.type';
import { RuleStore, ruleJson, type StoredRule } from './rule-store';

const MAX_NAME = 80;
const MAX_RULES = 1_000;

/** A rule as it was given, read and checked. */
export interface CheckedRule {
  name: string;
  conditions: RuleCondition;
  actions: RuleAction[];
}

/** Rules as admins make them. The built-in protections can be widened by phrases and by nothing else. */
@Injectable()
export class ManageRules {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleStore,
    private readonly references: RuleReferences,
  ) {}

  list(scope: WorkspaceScope): Promise<Rule[]> {
    return this.database.inWorkspace(scope, async (tx) => {
      const names = await this.references.names(tx);
      return (await this.rules.all(tx)).map((rule) => shownRule(rule, names));
    });
  }

  create(caller: TeamCaller, input: RuleInput): Promise<{ rule: Rule }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const checked = await this.check(tx, input);
      const existing = await this.rules.lockAll(tx);
      if (existing.length >= MAX_RULES) throw new Refusal('TOO_LARGE', `A workspace may have ${MAX_RULES} rules.`);
      const ordinary = existing.filter((rule) => !rule.protected).map((rule) => rule.id);
      const id = await this.rules.insert(tx, { name: checked.name, enabled: input.enabled ?? true, position: ordinary.length + 1, protection: null, conditions: input.conditions, actions: checked.actions.map(actionJson) });
      if (input.position != null) await this.place(tx, [...ordinary, id], id, input.position);
      return { rule: await this.changed(tx, id, caller, `Added “${checked.name}”`) };
    });
  }

  update(caller: TeamCaller, id: string, input: RuleInput): Promise<{ rule: Rule }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const existing = await this.rules.lockAll(tx);
      const before = existing.find((rule) => rule.id === id);
      if (!before) throw notFound('rule');
      if (before.protected) return { rule: await this.widen(tx, before, input, caller) };
      const checked = await this.check(tx, input);
      await tx.run('UPDATE rule SET name = $3, enabled = $4, conditions = $5, actions = $6, version = version + 1 WHERE workspace_id = $1 AND id = $2', [
        tx.workspaceId, id, checked.name, input.enabled ?? before.enabled, JSON.stringify(input.conditions), JSON.stringify(checked.actions.map(actionJson)),
      ]);
      if (input.position != null) await this.place(tx, existing.filter((rule) => !rule.protected).map((rule) => rule.id), id, input.position);
      const switched = input.enabled != null && input.enabled !== before.enabled ? `Switched “${checked.name}” ${input.enabled ? 'on' : 'off'}` : `Changed “${checked.name}”`;
      return { rule: await this.changed(tx, id, caller, switched) };
    });
  }

  remove(caller: TeamCaller, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const rule = (await this.rules.lockAll(tx)).find((one) => one.id === id);
      if (!rule) throw notFound('rule');
      if (rule.protected) throw new Refusal('PROTECTED', 'This protection is built in and cannot be deleted.');
      await tx.run('DELETE FROM rule WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id]);
      await this.rules.changed(tx, actorOf(caller), `Deleted “${rule.name}”`);
      return { deletedId: id };
    });
  }

  /** The name of a rule that uses the tag; null when none does. */
  usingTag(tx: Tx, tagId: string): Promise<string | null> {
    return this.using(tx, 'tags', tagId);
  }

  /** The name of a rule that refers to this; null when none does. */
  async using(tx: Tx, what: keyof NamedInRule, id: string): Promise<string | null> {
    const rule = (await this.rules.all(tx)).find((one) => namedInRule(one)[what].has(id));
    return rule ? `The rule “${rule.name}”` : null;
  }

  /**
   * Reads and checks a rule as it is given.
   * @throws Refusal INVALID with every problem
   */
  async check(tx: Tx, input: Pick<RuleInput, 'name' | 'conditions' | 'actions'>): Promise<CheckedRule> {
    const name = cleanText(input.name, { field: 'name', max: MAX_NAME });
    const conditions = parseConditions(input.conditions, { expressionProblem });
    const given = parseActions(input.actions);
    const actions = given.ok ? parseActions(given.value.map((action) => withoutCardsIn(actionJson(action)))) : given;
    if (!conditions.ok || !actions.ok) throw invalid([...(conditions.ok ? [] : conditions.problems), ...(actions.ok ? [] : actions.problems)]);
    if (leavesOf(conditions.value).some((leaf) => leaf.kind === 'protection')) throw new Refusal('INVALID', 'Only the built-in rules are about protections.', { field: ['conditions'] });
    await this.references.check(tx, { conditions: conditions.value, actions: actions.value });
    return { name, conditions: conditions.value, actions: actions.value };
  }

  /** Takes the extra phrases of the input; everything else must be as it is. */
  private async widen(tx: Tx, before: StoredRule, input: RuleInput, caller: TeamCaller): Promise<Rule> {
    const parsed = parseConditions(input.conditions, { stored: true });
    if (!parsed.ok) throw invalid(parsed.problems);
    const parts = parsed.value.kind === 'any' ? parsed.value.of : [];
    const extra = parts.filter((one) => one.kind === 'keyword');
    const only = parsed.value.kind === 'any' && parts.every((one) => one.kind === 'keyword' || (one.kind === 'protection' && one.protection === before.protection));
    const sameActions = JSON.stringify(input.actions) === JSON.stringify(ruleJson(before).actions);
    if (!only || !sameActions || input.enabled === false || input.name.trim() !== before.name) {
      throw new Refusal('PROTECTED', 'This protection is built in: phrases can be added to it, nothing else can be changed.');
    }
    const conditions = conditionJson({ kind: 'any', of: [{ kind: 'protection', protection: before.protection ?? 'dispute' }, ...extra] });
    await tx.run('UPDATE rule SET conditions = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, before.id, JSON.stringify(conditions)]);
    return this.changed(tx, before.id, caller, `Changed the phrases of “${before.name}”`);
  }

  private async place(tx: Tx, ids: string[], id: string, position: number): Promise<void> {
    const others = ids.filter((one) => one !== id);
    others.splice(Math.max(0, Math.min(others.length, position - 1)), 0, id);
    await tx.run('UPDATE rule r SET position = o.ord FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, ord) WHERE r.workspace_id = $1 AND r.id = o.id', [tx.workspaceId, others]);
  }

  private async changed(tx: Tx, id: string, caller: TeamCaller, summary: string): Promise<Rule> {
    await this.rules.changed(tx, actorOf(caller), summary);
    const rule = (await this.rules.all(tx)).find((one) => one.id === id);
    if (!rule) throw notFound('rule');
    return shownRule(rule, await this.references.names(tx));
  }
}

/** The GraphQL shape of a rule. */
export function shownRule(rule: StoredRule, names: RuleNames): Rule {
  const { id, name, enabled, position } = rule;
  return { id, name, enabled, position, protected: rule.protected, ...ruleJson(rule), sentence: describeRule(rule, names) };
}

/** What a rule says and notes holds no card number either. */
function withoutCardsIn(json: unknown): unknown {
  if (typeof json === 'string') return withoutCards(json);
  if (Array.isArray(json)) return json.map(withoutCardsIn);
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withoutCardsIn(value)]));
}

function invalid(problems: RuleProblem[]): Refusal {
  return new Refusal('INVALID', problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join(' '), { field: problems[0]?.path });
}
