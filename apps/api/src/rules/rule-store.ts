import { Injectable, OnModuleInit } from '@nestjs/common';
import { PROTECTED_RULES, PROTECTION_KINDS, parseActions, parseConditions, type ProtectionKind, type Rule as DomainRule, type RuleAction, type RuleCondition, type WidenedPhrase } from '@chatref/domain';
import { Clock } from '../common/clock';
import { newId } from '../common/ids';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { EventBus } from '../events/event-bus';

/** A rule as it stands in the database, read and checked. */
export interface StoredRule extends DomainRule {
  protection: ProtectionKind | null;
  /** The actions as JSON, as the API gives them. */
  actionsJson: unknown;
}

interface RuleRow {
  id: string;
  name: string;
  enabled: boolean;
  position: number;
  protection: ProtectionKind | null;
  conditions: unknown;
  actions: unknown;
  version: number;
}
const COLUMNS = 'id, name, enabled, position, protection, conditions, actions, version';
/** Urgent by nature; the other protections are high. */
const URGENT: readonly ProtectionKind[] = ['fraud', 'bank-details-change', 'legal'];

/** A workspace's rules, kept in memory until its settings change. */
@Injectable()
export class RuleStore implements OnModuleInit {
  private readonly cached = new Map<string, Promise<StoredRule[]>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('settings-changed', ({ workspaceId }) => this.cached.delete(workspaceId));
  }

  /** For evaluation: from memory, at most as old as the last hint of a change. */
  current(scope: WorkspaceScope): Promise<StoredRule[]> {
    const { workspaceId } = scope;
    let rules = this.cached.get(workspaceId);
    if (!rules) {
      rules = this.database.inWorkspace({ workspaceId }, (tx) => this.all(tx));
      this.cached.set(workspaceId, rules);
      rules.catch(() => this.cached.delete(workspaceId));
    }
    return rules;
  }

  async all(tx: Tx): Promise<StoredRule[]> {
    const rows = await tx.query<RuleRow>(`SELECT ${COLUMNS} FROM rule WHERE workspace_id = $1 ORDER BY (protection IS NULL), position, id`, [tx.workspaceId]);
    return rows.map(toRule);
  }

  /** Locks the workspace's rules, so that positions and protections are changed by one at a time. */
  async lockAll(tx: Tx): Promise<StoredRule[]> {
    const rows = await tx.query<RuleRow>(`SELECT ${COLUMNS} FROM rule WHERE workspace_id = $1 ORDER BY (protection IS NULL), position, id FOR UPDATE`, [tx.workspaceId]);
    return rows.map(toRule);
  }

  /**
   * The phrases that widen protections, read inside the sender's transaction: a phrase counts from the commit that adds
   * it, on every instance. One short indexed statement.
   */
  async widenedPhrases(tx: Tx): Promise<WidenedPhrase[]> {
    const rows = await tx.query<{ protection: ProtectionKind; phrase: string }>(
      `SELECT r.protection, c->>'keyword' AS phrase FROM rule r, jsonb_array_elements(r.conditions->'any') c
        WHERE r.workspace_id = $1 AND r.protection IS NOT NULL AND c ? 'keyword'`,
      [tx.workspaceId],
    );
    return rows.map((row) => ({ rule: PROTECTED_RULES[row.protection], phrase: row.phrase }));
  }

  /** What a new workspace starts with: the protections, and two rules of priority. */
  async createDefaults(tx: Tx): Promise<void> {
    const now = this.clock.now();
    for (const [index, kind] of PROTECTION_KINDS.entries()) {
      await this.insert(tx, { name: PROTECTED_RULES[kind], position: index + 1, protection: kind, conditions: { any: [{ protection: kind }] }, actions: [{ handoff: {} }, { setPriority: URGENT.includes(kind) ? 'URGENT' : 'HIGH' }] }, now);
    }
    const tags = await tx.query<{ id: string; name: string }>(`SELECT id, name FROM tag WHERE workspace_id = $1 AND name IN ('critical', 'angry')`, [tx.workspaceId]);
    const ordinary = [['critical', 'Critical for the customer', 'URGENT'], ['angry', 'Angry customer', 'HIGH']] as const;
    for (const [index, [tagName, name, priority]] of ordinary.entries()) {
      const tag = tags.find((one) => one.name === tagName);
      if (tag) await this.insert(tx, { name, position: index + 1, protection: null, conditions: { any: [{ tag: tag.id }] }, actions: [{ setPriority: priority }] }, now);
    }
  }

  async insert(tx: Tx, rule: { name: string; enabled?: boolean; position: number; protection: ProtectionKind | null; conditions: unknown; actions: unknown }, now = this.clock.now()): Promise<string> {
    const id = newId();
    await tx.run('INSERT INTO rule (workspace_id, id, name, enabled, position, protection, conditions, actions, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      tx.workspaceId, id, rule.name, rule.enabled ?? true, rule.position, rule.protection, JSON.stringify(rule.conditions), JSON.stringify(rule.actions), now,
    ]);
    return id;
  }

  changed(tx: Tx): void {
    tx.afterCommit(() => this.bus.publish('settings-changed', { workspaceId: tx.workspaceId }));
  }
}

function toRule(row: RuleRow): StoredRule {
  const conditions = parseConditions(row.conditions, { mayBeEmpty: true });
  const actions = parseActions(row.actions);
  if (!conditions.ok || !actions.ok) throw new Error(`Rule ${row.id} cannot be read.`);
  return {
    id: row.id, name: row.name, enabled: row.enabled, position: row.position, protected: row.protection !== null, protection: row.protection, version: row.version,
    conditions: conditions.value satisfies RuleCondition, actions: actions.value satisfies RuleAction[], actionsJson: row.actions,
  };
}
