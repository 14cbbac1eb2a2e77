import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { PROTECTED_RULES, PROTECTION_KINDS, RuleSet, actionJson, conditionJson, parseActions, parseConditions, type ProtectionKind, type Rule as DomainRule, type WidenedPhrase } from '@chatref/domain';
import { z } from 'zod';
import { Clock } from '../common/clock';
import { notFound } from '../common/errors';
import { newId } from '../common/ids';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { prepareExpressions } from './expressions';

/** A rule as it stands in the database, read and checked. */
export interface StoredRule extends DomainRule {
  protection: ProtectionKind | null;
}

const rowSchema = z.object({
  id: z.string(), name: z.string(), enabled: z.boolean(), position: z.number(), protection: z.custom<ProtectionKind>((kind) => typeof kind === 'string').nullable(), conditions: z.unknown(), actions: z.unknown(), version: z.number(),
});
type RuleRow = z.infer<typeof rowSchema>;
/** A version as it is kept. */
export interface VersionRow {
  version: number;
  author_id: string | null;
  summary: string;
  created_at: Date;
}
const COLUMNS = 'id, name, enabled, position, protection, conditions, actions, version';
const ORDER = '(protection IS NULL), position, id';
/** Urgent by nature; the other protections are high. */
const URGENT: readonly ProtectionKind[] = ['fraud', 'bank-details-change', 'legal'];
/** Rule sets made ready that one process keeps. */
const KEPT = 200;

/**
 * A workspace's rules. They are changed as rows and read as versions: every change writes down the whole set under the
 * next number, an evaluation takes one version and names it, and a version never changes.
 */
