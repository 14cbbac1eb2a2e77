import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createGraph, type Embedder, KNOWLEDGE_SCHEMA_V1, KNOWLEDGE_SCHEMA_V2, search, type SearchResult, type Sql, spaceToFill } from '@chatref/rag';
import { percentile } from './table';

/**
 * `npm run bench -- --scale [vectors[/centres] …]`: finding among many passages with generated vectors, on the Postgres that
 * DATABASE_URL names. Nine tenths of the passages belong to one workspace, the rest to another, so that both the crowd
 * and the tenant beside it are asked. Vectors lie around centres, as the subjects of real texts do; the questions near them.
 */
const DIMENSIONS = 512;
/** Unless a size names them, as in 50000/20: as many passages about each subject as a million have with four hundred. */
const CENTRES = 400;
/** How widely the graph is walked (hnsw.ef_search). */
const BREADTHS = [100, 200, 400, 800];
const QUESTIONS = 50;
const ROWS_PER_STATEMENT = 500;
/** How far a passage lies from its centre, against the length of the centre's vector. */
const SPREAD = 1.2;
const space = { model: 'bench-generated', dimensions: DIMENSIONS };

let state = 20_261_126;
/** A standard normal number (Box and Muller 1958) from a fixed seed (linear congruence, Numerical Recipes). */
function normal(): number {
  const uniform = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
const scaled = (vector: Float32Array): Float32Array => {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};
let centres: Float32Array[] = [];
const scatter = (count: number) => (centres = Array.from({ length: count }, () => scaled(Float32Array.from({ length: DIMENSIONS }, normal))));
const near = (centre: Float32Array) => scaled(centre.map((value) => value + (SPREAD * normal()) / Math.sqrt(DIMENSIONS)));
const anyCentre = () => centres[Math.floor(Math.abs(normal()) * 1e6) % centres.length] ?? new Float32Array(DIMENSIONS);
const literal = (vector: Float32Array) => `[${Array.from(vector, (value) => value.toFixed(4)).join(',')}]`;

async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map((size) => size.split('/').map(Number));
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const sql: Sql = { query: async <R>(text: string, params: unknown[] = []) => (await client.query(text, params)).rows as R[] };
  const inTransaction = async <T>(work: (tx: Sql) => Promise<T>): Promise<T> => {
    await sql.query('begin');
    try {
      return await work(sql);
    } finally {
      await sql.query('commit');
    }
  };
  process.stdout.write('| vectors | workspace | way | p50 ms | p95 ms | recall@10 | inserted in | graph built in |\n|---|---|---|---|---|---|---|---|\n');
  for (const [size = 0, among = CENTRES] of sizes) {
    scatter(among);
    await sql.query('drop schema public cascade');
    await sql.query('create schema public');
    await sql.query('create extension vector');
    for (const statement of [...KNOWLEDGE_SCHEMA_V1, ...KNOWLEDGE_SCHEMA_V2]) await sql.query(statement);
    const [crowd, beside] = [randomUUID(), randomUUID()];
    const started = performance.now();
    for (const [workspaceId, count] of [[crowd, Math.round(size * 0.9)], [beside, Math.round(size * 0.1)]] as const) await fill(sql, workspaceId, count);
    const inserted = performance.now() - started;
    const questions = Array.from({ length: QUESTIONS }, () => near(anyCentre()));
    const exact = new Map<string, SearchResult[]>();
    for (const [name, workspaceId] of [['nine tenths', crowd], ['one tenth', beside]] as const) {
      const asked = await ask(inTransaction, workspaceId, questions, Infinity);
      exact.set(workspaceId, asked.found);
      line(size, name, 'every vector', asked.times, 1, inserted, null);
    }
    const building = performance.now();
    await sql.query(`set maintenance_work_mem = '${graphMemory(size)}MB'`);
    await sql.query(createGraph(space, true));
    const built = performance.now() - building;
    for (const [name, workspaceId] of [['nine tenths', crowd], ['one tenth', beside]] as const) {
      for (const graphBreadth of BREADTHS) {
        const asked = await ask(inTransaction, workspaceId, questions, 0, graphBreadth);
        line(size, name, `graph, breadth ${graphBreadth}`, asked.times, recall(exact.get(workspaceId) ?? [], asked.found), inserted, built);
      }
    }
  }
  await client.end();
}

/** Megabytes in which a graph of so many vectors is built without falling back to the disk: vectors, neighbours, a fifth of slack. */
function graphMemory(size: number): number {
  return Math.max(1_024, Math.ceil((size * (DIMENSIONS * 4 + 600) * 1.2) / 2 ** 20));
}

function line(size: number, name: string, way: string, times: number[], recalled: number, inserted: number, built: number | null): void {
  const cells = [size.toLocaleString('en'), name, way, percentile(times, 50).toFixed(1), percentile(times, 95).toFixed(1), recalled.toFixed(3), `${(inserted / 1000).toFixed(0)} s`, built === null ? '' : `${(built / 1000).toFixed(0)} s`];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

async function fill(sql: Sql, workspaceId: string, count: number): Promise<void> {
  await spaceToFill(sql, workspaceId, space);
  const documentId = randomUUID();
  for (let at = 0; at < count; at += ROWS_PER_STATEMENT) {
    const vectors = Array.from({ length: Math.min(ROWS_PER_STATEMENT, count - at) }, () => literal(near(anyCentre())));
    await sql.query(
      `with made as materialized (select gen_random_uuid() as id, v, n from unnest($4::text[]) with ordinality as u(v, n)),
         passages as (
           insert into passage (workspace_id, id, document_id, document_version, position, heading_path, body, source, sentences, term_count)
           select $1, id, $2, 1, $3 + n, array['Page'], 'passage', 'passage', '[]', 1 from made)
       insert into passage_vector (workspace_id, passage_id, model, dimensions, text_hash, embedding)
       select $1, id, '${space.model}', ${DIMENSIONS}, 'bench', v::vector from made`,
      [workspaceId, documentId, at, vectors],
    );
  }
  await sql.query('analyze');
}

async function ask(withSql: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>, workspaceId: string, questions: readonly Float32Array[], exactUpTo: number, graphBreadth?: number): Promise<{ found: SearchResult[]; times: number[] }> {
  const found: SearchResult[] = [];
  const times: number[] = [];
  for (const question of questions) {
    const embedder: Embedder = { ...space, embed: (texts) => Promise.resolve(texts.map(() => question)), close: () => Promise.resolve() };
    const started = performance.now();
    found.push(await search(withSql, 'anything', { workspaceId, embedder, exactUpTo, ...(graphBreadth === undefined ? {} : { graphBreadth }) }));
    times.push(performance.now() - started);
  }
  return { found, times };
}

function recall(exact: readonly SearchResult[], graph: readonly SearchResult[]): number {
  const nearest = (result: SearchResult | undefined) => [...(result?.passages ?? [])].sort((a, b) => b.dense - a.dense).slice(0, 10).map((passage) => passage.id);
  const shares = exact.map((result, at) => {
    const got = new Set(nearest(graph[at]));
    const want = nearest(result);
    return want.filter((id) => got.has(id)).length / Math.max(1, want.length);
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
