import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { DocumentUseCases } from '../src/documents/document-use-cases';
import { JobQueue } from '../src/jobs/job-queue';
import { factsRadar } from './facts-radar';
import { fanOut } from './fan-out';
import { finding } from './finding';
import { ingestion, largeIngestion } from './ingestion';
import { inboxLists } from './inbox-lists';
import { messageWrite } from './message-write';
import { ruleEvaluation } from './rules';
import { tableOf, type Row } from './table';
import { tagLesson } from './tag-lesson';
import { turnStages } from './turn-stages';
import { openWorld, type World } from './world';

/** What can be measured, by the name that picks it: `npm run bench -- fan-out turn`. */
const BENCHES: Record<string, (world: World, port: number) => Promise<Row[]>> = {
  'message-write': async (world) => [await messageWrite(world)],
  'fan-out': async (world, port) => [await fanOut(world, port)],
  'inbox-lists': inboxLists,
  finding,
  rules: async () => [ruleEvaluation()],
  turn: async (world) => {
    await readDocuments(world);
    return turnStages(world);
  },
  facts: factsRadar,
  'tag-lesson': async (world) => [await tagLesson(world)],
  ingestion,
  'ingestion-large': largeIngestion,
};
/** They take long: only when they are named. */
const ON_REQUEST = new Set(['ingestion-large']);
const ON_DISK = new Set(['ingestion-large']);

/** `npm run bench`: every figure as a ratio against a named baseline of the same run. */
async function main(): Promise<void> {
  const picked = process.argv.slice(2);
  const unknown = picked.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) throw new Error(`No bench is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`);
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(BENCHES)) {
    if (picked.length === 0 ? !ON_REQUEST.has(name) : picked.includes(name)) rows.push(...(await inWorldOfItsOwn(name, measure)));
  }
  const table = tableOf(rows);
  process.stdout.write(`${table}\n`);
  const report = process.env.BENCH_REPORT;
  if (report) writeReport(report, table);
  process.exit(rows.every((row) => row.meets) ? 0 : 1);
}

/** A server and database that no other bench has left jobs and rows in. */
async function inWorldOfItsOwn(name: string, measure: (world: World, port: number) => Promise<Row[]>): Promise<Row[]> {
  // What reading in keeps in memory is told apart from what the database holds.
  const folder = ON_DISK.has(name) ? mkdtempSync(path.join(tmpdir(), 'chatref-bench-')) : null;
  process.env.DATA_DIR = folder ?? 'memory://';
  const world = await openWorld();
  try {
    return await measure(world, await world.listen());
  } finally {
    await world.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}

/** The demo company's documents, read in by the product's own jobs, which stop again before anything is measured. */
async function readDocuments(world: World): Promise<void> {
  const folder = path.join(__dirname, '../src/demo/documents');
  const documents = world.app.get(DocumentUseCases);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
    await documents.create({ kind: 'apiKey', workspaceId: world.workspaceId, keyId: world.workspaceId, scopes: ['KNOWLEDGE_WRITE'] }, { format: 'MARKDOWN', content: readFileSync(path.join(folder, name), 'utf8') });
  }
  const jobs = world.app.get(JobQueue);
  await jobs.start();
  for (;;) {
    const [row] = await world.database.systemRead<{ n: number }>("SELECT count(*)::int AS n FROM document WHERE status IN ('QUEUED', 'PROCESSING')");
    if (row?.n === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await jobs.stop();
}

function writeReport(file: string, table: string): void {
  const head = readFileSync(file, 'utf8').split('<!-- figures -->')[0] ?? '';
  const machine = `Node ${process.versions.node}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}, embedded database in memory.`;
  writeFileSync(file, `${head}<!-- figures -->\n\n${machine}\n\n${table}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
