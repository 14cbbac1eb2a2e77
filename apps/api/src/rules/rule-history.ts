import { Injectable } from '@nestjs/common';
import { describeRule, ruleDifferences, type RuleNames, type VersionedRule } from '@chatref/domain';
import { connectionOf, encodeCursor, pageOf, type Connection } from '../common/connection';
import { AppError, Refusal } from '../common/errors';
import { actorOf, type TeamCaller } from '../common/principal';
import { Database, type WorkspaceScope } from '../database/transaction';
import { shownRule } from './manage-rules';
import type { RuleSetChange, RuleSetVersion } from './rule-history.type';
import { RuleReferences } from './rule-references';
import { RuleStore, ruleJson, type StoredRule } from './rule-store';
import type { Rule } from './rule.type';

/** What the rules were: every version, what changed between two, and the way back. */
@Injectable()
export class RuleHistory {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleStore,
    private readonly references: RuleReferences,
  ) {}

  /** Newest first. */
  versions(scope: WorkspaceScope, args: { first?: number | null; after?: string | null }): Promise<Connection<RuleSetVersion>> {
    const page = pageOf(args, { defaultFirst: 20, cursorParts: 1 });
    return this.database.inWorkspace(scope, async (tx) => {
      const before = page.cursor && /^\d{1,9}$/.test(page.cursor[0] ?? '') ? Number(page.cursor[0]) : null;
      const rows = await this.rules.versions(tx, page.limit + 1, before);
      return connectionOf(rows, page, ({ version, author_id, summary, created_at }) => ({
        cursor: encodeCursor([version]),
        node: { workspaceId: scope.workspaceId, version, authorId: author_id, summary, createdAt: created_at },
      }));
    });
  }

  /** What differs between two versions, in sentences. */
  changes(scope: WorkspaceScope, from: number, to: number): Promise<RuleSetChange[]> {
    return this.database.inWorkspace(scope, async (tx) => {
      const names = await this.references.names(tx);
      const shown = async (version: number): Promise<VersionedRule[]> => (version === 0 ? [] : (await this.rules.rulesOf(tx, version)).map((rule) => versioned(rule, names)));
      if (from < 0 || to < 0) throw new AppError('BAD_USER_INPUT', 'Versions are numbered from 1.');
      return ruleDifferences(await shown(from), await shown(to)).map(({ kind, before, after }) => ({ kind, name: (after ?? before)?.name ?? '', before: before?.sentence ?? null, after: after?.sentence ?? null, wasEnabled: before?.enabled ?? null, isEnabled: after?.enabled ?? null }));
    });
  }

  /**
   * Makes the rules what they were in a version, as a new version. What a rule named then must still be there; built-in
   * protections stay, and keep the phrases that widen them today as well as those of then.
   */
  restore(caller: TeamCaller, version: number): Promise<{ rules: Rule[] }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const now = await this.rules.lockAll(tx);
      const then = await this.rules.rulesOf(tx, version);
      for (const rule of then) if (!rule.protected) await this.checked(rule, () => this.references.check(tx, rule));
      await tx.run('DELETE FROM rule WHERE workspace_id = $1 AND protection IS NULL', [tx.workspaceId]);
      for (const rule of then) {
        if (!rule.protected) await this.rules.insert(tx, { id: rule.id, name: rule.name, enabled: rule.enabled, position: rule.position, protection: null, ...ruleJson(rule) });
      }
      for (const rule of then) {
        const today = now.find((one) => one.protected && one.protection === rule.protection);
        if (!rule.protected || !today) continue;
        await tx.run('UPDATE rule SET conditions = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2 AND conditions <> $3::jsonb', [tx.workspaceId, today.id, JSON.stringify(widest(rule, today))]);
      }
      await this.rules.changed(tx, actorOf(caller), `Restored version ${version}`);
      const names = await this.references.names(tx);
      return { rules: (await this.rules.all(tx)).map((rule) => shownRule(rule, names)) };
    });
  }

  private async checked(rule: StoredRule, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal('CONFLICT', `“${rule.name}” cannot come back as it was. ${error.message}`, error.options);
    }
  }
}

/** A protection's conditions with the phrases of both. */
function widest(then: StoredRule, today: StoredRule): unknown {
  const parts = [today, then].flatMap((rule) => (ruleJson(rule).conditions as { any?: unknown[] }).any ?? []);
  return { any: [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()] };
}

function versioned(rule: StoredRule, names: RuleNames): VersionedRule {
  return { id: rule.id, name: rule.name, enabled: rule.enabled, position: rule.position, sentence: describeRule(rule, names) };
}
