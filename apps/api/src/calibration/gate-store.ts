import { Injectable } from '@nestjs/common';
import type { GateAdjustment, JudgedAnswer } from '@chatref/rag';
import { z } from 'zod';
import type { Tx } from '../database/transaction';

/** A gate as it was learned, with how it judged the labels it had not seen. */
export interface StoredGate {
  version: number;
  missRate: number;
  adjustment: GateAdjustment;
  labels: number;
  judged: JudgedAnswer[];
  trainedAt: Date;
}

interface Row {
  version: number;
  miss_rate: number;
  model: string;
  scale: number;
  shift: number;
  vector: number[];
  answered_from: number;
  tentative_from: number;
  labels: number;
  judged: unknown;
  trained_at: Date;
}
const judgedSchema = z.array(z.object({ confidence: z.number(), supported: z.boolean(), chance: z.number().optional() })).catch([]);

/** Days of the workspace's own traffic that coverage is measured on, and its most questions. */
const TRAFFIC_DAYS = 90;
const TRAFFIC = 2_000;

@Injectable()
export class GateStore {
  /** The gate in force; null while there is none but the shipped one. */
  async current(tx: Tx): Promise<StoredGate | null> {
    const row = await tx.one<Row>('SELECT * FROM answer_gate WHERE workspace_id = $1 ORDER BY version DESC LIMIT 1', [tx.workspaceId]);
    return row && {
      version: row.version,
      missRate: row.miss_rate,
      adjustment: { model: row.model, scale: row.scale, shift: row.shift, vector: row.vector, answeredFrom: row.answered_from, tentativeFrom: row.tentative_from },
      labels: row.labels,
      judged: judgedSchema.parse(row.judged),
      trainedAt: row.trained_at,
    };
  }

  /** Puts the next version into force. Two at the same moment: the second finds the number taken and is tried again. */
  async put(tx: Tx, gate: Omit<StoredGate, 'version'>): Promise<void> {
    const { adjustment } = gate;
    await tx.run('SELECT pg_advisory_xact_lock(hashtext($1))', [`answer_gate ${tx.workspaceId}`]);
    await tx.run(
      `INSERT INTO answer_gate (workspace_id, version, miss_rate, model, scale, shift, vector, answered_from, tentative_from, labels, judged, trained_at)
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM answer_gate WHERE workspace_id = $1`,
      [tx.workspaceId, gate.missRate, adjustment.model, adjustment.scale, adjustment.shift, [...adjustment.vector], adjustment.answeredFrom, adjustment.tentativeFrom, gate.labels, JSON.stringify(gate.judged), gate.trainedAt],
    );
  }

  /** Confidences of the questions that were looked up lately, newest first. */
  async traffic(tx: Tx, now: Date): Promise<number[]> {
    const rows = await tx.query<{ confidence: number }>(
      `SELECT (record->'draft'->>'confidence')::float8 AS confidence FROM turn
        WHERE workspace_id = $1 AND finished_at > $2 AND record->'draft'->>'confidence' IS NOT NULL ORDER BY finished_at DESC LIMIT ${TRAFFIC}`,
      [tx.workspaceId, new Date(now.getTime() - TRAFFIC_DAYS * 86_400_000)],
    );
    return rows.map((row) => row.confidence);
  }
}