@Injectable()
export class RuleStore implements OnModuleInit {
  private readonly logger = new Logger('RuleStore');
  private readonly cached = new Map<string, Promise<RuleSet>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('settings-changed', ({ workspaceId }) => this.cached.delete(workspaceId));
  }

  /** The latest version, made ready; from memory, at most as old as the last hint of a change. */
  current(scope: WorkspaceScope): Promise<RuleSet> {
    const { workspaceId } = scope;
    return this.kept(workspaceId, () => this.database.inWorkspace({ workspaceId }, (tx) => this.version(tx, null)));
  }

  /**
   * One version, made ready.
   * @param version null: the latest
   * @throws AppError NOT_FOUND
   */
  async version(tx: Tx, version: number | null): Promise<RuleSet> {
    const row = await tx.one<{ version: number; rules: unknown }>(
      `SELECT version, rules FROM rule_set_version WHERE workspace_id = $1 AND ($2::int IS NULL OR version = $2) ORDER BY version DESC LIMIT 1`,
      [tx.workspaceId, version],
    );
    if (!row) throw notFound('version of the rules');
    return new RuleSet(row.version, this.read(row.rules), prepareExpressions);
  }

  /** The rules of a version as they were written down. */
  async rulesOf(tx: Tx, version: number): Promise<StoredRule[]> {
    const row = await tx.one<{ rules: unknown }>('SELECT rules FROM rule_set_version WHERE workspace_id = $1 AND version = $2', [tx.workspaceId, version]);
    if (!row) throw notFound('version of the rules');
    return this.read(row.rules);
  }

  /** Versions, newest first. */
  versions(tx: Tx, limit: number, before: number | null): Promise<VersionRow[]> {
    return tx.query<VersionRow>(
      'SELECT version, author_id, summary, created_at FROM rule_set_version WHERE workspace_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3',
      [tx.workspaceId, before, limit],
    );
  }

  async all(tx: Tx): Promise<StoredRule[]> {
    return this.read(await tx.query<RuleRow>(`SELECT ${COLUMNS} FROM rule WHERE workspace_id = $1 ORDER BY ${ORDER}`, [tx.workspaceId]));
  }

  /** Locks the workspace's rules, so that positions, protections and versions are changed by one at a time. */
  async lockAll(tx: Tx): Promise<StoredRule[]> {
    await tx.run('SELECT 1 FROM workspace WHERE id = $1 FOR UPDATE', [tx.workspaceId]);
    return this.all(tx);
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
    for (const [index, kind] of PROTECTION_KINDS.entries()) {
      await this.insert(tx, { name: PROTECTED_RULES[kind], position: index + 1, protection: kind, conditions: { any: [{ protection: kind }] }, actions: [{ handoff: {} }, { setPriority: URGENT.includes(kind) ? 'URGENT' : 'HIGH' }] });
    }
    const tags = await tx.query<{ id: string; name: string }>(`SELECT id, name FROM tag WHERE workspace_id = $1 AND name IN ('critical', 'angry')`, [tx.workspaceId]);
    const ordinary = [['critical', 'Critical for the customer', 'URGENT'], ['angry', 'Angry customer', 'HIGH']] as const;
    for (const [index, [tagName, name, priority]] of ordinary.entries()) {
      const tag = tags.find((one) => one.name === tagName);
      if (tag) await this.insert(tx, { name, position: index + 1, protection: null, conditions: { any: [{ tag: tag.id }] }, actions: [{ setPriority: priority }] });
    }
    await this.changed(tx, null, 'The rules that a workspace begins with');
  }

  async insert(tx: Tx, rule: { id?: string; name: string; enabled?: boolean; position: number; protection: ProtectionKind | null; conditions: unknown; actions: unknown }): Promise<string> {
    const id = rule.id ?? newId();
    await tx.run('INSERT INTO rule (workspace_id, id, name, enabled, position, protection, conditions, actions, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      tx.workspaceId, id, rule.name, rule.enabled ?? true, rule.position, rule.protection, JSON.stringify(rule.conditions), JSON.stringify(rule.actions), this.clock.now(),
    ]);
    return id;
  }

  /**
   * Writes the rules down as the next version. The caller holds the lock of {@link lockAll}.
   * @param summary what was done, for the history
   */
  async changed(tx: Tx, authorId: string | null, summary: string): Promise<void> {
    await tx.run(
      `INSERT INTO rule_set_version (workspace_id, version, author_id, summary, rules, created_at)
       SELECT $1, coalesce((SELECT max(version) FROM rule_set_version WHERE workspace_id = $1), 0) + 1, $2, $3,
              coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name, 'enabled', enabled, 'position', position, 'protection', protection, 'conditions', conditions, 'actions', actions, 'version', version) ORDER BY ${ORDER})
                          FROM rule WHERE workspace_id = $1), '[]'::jsonb), $4`,
      [tx.workspaceId, authorId, summary.slice(0, 300), this.clock.now()],
    );
    tx.afterCommit(() => this.bus.publish('settings-changed', { workspaceId: tx.workspaceId }));
  }

  private kept(key: string, make: () => Promise<RuleSet>): Promise<RuleSet> {
    let set = this.cached.get(key);
    if (!set) {
      const oldest = this.cached.size >= KEPT ? this.cached.keys().next().value : undefined;
      if (oldest !== undefined) this.cached.delete(oldest);
      set = make();
      this.cached.set(key, set);
      set.catch(() => this.cached.delete(key));
    }
    return set;
  }

  /** A rule that this version of the program cannot read is left out and told of: one row must not silence all others. */
  private read(rows: unknown): StoredRule[] {
    return z.array(rowSchema).parse(rows).flatMap((row) => {
      const conditions = parseConditions(row.conditions, { stored: true });
      const actions = parseActions(row.actions);
      if (conditions.ok && actions.ok) return [{ ...row, protected: row.protection !== null, conditions: conditions.value, actions: actions.value }];
      this.logger.error({ msg: 'a rule cannot be read and is left out', ruleId: row.id });
      return [];
    });
  }
}

/** A rule's conditions and actions as the API gives them. */
export function ruleJson(rule: StoredRule): { conditions: unknown; actions: unknown } {
  return { conditions: conditionJson(rule.conditions), actions: rule.actions.map(actionJson) };
}
