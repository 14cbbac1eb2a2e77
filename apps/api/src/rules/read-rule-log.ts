import { Injectable } from '@nestjs/common';
import { describeCondition, describeRule, evaluateRules, ruleLog, type RuleNames, type RuleSet, type TriedRule } from '@chatref/domain';
import { connectionOf, encodeCursor, pageOf, type Connection } from '../common/connection';
import { notFound } from '../common/errors';
import { isId } from '../common/ids';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { ruleRecordSchema, type RuleRecord } from './kept-facts';
import type { RuleLogEntry, TriedRuleType } from './rule-log.type';
import { RuleReferences } from './rule-references';
import { RuleStore } from './rule-store';

interface TurnRow {
  up_to_seq: number;
  finished_at: Date;
  rules: unknown;
}

/**
 * The rule log of a conversation: for each of the customer's messages which rules matched, which did not, and why. Only
 * what came of it is kept with a turn; the reasons are found by reading the same version on the same facts again, which
 * at the same time proves that the record is right.
 */
@Injectable()
export class ReadRuleLog {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleStore,
    private readonly references: RuleReferences,
  ) {}

  /** Newest first. */
  async run(scope: WorkspaceScope, conversationId: string, args: { first?: number | null; after?: string | null }): Promise<Connection<RuleLogEntry>> {
    const page = pageOf(args, { defaultFirst: 10, cursorParts: 1 });
    return this.database.inWorkspace(scope, async (tx) => {
      const known = isId(conversationId) ? await tx.one('SELECT 1 FROM conversation WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, conversationId]) : null;
      if (!known) throw notFound('conversation');
      const before = page.cursor && /^\d{1,9}$/.test(page.cursor[0] ?? '') ? Number(page.cursor[0]) : null;
      const rows = await tx.query<TurnRow>(
        `SELECT up_to_seq, finished_at, record->'evaluation' AS rules FROM turn
          WHERE workspace_id = $1 AND conversation_id = $2 AND record ? 'evaluation' AND ($3::int IS NULL OR up_to_seq < $3) ORDER BY up_to_seq DESC LIMIT $4`,
        [tx.workspaceId, conversationId, before, page.limit + 1],
      );
      const entries = await this.entries(tx, conversationId, rows);
      return connectionOf(entries, page, (entry) => ({ cursor: encodeCursor([entry.messageSeq]), node: entry }));
    });
  }

  private async entries(tx: Tx, conversationId: string, rows: TurnRow[]): Promise<RuleLogEntry[]> {
    if (rows.length === 0) return [];
    const names = await this.references.names(tx);
    const texts = await tx.query<{ seq: number; text: string }>(
      `SELECT seq, text FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND author = 'CUSTOMER' AND seq BETWEEN $3 AND $4 ORDER BY seq`,
      [tx.workspaceId, conversationId, Math.min(...rows.map((row) => ruleRecordSchema.parse(row.rules).fromSeq)), rows[0]?.up_to_seq],
    );
    const sets = new Map<number, RuleSet>();
    const entries: RuleLogEntry[] = [];
    for (const row of rows) {
      const record = ruleRecordSchema.parse(row.rules);
      const set = sets.get(record.version) ?? (await this.rules.version(tx, record.version));
      sets.set(record.version, set);
      const text = texts.filter(({ seq }) => seq >= record.fromSeq && seq <= row.up_to_seq).map((message) => message.text).join('\n');
      entries.push({ messageSeq: row.up_to_seq, at: row.finished_at, version: record.version, ...replayed(set, record, text, names) });
    }
    return entries;
  }
}

/** Reads a version again on the facts that were kept. */
function replayed(set: RuleSet, record: RuleRecord, text: string, names: RuleNames): Pick<RuleLogEntry, 'reproduced' | 'rules'> {
  const evaluation = evaluateRules(set, { ...record.facts, text });
  return { reproduced: ruleLog(evaluation).results === record.results, rules: evaluation.tried.map((tried) => triedType(tried, names)) };
}

function triedType({ rule, outcome, conditions }: TriedRule, names: RuleNames): TriedRuleType {
  return {
    ruleId: rule.id,
    name: rule.name,
    protected: rule.protected,
    outcome,
    sentence: describeRule(rule, names),
    conditions: conditions.map(({ condition, evidence }) => ({
      condition: describeCondition(condition, names),
      holds: evidence !== null,
      evidence: evidence && (evidence.phrase !== null ? `“${evidence.phrase}”` : evidence.fact),
    })),
  };
}
