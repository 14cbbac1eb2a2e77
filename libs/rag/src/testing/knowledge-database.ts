import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { Sql } from '../ports';
import { KNOWLEDGE_SCHEMA_V1, KNOWLEDGE_SCHEMA_V2 } from '../store/schema';

/** A fresh embedded database with the knowledge tables. */
export interface KnowledgeDatabase {
  sql: Sql;
  /** Runs the work in one transaction. */
  inTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openKnowledgeDatabase(): Promise<KnowledgeDatabase> {
  const db = await PGlite.create({ extensions: { vector } });
  await db.exec(`create extension vector; ${[...KNOWLEDGE_SCHEMA_V1, ...KNOWLEDGE_SCHEMA_V2].join(';')};`);
  return {
    inTransaction: (work) => db.transaction((tx) => work({ query: async <R>(text: string, params: unknown[] = []) => (await tx.query<R>(text, params)).rows })),
    sql: { query: async <R>(text: string, params: unknown[] = []) => (await db.query<R>(text, params)).rows },
    close: () => db.close(),
  };
}
