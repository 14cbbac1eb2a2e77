import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/**
 * Which message quoted which document, so that "times cited" is a look-up and not a search through every message. Written
 * by the database itself when a message is stored: no path of the code can forget it. It names documents that may be gone.
 */
export class MessageCitations0014b implements MigrationInterface {
  name = 'MessageCitations4000000014002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE message_citation (
        workspace_id uuid NOT NULL,
        message_id uuid NOT NULL,
        position smallint NOT NULL,
        document_id uuid NOT NULL,
        document_version integer NOT NULL,
        conversation_id uuid NOT NULL,
        episode_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, message_id, position),
        FOREIGN KEY (workspace_id, message_id) REFERENCES message(workspace_id, id) ON DELETE CASCADE
      )`);
    await q.query('CREATE INDEX message_citation_document ON message_citation (workspace_id, document_id, at DESC, message_id)');
    await protectTable(q, 'message_citation', 'SELECT, INSERT, DELETE');
    const rows = (message: string) => `
      SELECT ${message}.workspace_id, ${message}.id, c.position, (c.value->>'documentId')::uuid, (c.value->>'documentVersion')::integer, ${message}.conversation_id, ${message}.episode_id, ${message}.created_at`;
    const uuid = "c.value->>'documentId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'";
    await q.query(`
      CREATE FUNCTION note_citations() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO message_citation (workspace_id, message_id, position, document_id, document_version, conversation_id, episode_id, at)
        ${rows('NEW')} FROM jsonb_array_elements(NEW.citations) WITH ORDINALITY AS c(value, position) WHERE ${uuid};
        RETURN NULL;
      END $$`);
    await q.query(`CREATE TRIGGER citations_noted AFTER INSERT ON message FOR EACH ROW WHEN (jsonb_array_length(NEW.citations) > 0) EXECUTE FUNCTION note_citations()`);
    await q.query(`
      INSERT INTO message_citation (workspace_id, message_id, position, document_id, document_version, conversation_id, episode_id, at)
      ${rows('m')} FROM message m CROSS JOIN LATERAL jsonb_array_elements(m.citations) WITH ORDINALITY AS c(value, position) WHERE ${uuid}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
