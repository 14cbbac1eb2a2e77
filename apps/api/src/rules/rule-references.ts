import { Injectable } from '@nestjs/common';
import { namedInRule, type RuleAction, type RuleCondition, type RuleNames } from '@chatref/domain';
import { AgentStore } from '../auth/agent-store';
import { Teams } from '../auth/teams';
import { Refusal } from '../common/errors';
import { isId } from '../common/ids';
import type { Tx } from '../database/transaction';
import { Forms } from '../forms/forms';
import { Webhooks } from '../webhooks/webhooks';

/** What rules refer to: whether it is there, and what it is called. */
@Injectable()
export class RuleReferences {
  constructor(
    private readonly agents: AgentStore,
    private readonly teams: Teams,
    private readonly forms: Forms,
    private readonly webhooks: Webhooks,
  ) {}

  /** @throws Refusal INVALID when a rule names what is not there or cannot be used */
  async check(tx: Tx, rule: { conditions: RuleCondition; actions: readonly RuleAction[] }): Promise<void> {
    const named = namedInRule(rule);
    const tags = await tx.query('SELECT 1 FROM tag WHERE workspace_id = $1 AND id = ANY($2) AND archived_at IS NULL FOR SHARE', [tx.workspaceId, [...named.tags].filter(isId)]);
    if (tags.length < named.tags.size) throw new Refusal('INVALID', 'A tag that this rule names does not exist here.', { field: ['conditions'] });
    const agents = await this.agents.byIds(tx, [...named.assignees].filter(isId));
    const able = new Set([...agents.values()].filter((agent) => agent.active && agent.role !== 'VIEWER').map((agent) => agent.id));
    if (named.assignees.size > able.size) (await this.teams.all(tx)).forEach((team) => able.add(team.id));
    if (![...named.assignees].every((id) => able.has(id))) throw new Refusal('INVALID', 'An agent or team that this rule names does not exist here or cannot take conversations.', { field: ['actions'] });
    const forms = named.forms.size === 0 ? [] : (await this.forms.all(tx)).map((form) => form.key);
    if (![...named.forms].every((key) => forms.includes(key))) throw new Refusal('INVALID', 'A form that this rule names does not exist here.', { field: ['actions'] });
    const webhooks = await this.webhooks.usable(tx, [...named.webhooks]);
    if (webhooks.size < named.webhooks.size) throw new Refusal('INVALID', 'A webhook that this rule names does not exist here.', { field: ['actions'] });
  }

  /** Names for sentences, of what is there and of what was: one statement, whatever the rules speak of. */
  async names(tx: Tx): Promise<RuleNames> {
    const rows = await tx.query<{ what: 'tag' | 'assignee' | 'form' | 'webhook'; id: string; name: string }>(
      `SELECT 'tag' AS what, id::text AS id, name FROM tag WHERE workspace_id = $1
       UNION ALL SELECT 'assignee', id::text, name FROM agent WHERE workspace_id = $1
       UNION ALL SELECT 'assignee', id::text, name FROM team WHERE workspace_id = $1
       UNION ALL SELECT 'form', key, title FROM form WHERE workspace_id = $1
       UNION ALL SELECT 'webhook', id::text, name FROM webhook WHERE workspace_id = $1`,
      [tx.workspaceId],
    );
    const named = new Map(rows.map(({ what, id, name }) => [`${what} ${id}`, name]));
    return {
      tag: (id) => named.get(`tag ${id}`) ?? 'a removed tag',
      assignee: (id) => named.get(`assignee ${id}`) ?? 'a former colleague',
      form: (key) => named.get(`form ${key}`) ?? 'a removed form',
      webhook: (id) => named.get(`webhook ${id}`) ?? 'a removed webhook',
    };
  }
}
