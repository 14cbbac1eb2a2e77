import { Injectable } from '@nestjs/common';
import { conditionJson, describeRule, parseActions, parseConditions, type RuleAction, type RuleCondition, type RuleProblem } from '@chatref/domain';
import { AgentStore } from '../auth/agent-store';
import { Refusal, notFound } from '../common/errors';
import { isId } from '../common/ids';
import { cleanText } from '../common/text';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import type { Rule, RuleInput } from './rule.type';
import { RuleStore, type StoredRule } from './rule-store';

const MAX_NAME = 80;
const MAX_RULES = 200;

/** Ids that a rule names. */
interface Named {
  tags: Set<string>;
  agents: Set<string>;
}

/** Rules as admins make them. The built-in protections can be widened by phrases and by nothing else. */
@Injectable()
export class ManageRules {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleStore,
    private readonly agents: AgentStore,
  ) {}

  list(scope: WorkspaceScope): Promise<Rule[]> {
    return this.database.inWorkspace(scope, async (tx) => this.shown(tx, await this.rules.all(tx)));
  }

  create(scope: WorkspaceScope, input: RuleInput): Promise<{ rule: Rule }> {
    return this.database.inWorkspace(scope, async (tx) => {
      const checked = await this.check(tx, input);
      const existing = await this.rules.lockAll(tx);
      if (existing.length >= MAX_RULES) throw new Refusal('TOO_LARGE', `A workspace may have ${MAX_RULES} rules.`);
      const ordinary = existing.filter((rule) => !rule.protected).map((rule) => rule.id);
      const id = await this.rules.insert(tx, { name: checked.name, enabled: input.enabled ?? true, position: ordinary.length + 1, protection: null, conditions: input.conditions, actions: input.actions });
      if (input.position != null) await this.place(tx, [...ordinary, id], id, input.position);
      return { rule: await this.changed(tx, id) };
    });
  }

  update(scope: WorkspaceScope, id: string, input: RuleInput): Promise<{ rule: Rule }> {
    return this.database.inWorkspace(scope, async (tx) => {
      const existing = await this.rules.lockAll(tx);
      const before = existing.find((rule) => rule.id === id);
      if (!before) throw notFound('rule');
      if (before.protected) return { rule: await this.widen(tx, before, input) };
      const checked = await this.check(tx, input);
      await tx.run('UPDATE rule SET name = $3, enabled = $4, conditions = $5, actions = $6, version = version + 1 WHERE workspace_id = $1 AND id = $2', [
        tx.workspaceId, id, checked.name, input.enabled ?? before.enabled, JSON.stringify(input.conditions), JSON.stringify(input.actions),
      ]);
      if (input.position != null) await this.place(tx, existing.filter((rule) => !rule.protected).map((rule) => rule.id), id, input.position);
      return { rule: await this.changed(tx, id) };
    });
  }

  remove(scope: WorkspaceScope, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(scope, async (tx) => {
      const rule = (await this.rules.lockAll(tx)).find((one) => one.id === id);
      if (!rule) throw notFound('rule');
      if (rule.protected) throw new Refusal('PROTECTED', 'This protection is built in and cannot be deleted.');
      await tx.run('DELETE FROM rule WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id]);
      this.rules.changed(tx);
      return { deletedId: id };
    });
  }

  /** The name of a rule that uses the tag; null when none does. */
  async usingTag(tx: Tx, tagId: string): Promise<string | null> {
    const rule = (await this.rules.all(tx)).find((one) => namedIn(one.conditions, one.actions).tags.has(tagId));
    return rule ? `The rule “${rule.name}”` : null;
  }

  /** Takes the extra phrases of the input; everything else must be as it is. */
  private async widen(tx: Tx, before: StoredRule, input: RuleInput): Promise<Rule> {
    const parsed = parseConditions(input.conditions, { mayBeEmpty: true });
    if (!parsed.ok) throw invalid(parsed.problems);
    const parts = parsed.value.kind === 'any' ? parsed.value.of : [];
    const extra = parts.filter((one) => one.kind === 'keyword');
    const only = parsed.value.kind === 'any' && parts.every((one) => one.kind === 'keyword' || (one.kind === 'protection' && one.protection === before.protection));
    const sameActions = JSON.stringify(input.actions) === JSON.stringify(before.actionsJson);
    if (!only || !sameActions || input.enabled === false || input.name.trim() !== before.name) {
      throw new Refusal('PROTECTED', 'This protection is built in: phrases can be added to it, nothing else can be changed.');
    }
    const conditions = conditionJson({ kind: 'any', of: [{ kind: 'protection', protection: before.protection ?? 'dispute' }, ...extra] });
    await tx.run('UPDATE rule SET conditions = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, before.id, JSON.stringify(conditions)]);
    return this.changed(tx, before.id);
  }

  private async check(tx: Tx, input: RuleInput): Promise<{ name: string }> {
    const name = cleanText(input.name, { field: 'name', max: MAX_NAME });
    const conditions = parseConditions(input.conditions);
    const actions = parseActions(input.actions);
    const problems = [...(conditions.ok ? [] : conditions.problems), ...(actions.ok ? [] : actions.problems)];
    if (!conditions.ok || !actions.ok) throw invalid(problems);
    if (mentionsProtection(conditions.value)) throw new Refusal('INVALID', 'Only the built-in rules are about protections.', { field: ['conditions'] });
    const named = namedIn(conditions.value, actions.value);
    const tags = await tx.query<{ id: string }>('SELECT id FROM tag WHERE workspace_id = $1 AND id = ANY($2) AND archived_at IS NULL FOR SHARE', [tx.workspaceId, [...named.tags].filter(isId)]);
    if (tags.length < named.tags.size) throw new Refusal('INVALID', 'A tag that this rule names does not exist here.', { field: ['conditions'] });
    const agents = await this.agents.byIds(tx, [...named.agents].filter(isId));
    const able = [...agents.values()].filter((agent) => agent.active && agent.role !== 'VIEWER');
    if (able.length < named.agents.size) throw new Refusal('INVALID', 'An agent that this rule names does not exist here or cannot take conversations.', { field: ['actions'] });
    return { name };
  }

  private async place(tx: Tx, ids: string[], id: string, position: number): Promise<void> {
    const others = ids.filter((one) => one !== id);
    others.splice(Math.max(0, Math.min(others.length, position - 1)), 0, id);
    await tx.run('UPDATE rule r SET position = o.ord FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, ord) WHERE r.workspace_id = $1 AND r.id = o.id', [tx.workspaceId, others]);
  }

  private async changed(tx: Tx, id: string): Promise<Rule> {
    this.rules.changed(tx);
    const [rule] = await this.shown(tx, (await this.rules.all(tx)).filter((one) => one.id === id));
    if (!rule) throw notFound('rule');
    return rule;
  }

  private async shown(tx: Tx, rules: StoredRule[]): Promise<Rule[]> {
    const tags = new Map((await tx.query<{ id: string; name: string }>('SELECT id, name FROM tag WHERE workspace_id = $1', [tx.workspaceId])).map((row) => [row.id, row.name]));
    const agents = new Map((await this.agents.all(tx)).map((agent) => [agent.id, agent.name]));
    const names = { tag: (id: string) => tags.get(id) ?? 'a removed tag', agent: (id: string) => agents.get(id) ?? 'a former colleague' };
    return rules.map((rule) => ({
      id: rule.id, name: rule.name, enabled: rule.enabled, position: rule.position, protected: rule.protected,
      conditions: conditionJson(rule.conditions), actions: rule.actionsJson, sentence: describeRule(rule, names),
    }));
  }
}

function invalid(problems: RuleProblem[]): Refusal {
  return new Refusal('INVALID', problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join(' '), { field: problems[0]?.path });
}

function namedIn(condition: RuleCondition, actions: readonly RuleAction[]): Named {
  const named: Named = { tags: new Set(), agents: new Set() };
  const walk = (one: RuleCondition): void => {
    if (one.kind === 'tag') named.tags.add(one.tagId);
    if (one.kind === 'all' || one.kind === 'any') one.of.forEach(walk);
    if (one.kind === 'not') walk(one.of);
  };
  walk(condition);
  for (const action of actions) {
    if (action.kind === 'addTag') named.tags.add(action.tagId);
    if (action.kind === 'assignTo') named.agents.add(action.agentId);
  }
  return named;
}

function mentionsProtection(condition: RuleCondition): boolean {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.some(mentionsProtection);
  return condition.kind === 'not' ? mentionsProtection(condition.of) : condition.kind === 'protection';
}
