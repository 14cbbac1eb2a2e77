import { Injectable } from '@nestjs/common';
import { Database, type WorkspaceScope } from '../database/transaction';
import type { Assessment, Reading, TagEvidenceView } from './assessment.type';
import type { Assessment as Found, TagEvidence } from './tag-evidence';

interface Row {
  conversation_id: string;
  seq: number;
  unsure: boolean;
  sentiment: number;
  urgency: number;
  detail: Omit<Found, 'unsure' | 'sentiment' | 'urgency'>;
  assessed_at: Date;
}
const COLUMNS = 'a.conversation_id, a.seq, a.unsure, a.sentiment, a.urgency, a.detail, a.assessed_at';

/** What messages were assessed to be, read for lists in one query each. */
@Injectable()
export class AssessmentStore {
  constructor(private readonly database: Database) {}

  /** The newest of each conversation. */
  async newest(scope: WorkspaceScope, ids: readonly string[]): Promise<(Assessment | null)[]> {
    const rows = await this.database.inWorkspace(scope, (tx) =>
      tx.query<Row>(`SELECT DISTINCT ON (a.conversation_id) ${COLUMNS} FROM assessment a WHERE a.workspace_id = $1 AND a.conversation_id = ANY($2) ORDER BY a.conversation_id, a.seq DESC`, [scope.workspaceId, [...ids]]),
    );
    const byId = new Map(rows.map((row) => [row.conversation_id, toAssessment(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** Those of single messages. */
  async ofMessages(scope: WorkspaceScope, keys: readonly { conversationId: string; seq: number }[]): Promise<(Assessment | null)[]> {
    const rows = await this.database.inWorkspace(scope, (tx) =>
      tx.query<Row>(
        `SELECT ${COLUMNS} FROM assessment a JOIN unnest($2::uuid[], $3::int[]) AS k(conversation_id, seq) ON a.conversation_id = k.conversation_id AND a.seq = k.seq WHERE a.workspace_id = $1`,
        [scope.workspaceId, keys.map((key) => key.conversationId), keys.map((key) => key.seq)],
      ),
    );
    const byKey = new Map(rows.map((row) => [`${row.conversation_id} ${row.seq}`, toAssessment(row)]));
    return keys.map(({ conversationId, seq }) => byKey.get(`${conversationId} ${seq}`) ?? null);
  }
}

function toAssessment({ seq, unsure, sentiment, urgency, detail, assessed_at: assessedAt }: Row): Assessment {
  return {
    seq, unsure, unsureBecause: detail.unsureBecause, assessedAt,
    tags: detail.tags.map(({ tagId, source, score, reason, evidence }) => ({ tagId, source, score, reason, evidence: evidenceView(evidence) })),
    sentiment: sentimentReading(sentiment, detail.sentimentReasons),
    urgency: urgencyReading(urgency, detail.urgencyReasons),
  };
}

/** @param value −1 to 1 */
export function sentimentReading(value: number, reasons: string[]): Reading {
  return { value, reasons, label: value <= -0.6 ? 'very negative' : value <= -0.2 ? 'negative' : value >= 0.25 ? 'positive' : 'neutral' };
}

/** @param value 0 to 1 */
export function urgencyReading(value: number, reasons: string[]): Reading {
  return { value, reasons, label: value >= 0.7 ? 'now' : value >= 0.4 ? 'soon' : 'any time' };
}

export function evidenceView(evidence: TagEvidence): TagEvidenceView {
  return { by: evidence.by, phrase: evidence.phrase ?? null, said: evidence.said ?? null, examples: evidence.examples ?? [], sharedWords: evidence.words ?? [] };
}
