import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { SendVisitorMessage } from '../src/conversations/send-visitor-message';
import { newId } from '../src/common/ids';
import type { World } from './world';
import { median, type Row } from './table';

const ROUNDS = 7;
const PER_ROUND = 60;

/**
 * A customer's message through the use case (validation, detectors, transition, event, job) against the same SQL
 * statements bare on the same connection, interleaved. Ratio = bare time ÷ our time, i.e. our throughput as a share.
 */
export async function messageWrite(world: World): Promise<Row> {
  const send = world.app.get(SendVisitorMessage);
  const { caller } = await world.visitor();
  const text = 'When is the invoice of last month due, and can I pay it by bank transfer?';
  const first = await send.run(caller, { clientMessageId: randomUUID(), text }, 'bench');
  const bare = await bareWriter(world, caller.contactId, first.conversation.id, text);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await timed(PER_ROUND, () => send.run(caller, { conversationId: first.conversation.id, clientMessageId: randomUUID(), text }, 'bench')));
    theirs.push(await timed(PER_ROUND, bare));
  }
  const ratio = median(theirs.map((value, index) => value / (ours[index] ?? value)));
  return { what: 'message write, throughput against the same SQL bare', ours: `${median(ours).toFixed(2)} ms`, baseline: `${median(theirs).toFixed(2)} ms`, ratio, bar: '≥ 0.5', meets: ratio >= 0.5 };
}

/** Milliseconds per call. */
async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < times; i += 1) await work();
  return (performance.now() - start) / times;
}

/** The statements that a send executes, as the API's SQL log shows them, on a conversation of its own. */
async function bareWriter(world: World, contactId: string, templateId: string, text: string): Promise<() => Promise<void>> {
  const source = world.app.get(DataSource);
  const { workspaceId: w } = world;
  const conversationId = newId();
  await source.query(
    `INSERT INTO conversation (workspace_id, id, contact_id, subject, preview, status, episode_id, last_seq, created_at, updated_at)
     SELECT workspace_id, $2, contact_id, subject, preview, status, episode_id, 1, created_at, updated_at FROM conversation WHERE id = $1`,
    [templateId, conversationId],
  );
  const [{ episode_id: episode }] = (await source.query('SELECT episode_id FROM conversation WHERE id = $1', [conversationId])) as [{ episode_id: string }];
  let seq = 1;
  return async () => {
    seq += 1;
    const runner = source.createQueryRunner();
    const connection = (await runner.connect()) as { query(sql: string, params?: unknown[]): Promise<unknown> };
    await connection.query(`START TRANSACTION; SELECT set_config('role', 'chatref_app', true), set_config('app.workspace_id', '${w}', true)`);
    await connection.query('SELECT 1 FROM contact WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [w, contactId]);
    await connection.query('SELECT * FROM message m WHERE m.workspace_id = $1 AND m.sender_key = $2 AND m.client_message_id = $3', [w, `bare:${contactId}`, String(seq)]);
    await connection.query('SELECT c.*, e.* FROM conversation c JOIN episode e ON e.workspace_id = c.workspace_id AND e.id = c.episode_id WHERE c.workspace_id = $1 AND c.id = $2 FOR UPDATE OF c', [w, conversationId]);
    await connection.query("SELECT text FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND episode_id = $3 AND author = 'CUSTOMER' ORDER BY seq DESC LIMIT 3", [w, conversationId, episode]);
    await connection.query(
      `INSERT INTO message (workspace_id, id, conversation_id, episode_id, seq, author, text, sender_key, client_message_id, created_at) VALUES ($1, $2, $3, $4, $5, 'CUSTOMER', $6, $7, $8, now()) RETURNING *`,
      [w, newId(), conversationId, episode, seq, text, `bare:${contactId}`, String(seq)],
    );
    await connection.query('INSERT INTO job (workspace_id, id, kind, key, payload, run_at, created_at) VALUES ($1, $2, $3, $4, $5, now(), now()) ON CONFLICT (workspace_id, kind, key) WHERE key IS NOT NULL AND failed_at IS NULL DO NOTHING', [w, newId(), 'bare', `${conversationId}:${seq}`, '{}']);
    await connection.query('UPDATE conversation SET last_seq = $3, last_customer_seq = $3, preview = $4, updated_at = now() WHERE workspace_id = $1 AND id = $2', [w, conversationId, seq, text]);
    await connection.query('UPDATE episode SET customer_messages = customer_messages + 1 WHERE workspace_id = $1 AND id = $2', [w, episode]);
    await connection.query(
      `WITH feed AS (UPDATE workspace_feed SET position = position + 1 WHERE workspace_id = $1 RETURNING position)
       INSERT INTO conversation_event (workspace_id, position, conversation_id, seq, type, visible, data, at) SELECT $1, feed.position, $2, $3, 'MESSAGE', true, '{}', now() FROM feed`,
      [w, conversationId, seq],
    );
    await connection.query('COMMIT');
    await runner.release();
  };
}
