import { replaceDocument, type Sql, spaceToFill } from '@chatref/rag';
import { newId } from '../src/common/ids';
import { KnowledgeChanges } from '../src/documents/knowledge-changes';
import { JobQueue } from '../src/jobs/job-queue';
import { gapWhile } from './loop-gap';
import { DIMENSIONS, wordVector } from './real-text';
import { StatementHolds } from './statement-holds';
import type { Row } from './table';
import type { World } from './world';

const DOCUMENTS = 100;
const PASSAGES = 50;
const space = { model: 'bench-words', dimensions: DIMENSIONS };

const THINGS = ['late fee', 'set-up fee', 'refund', 'deposit', 'discount', 'notice period', 'reminder', 'free trial', 'payment', 'credit note'];
const CASES = ['overdue invoices', 'yearly plans', 'monthly plans', 'card payments', 'bank transfers', 'new customers', 'charities', 'resellers', 'public bodies', 'former customers', 'large orders', 'single seats'];

/** What a company states in figures, each document its own way: some of it contradicts what another one says. */
function sentencesOf(document: number, passage: number): string[] {
  const [thing, other] = [THINGS[passage % THINGS.length] ?? '', THINGS[(passage * 7 + document) % THINGS.length] ?? ''];
  const [whom, others] = [CASES[(passage * 5 + document) % CASES.length] ?? '', CASES[(passage + 3 * document) % CASES.length] ?? ''];
  return [
    `For ${whom} the ${thing} of section ${passage} is €${10 + ((passage * 13 + document) % 40)} and is written on the invoice.`,
    `The ${other} for ${others} ends ${5 + ((passage * 3 + document) % 25)} days after the invoice date.`,
    `Whoever is responsible for ${others} finds the ${thing} in the settings, next to the address.`,
  ];
}

/**
 * The comparison of what all documents state, over 5,000 passages: how long the event loop and the embedded database are held
 * meanwhile. In vectors of its own, since the model would take half an hour for so many sentences.
 */
export async function factsRadar(world: World): Promise<Row[]> {
  const { database, workspaceId } = world;
  const inWorkspace = <T>(work: (sql: Sql) => Promise<T>) => database.inWorkspace({ workspaceId }, work);
  await inWorkspace((sql) => spaceToFill(sql, workspaceId, space));
  for (let document = 0; document < DOCUMENTS; document += 1) {
    const passages = Array.from({ length: PASSAGES }, (_, position) => {
      const texts = sentencesOf(document, position);
      const body = texts.join(' ');
      let start = 0;
      const sentences = texts.map((text) => ({ text, start, end: (start += text.length + 1) - 1, kind: 'sentence' as const }));
      return { id: newId(), position, headingPath: ['Guide', `Section ${position}`], text: body, source: body, sentences, vector: wordVector(body), vectorHash: 'bench', sentenceVectors: texts.map((text) => ({ vector: wordVector(text), hash: 'bench' })) };
    });
    await inWorkspace(async (sql) => {
      const documentId = newId();
      await sql.query("INSERT INTO document (workspace_id, id, title, format, status, created_at, updated_at) VALUES ($1, $2, $3, 'MARKDOWN', 'READY', now(), now())", [workspaceId, documentId, `Guide ${document}`]);
      await replaceDocument(sql, { workspaceId, documentId, version: 1, url: null }, space, passages);
    });
  }
  const jobs = world.app.get(JobQueue);
  await database.inWorkspace({ workspaceId }, (tx) => world.app.get(KnowledgeChanges).changed(tx));
  const holds = StatementHolds.attach();
  let took = 0;
  const gap = await gapWhile(async () => {
    const start = performance.now();
    await jobs.start();
    await checked(world);
    took = performance.now() - start;
  });
  await jobs.stop();
  const longest = holds.top(3);
  holds.detach();
  const [row] = await database.systemRead<{ facts: number; conflicts: number }>('SELECT facts, (SELECT count(*)::int FROM fact_conflict c WHERE c.workspace_id = f.workspace_id) AS conflicts FROM fact_check f WHERE workspace_id = $1', [workspaceId]);
  return [
    {
      what: `the longest wait of the event loop while ${row?.facts ?? 0} facts of ${DOCUMENTS * PASSAGES} passages are compared (${row?.conflicts ?? 0} contradictions)`,
      ours: `p99.9 ${gap.own.high.toFixed(0)} ms, max ${gap.own.max.toFixed(0)} ms (with waiting for a core ${gap.high.toFixed(0)}, ${gap.max.toFixed(0)})`,
      baseline: `${(took / 1_000).toFixed(1)} s in all`, ratio: gap.own.high / 50, bar: 'p99.9 ≤ 50 ms', meets: gap.own.high <= 50,
    },
    { what: 'its statements that held the embedded database longest', ours: longest.map(({ sql, ms }) => `${ms.toFixed(0)} ms ${sql.slice(0, 60)}`).join('; '), baseline: 'none', ratio: 1, bar: 'reported', meets: true },
  ];
}

async function checked(world: World): Promise<void> {
  for (;;) {
    const [row] = await world.database.systemRead<{ here: number }>('SELECT 1 AS here FROM fact_check WHERE workspace_id = $1', [world.workspaceId]);
    if (row) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
