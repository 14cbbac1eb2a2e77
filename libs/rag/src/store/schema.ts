/**
 * Tables of the knowledge base, version 1. The API's migration runs this text and adds the reference to its own document
 * table and row-level security; once released it is never edited, only followed by a further version.
 *
 * - `passage_term` is an inverted index written by this library's own tokenizer, so documents and questions always agree.
 * - `vector` columns have no fixed dimension: a workspace may change its model, and `model` keeps the spaces apart. Their
 *   storage is PLAIN because a vector of 512 floats would otherwise be moved out of the row and read back one by one.
 * - Similarity is an exact scan: up to some thousand passages per workspace it is faster than keeping a graph. Beyond that,
 *   an HNSW index per model serves the same query:
 *   create index on passage_vector using hnsw ((embedding::vector(512)) vector_ip_ops) where model = 'use-lite-en'.
 */
export const KNOWLEDGE_SCHEMA_V1: readonly string[] = [
  `create table passage (
    workspace_id uuid not null,
    id uuid not null,
    document_id uuid not null,
    document_version int not null,
    position int not null,
    heading_path text[] not null,
    body text not null,
    source text not null,
    sentences jsonb not null,
    term_count int not null,
    url text,
    primary key (workspace_id, id)
  )`,
  `create index passage_by_document on passage (workspace_id, document_id, position)`,
  `create index passage_length on passage (workspace_id) include (term_count)`,
  `create table passage_term (
    workspace_id uuid not null,
    term text collate "C" not null,
    passage_id uuid not null,
    frequency smallint not null,
    passage_length int not null,
    primary key (workspace_id, term, passage_id),
    foreign key (workspace_id, passage_id) references passage (workspace_id, id) on delete cascade
  )`,
  `create index passage_term_by_passage on passage_term (workspace_id, passage_id)`,
  `create table passage_vector (
    workspace_id uuid not null,
    passage_id uuid not null,
    model text not null,
    text_hash text not null,
    embedding vector not null,
    primary key (workspace_id, passage_id),
    foreign key (workspace_id, passage_id) references passage (workspace_id, id) on delete cascade
  )`,
  `alter table passage_vector alter column embedding set storage plain`,
  `create table sentence_vector (
    workspace_id uuid not null,
    passage_id uuid not null,
    position smallint not null,
    model text not null,
    text_hash text not null,
    embedding vector not null,
    primary key (workspace_id, passage_id, position),
    foreign key (workspace_id, passage_id) references passage (workspace_id, id) on delete cascade
  )`,
  `alter table sentence_vector alter column embedding set storage plain`,
];

/** Every table above; each holds a workspace's own rows. */
export const KNOWLEDGE_TABLES = ['passage', 'passage_term', 'passage_vector', 'sentence_vector'] as const;

/**
 * Version 2: vectors of two models side by side. While a workspace moves to another model, the old vectors answer and the
 * new ones gather; every vector names its model and length, and `knowledge_index` says which model answers.
 */
export const KNOWLEDGE_SCHEMA_V2: readonly string[] = [
  ...['passage_vector', 'sentence_vector'].flatMap((table) => [
    `alter table ${table} add column dimensions int`,
    `update ${table} set dimensions = vector_dims(embedding)`,
    `alter table ${table} alter column dimensions set not null`,
    `alter table ${table} add constraint ${table}_carries_its_length check (dimensions = vector_dims(embedding))`,
    `alter table ${table} drop constraint ${table}_pkey`,
  ]),
  `alter table passage_vector add primary key (workspace_id, model, passage_id)`,
  `alter table sentence_vector add primary key (workspace_id, model, passage_id, position)`,
  `create index passage_vector_by_passage on passage_vector (workspace_id, passage_id)`,
  `create index sentence_vector_by_passage on sentence_vector (workspace_id, passage_id)`,
  `create table knowledge_index (
    workspace_id uuid primary key,
    model text not null,
    dimensions int not null,
    next_model text,
    next_dimensions int,
    error text,
    check ((next_model is null) = (next_dimensions is null))
  )`,
  `insert into knowledge_index (workspace_id, model, dimensions)
   select distinct on (workspace_id) workspace_id, model, dimensions from passage_vector order by workspace_id, model`,
];

/** The tables that version 2 adds. */
export const KNOWLEDGE_TABLES_V2 = ['knowledge_index'] as const;
