import { notFound } from '../common/errors';
import { isId } from '../common/ids';
import type { Message } from '../conversations/message.type';
import { MESSAGE_COLUMNS, toMessage, type MessageRow } from '../conversations/rows';
import type { Tx } from '../database/transaction';
import type { AnswerRecord } from './answer-record.type';
import { splitBurst, type TurnFacts } from './gather-facts';
import { turnRecordSchema, type StoredTurn } from './turn-record-schema';

/** As far back as a turn reads (gather-facts.ts). */
const MEMORY = 40;

/** A turn as it was written down, with the messages it was taken for. */
export interface PastTurn {
  record: AnswerRecord;
  stored: StoredTurn;
  split: Pick<TurnFacts, 'burst' | 'history' | 'open' | 'reply'>;
}

/**
 * The turn that said a message.
 * @returns null when no turn did: a customer, a colleague or a protection
 * @throws AppError NOT_FOUND
 */
export async function readPastTurn(tx: Tx, messageId: string): Promise<PastTurn | null> {
  const message = isId(messageId)
    ? await tx.one<{ conversation_id: string; turn_id: string | null }>('SELECT conversation_id, turn_id FROM message WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, messageId])
    : null;
  if (!message) throw notFound('message');
  if (message.turn_id === null) return null;
  const turn = await tx.one<{ id: string; episode_id: string; up_to_seq: number; record: unknown; finished_at: Date }>(
    'SELECT id, episode_id, up_to_seq, record, finished_at FROM turn WHERE workspace_id = $1 AND id = $2',
    [tx.workspaceId, message.turn_id],
  );
  if (!turn) return null;
  const split = splitBurst(await episodeUpTo(tx, message.conversation_id, turn.episode_id, turn.up_to_seq), turn.up_to_seq);
  const stored = turnRecordSchema.parse(turn.record);
  return { record: await toAnswerRecord(tx, { messageId: messageId.toLowerCase(), turnId: turn.id, at: turn.finished_at }, stored, split.burst), stored, split };
}

async function episodeUpTo(tx: Tx, conversationId: string, episodeId: string, seq: number): Promise<Message[]> {
  const rows = await tx.query<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM message m WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.episode_id = $3 AND NOT m.internal AND m.seq <= $4 ORDER BY m.seq DESC LIMIT ${MEMORY}`,
    [tx.workspaceId, conversationId, episodeId, seq],
  );
  return rows.map(toMessage).reverse();
}

async function toAnswerRecord(tx: Tx, ids: Pick<AnswerRecord, 'messageId' | 'turnId' | 'at'>, stored: StoredTurn, burst: readonly Message[]): Promise<AnswerRecord> {
  const { draft } = stored;
  const versions = await currentVersions(tx, draft?.passages.map((passage) => passage.documentId) ?? []);
  return {
    ...ids,
    decision: stored.decision,
    composer: draft && draft.text !== '' ? draft.composer : null,
    confidence: draft?.confidence ?? null,
    text: draft?.text || null,
    question: burst.map((message) => message.text).join('\n'),
    resolvedQuestion: draft?.asked?.resolved ?? null,
    resolvedBy: draft?.asked?.by ?? null,
    language: stored.language?.code ?? null,
    why: draft?.why ?? null,
    fallback: draft?.fallback ?? null,
    dropped: draft?.dropped ?? [],
    gate: draft?.gate ?? null,
    prompt: draft?.prompt ?? null,
    model: draft?.writer ?? null,
    embeddingModel: draft?.model ?? null,
    usage: draft?.usage && draft.usage.calls > 0
      ? { ...draft.usage, milliseconds: Math.round(draft.usage.ms), cost: draft.cost, currency: draft.settings?.currency ?? null }
      : null,
    citations: draft?.evidence ?? [],
    passages: draft?.passages.map(({ documentVersion, ...passage }) => ({ ...passage, version: documentVersion, currentVersion: versions.get(passage.documentId) ?? null })) ?? [],
    rules: stored.rules.map((rule) => rule.name),
    timings: stored.timings,
    settings: draft?.settings ?? null,
  };
}

async function currentVersions(tx: Tx, documentIds: readonly string[]): Promise<Map<string, number>> {
  if (documentIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; version: number }>('SELECT id, version FROM document WHERE workspace_id = $1 AND id = ANY($2)', [tx.workspaceId, [...new Set(documentIds)]]);
  return new Map(rows.map((row) => [row.id, row.version]));
}
