import type { DataSource } from 'typeorm';
import { newId } from '../common/ids';
import { openDataSource } from './data-source';
import { Database } from './transaction';

let dataSource: DataSource;
let database: Database;
const [workspaceId, contactId, agentId] = [newId(), newId(), newId()];

beforeAll(async () => {
  dataSource = await openDataSource({ dataDir: 'memory://', DATABASE_URL: undefined }, []);
  database = new Database(dataSource);
  await database.foundWorkspace(
    workspaceId,
    async (tx) => {
      await tx.run("INSERT INTO workspace (id, name, widget_key, created_at) VALUES ($1, 'w', 'w', now())", [workspaceId]);
      await tx.run('INSERT INTO workspace_feed (workspace_id) VALUES ($1)', [workspaceId]);
    },
    async (tx) => {
      await tx.run('INSERT INTO contact (workspace_id, id, created_at) VALUES ($1, $2, now())', [workspaceId, contactId]);
      await tx.run("INSERT INTO agent (workspace_id, id, name, email, role, created_at) VALUES ($1, $2, 'a', 'a@example.com', 'AGENT', now())", [workspaceId, agentId]);
    },
  );
});
afterAll(() => dataSource.destroy());

/** A conversation in a given state with one episode. */
async function conversation(status: string, latched: boolean): Promise<{ id: string; episodeId: string }> {
  const [id, episodeId] = [newId(), newId()];
  await database.inWorkspace({ workspaceId }, async (tx) => {
    await tx.run(
      `INSERT INTO conversation (workspace_id, id, contact_id, subject, preview, status, protected, assignee_id, episode_id, waiting_since, created_at, updated_at) VALUES ($1, $2, $3, 's', 'p', $4, $5, $6, $7, now(), now(), now())`,
      [workspaceId, id, contactId, status, latched, status === 'WITH_AGENT' ? agentId : null, episodeId],
    );
    await tx.run("INSERT INTO episode (workspace_id, id, conversation_id, number, started_at, first_seq, first_question) VALUES ($1, $2, $3, 1, now(), 1, 'q')", [workspaceId, episodeId, id]);
  });
  return { id, episodeId };
}

const aiMessage = ({ id, episodeId }: { id: string; episodeId: string }) =>
  database.inWorkspace({ workspaceId }, (tx) =>
    tx.run(`INSERT INTO message (workspace_id, id, conversation_id, episode_id, seq, author, text, outcome, sender_key, created_at) VALUES ($1, $2, $3, $4, 1, 'AI', 'hello', 'SMALLTALK', 'ai', now())`, [workspaceId, newId(), id, episodeId]),
  );

describe('what the database itself refuses', () => {
  it('an AI message while a protection is latched or a person has the conversation', async () => {
    await expect(aiMessage(await conversation('WAITING', true))).rejects.toThrow(/AI message is refused/);
    await expect(aiMessage(await conversation('WAITING', false))).rejects.toThrow(/AI message is refused/);
    await expect(aiMessage(await conversation('WITH_AGENT', false))).rejects.toThrow(/AI message is refused/);
    expect(await aiMessage(await conversation('AI_ACTIVE', false))).toBe(1);
  });

  it('a latched conversation with the AI or resolved', async () => {
    await expect(conversation('AI_ACTIVE', true)).rejects.toThrow(/protected_is_with_people/);
    const { id } = await conversation('WAITING', true);
    await expect(database.inWorkspace({ workspaceId }, (tx) => tx.run("UPDATE conversation SET status = 'RESOLVED', resolved_by = 'AGENT' WHERE workspace_id = $1 AND id = $2", [workspaceId, id]))).rejects.toThrow(/protected_is_with_people/);
  });

  it('an answer without evidence, a changed log, a deleted message', async () => {
    const { id, episodeId } = await conversation('AI_ACTIVE', false);
    const answer = database.inWorkspace({ workspaceId }, (tx) =>
      tx.run(`INSERT INTO message (workspace_id, id, conversation_id, episode_id, seq, author, text, outcome, sender_key, created_at) VALUES ($1, $2, $3, $4, 1, 'AI', 'because I say so', 'ANSWERED', 'ai', now())`, [workspaceId, newId(), id, episodeId]));
    await expect(answer).rejects.toThrow(/answer_has_evidence/);
    await expect(database.inWorkspace({ workspaceId }, (tx) => tx.run("UPDATE conversation_event SET reason = 'x'"))).rejects.toThrow(/permission denied/);
    await expect(database.inWorkspace({ workspaceId }, (tx) => tx.run('DELETE FROM message'))).rejects.toThrow(/permission denied/);
  });

  it('a protected rule deleted, switched off or turned into another', async () => {
    const id = newId();
    await database.inWorkspace({ workspaceId }, (tx) => tx.run(`INSERT INTO rule (workspace_id, id, name, position, protection, conditions, actions, created_at) VALUES ($1, $2, 'r', 1, 'fraud', '{}', '[]', now())`, [workspaceId, id]));
    for (const sql of ['DELETE FROM rule WHERE id = $1', 'UPDATE rule SET enabled = false WHERE id = $1', 'UPDATE rule SET protection = NULL WHERE id = $1']) {
      await expect(database.inWorkspace({ workspaceId }, (tx) => tx.run(sql, [id]))).rejects.toThrow(/protected rule|protected_is_on/);
    }
  });
});
