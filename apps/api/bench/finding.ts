import { createGraph, EXACT_UP_TO, LocalEmbedder, replaceDocument, search, type Embedder, type SearchResult, type Sql, spaceToFill } from '@chatref/rag';
import { newId } from '../src/common/ids';
import { WorkspaceStore } from '../src/workspaces/workspace-store';
import { DIMENSIONS, passageText, realPages, wordVector } from './real-text';
import { SqlStopwatch } from './sql-stopwatch';
import { median, percentile, type Row } from './table';
import type { World } from './world';

const SIZES = [1_000, 10_000];
const QUESTIONS = [
  'How do I install this package?', 'Which versions of Node are supported?', 'How can I change the default port?', 'What does this option do?', 'How do I write a plugin?',
  'Where is the configuration file?', 'How are errors handled?', 'Can I use it in the browser?', 'How do I run the tests?', 'What is the licence?',
  'How can I cancel a request?', 'How do I parse a date?', 'Is there a limit on the size of a file?', 'How do I escape special characters?', 'What changed in the last release?',
  'How do I report a security problem?', 'Which events are emitted?', 'How do I contribute?', 'Does it support streams?', 'How do I set a timeout?',
];
const space = { model: 'bench-words', dimensions: DIMENSIONS };
const embedder: Embedder = { ...space, embed: (texts) => Promise.resolve(texts.map(wordVector)), close: () => Promise.resolve() };

/**
 * Finding at 1,000 and 10,000 passages of real text on the embedded database, the embedding of the question left out. In a workspace of its
 * own: the vectors are of another model than the product's.
 */
export async function finding(shared: World): Promise<Row[]> {
  const { database } = shared;
  const { id: workspaceId } = await shared.app.get(WorkspaceStore).create('Bench of finding');
  const world = { ...shared, workspaceId };
  const inWorkspace = <T>(work: (sql: Sql) => Promise<T>) => database.inWorkspace({ workspaceId }, work);
  await inWorkspace((sql) => spaceToFill(sql, workspaceId, space));
  const pages = realPages(Math.max(...SIZES));
  const rows: Row[] = [await embedding()];
  let stored = 0;
  let next = 0;
  for (const size of SIZES) {
    while (stored < size) {
      const page = pages[next];
      if (!page) break;
      next += 1;
      const passages = page.passages.slice(0, size - stored).map((passage) => ({
        ...passage, id: newId(), vector: wordVector(passageText(passage)), vectorHash: 'bench', sentenceVectors: passage.sentences.map((sentence) => ({ vector: wordVector(sentence.text), hash: 'bench' })),
      }));
      await inWorkspace(async (sql) => {
        const documentId = newId();
        await sql.query("INSERT INTO document (workspace_id, id, title, format, status, created_at, updated_at) VALUES ($1, $2, $3, 'MARKDOWN', 'READY', now(), now())", [workspaceId, documentId, page.title.slice(0, 200)]);
        await replaceDocument(sql, { workspaceId, documentId, version: 1, url: null }, space, passages);
      });
      stored += passages.length;
    }
    rows.push(await searches(world, `${size.toLocaleString('en')} passages, every vector compared`, Infinity));
  }
  const [exact, graph] = await compared(world);
  rows.push(graph.row, recallRow(exact.found, graph.found));
  return rows;
}

/** The same questions with every vector compared and through the graph. */
async function compared(world: World): Promise<[{ found: SearchResult[] }, { found: SearchResult[]; row: Row }]> {
  const exact = await ask(world, Infinity);
  await world.database.asSystem((tx) => tx.run(createGraph(space, false)));
  const row = await searches(world, `${Math.max(...SIZES).toLocaleString('en')} passages, through the graph`, Math.min(EXACT_UP_TO, 1_000));
  return [{ found: exact }, { found: await ask(world, 1_000), row }];
}

async function ask(world: World, exactUpTo: number): Promise<SearchResult[]> {
  const { workspaceId, database } = world;
  const found: SearchResult[] = [];
  for (const question of QUESTIONS) found.push(await search((work) => database.inWorkspace({ workspaceId }, work), question, { workspaceId, embedder, exactUpTo }));
  return found;
}

/** A search against the bare time of its own statements in the driver: what weighing and fusing cost beside them. */
async function searches(world: World, what: string, exactUpTo: number): Promise<Row> {
  await ask(world, exactUpTo); // warms up
  const stopwatch = SqlStopwatch.attach(world);
  const totals: number[] = [];
  const sql: number[] = [];
  for (const question of [...QUESTIONS, ...QUESTIONS]) {
    stopwatch.reset();
    const started = performance.now();
    await search((work) => world.database.inWorkspace({ workspaceId: world.workspaceId }, work), question, { workspaceId: world.workspaceId, embedder, exactUpTo });
    totals.push(performance.now() - started);
    sql.push(stopwatch.milliseconds);
  }
  stopwatch.detach();
  const ratio = median(totals.map((total, at) => total / Math.max(0.01, sql[at] ?? total)));
  const fuse = median(totals.map((total, at) => total - (sql[at] ?? 0)));
  return {
    what: `finding, ${what}`, ours: `p50 ${median(totals).toFixed(1)} ms, p95 ${percentile(totals, 95).toFixed(1)} ms`, baseline: `its SQL bare ${median(sql).toFixed(1)} ms; fusing ${fuse.toFixed(1)} ms`, ratio, bar: '≤ 1.3', meets: ratio <= 1.3,
  };
}

function recallRow(exact: readonly SearchResult[], graph: readonly SearchResult[]): Row {
  const nearest = ({ passages }: SearchResult) => [...passages].sort((a, b) => b.dense - a.dense).slice(0, 10).map((passage) => passage.id);
  const shares = exact.map((result, at) => {
    const [want, got] = [nearest(result), new Set(nearest(graph[at] ?? result))];
    return want.filter((id) => got.has(id)).length / Math.max(1, want.length);
  });
  const recall = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { what: 'finding, recall@10 of the graph', ours: recall.toFixed(3), baseline: 'every vector compared 1.000', ratio: recall, bar: '≥ 0.95', meets: recall >= 0.95 };
}

/** The stage that the other rows leave out, against nothing: it is the same for everyone with this model. */
async function embedding(): Promise<Row> {
  const local = new LocalEmbedder();
  await local.embed(['warm up'], 'query');
  const times: number[] = [];
  for (const question of QUESTIONS) {
    const started = performance.now();
    await local.embed([question], 'query');
    times.push(performance.now() - started);
  }
  await local.close();
  return { what: 'finding, embedding a question by the local model', ours: `p50 ${median(times).toFixed(1)} ms, p95 ${percentile(times, 95).toFixed(1)} ms`, baseline: 'none', ratio: 1, bar: 'reported', meets: true };
}
