import { KNOWLEDGE_SCHEMA_V2, KNOWLEDGE_TABLES_V2 } from '@chatref/rag';
import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** Vectors of two models side by side while an index moves from one to the other, and which model answers. */
export class KnowledgeIndex0010a implements MigrationInterface {
  name = 'KnowledgeIndex4500000000101';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of KNOWLEDGE_SCHEMA_V2) await q.query(statement);
    await q.query('ALTER TABLE knowledge_index ADD FOREIGN KEY (workspace_id) REFERENCES workspace(id)');
    for (const table of KNOWLEDGE_TABLES_V2) await protectTable(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
