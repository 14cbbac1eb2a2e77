import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { Sql } from '../ports';
import { KNOWLEDGE_SCHEMA_V1 } from '../store/schema';

/** A fresh embedded database with the knowledge tables. */
export interface KnowledgeDatabase {
  sql: Sql;
  close(): Promise<void>;
}

export async function openKnowledgeDatabase(): Promise<KnowledgeDatabase> {
  const db = await PGlite.create({ extensions: { vector } });
  await db.exec(`create extension vector; ${KNOWLEDGE_SCHEMA_V1.join(';')};`);
  return {
    sql: { query: async <R>(text: string, params: unknown[] = []) => (await db.query<R>(text, params)).rows },
    close: () => db.close(),
  };
}
