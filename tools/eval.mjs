// `npm run eval`: how well passages are found and questions answered, on an own set and, where it is present, on a
// foreign one that nothing was tuned to. `--train` first fits the gate's weights on the own set and writes them.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);
execFileSync(process.execPath, ['tools/build-api.mjs'], { stdio: 'inherit' });
const require = createRequire(import.meta.url);
const rag = (file) => require(path.join(root, 'dist/api/libs/rag/src', file));
const { openKnowledgeDatabase } = rag('testing/knowledge-database.js');
const { LocalEmbedder } = rag('embed/local-embedder.js');
const { loadFolder, readQuestions } = rag('evaluate/question-set.js');
const { judgeQuestions, shareOf } = rag('evaluate/evaluate.js');
const { collectSamples, trainGate } = rag('evaluate/train-gate.js');
const { GATE } = rag('answer/gate.js');

const percent = (value) => `${(100 * value).toFixed(0)} %`;
const say = (label, hits, n) => {
  const { share, low, high } = shareOf(hits, n);
  console.log(`  ${label.padEnd(52)} ${String(hits).padStart(3)} of ${String(n).padStart(3)}  ${percent(share).padStart(5)}  [${percent(low)}, ${percent(high)}]`);
};
const mean = (rows, of) => (rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length)).toFixed(3);

function report(name, judged) {
  const answerable = judged.filter((row) => row.question.kind === 'answerable');
  const quoted = answerable.filter((row) => row.quote3 !== null);
  const times = judged.map((row) => row.milliseconds).sort((a, b) => a - b);
  console.log(`\n${name}: ${judged.length} questions, ${answerable.length} answerable`);
  console.log(`  nDCG@10 ${mean(answerable, (row) => row.ndcg10)}   R@1 ${mean(answerable, (row) => Number(row.top1))}   R@5 ${mean(answerable, (row) => row.recall5)}` +
    (quoted.length > 0 ? `   quote@3 ${mean(quoted, (row) => Number(row.quote3))}` : '') +
    `   ms p50 ${times[Math.floor(times.length / 2)].toFixed(0)}, p95 ${times[Math.floor(times.length * 0.95)].toFixed(0)} (embedding included)`);
  const stated = answerable.filter((row) => row.outcome === 'ANSWERED');
  const shown = answerable.filter((row) => row.outcome === 'ANSWERED' || row.outcome === 'TENTATIVE');
  console.log('                                                          share          95 % interval');
  say('answerable: stated, first source right', stated.filter((row) => row.firstSourceRight).length, answerable.length);
  say('answerable: stated or tentative, first source right', shown.filter((row) => row.firstSourceRight).length, answerable.length);
  say('answerable: stated, first source wrong', stated.filter((row) => !row.firstSourceRight).length, answerable.length);
  say('answerable: nothing shown', answerable.length - shown.length, answerable.length);
  for (const [kind, words] of [['near', 'right subject, no answer'], ['far', 'another subject'], ['person', 'needs a person (rules catch these before)']]) {
    const rows = judged.filter((row) => row.question.kind === kind);
    if (rows.length === 0) continue;
    say(`${words}: stated all the same`, rows.filter((row) => row.outcome === 'ANSWERED').length, rows.length);
    say(`${words}: tentative`, rows.filter((row) => row.outcome === 'TENTATIVE').length, rows.length);
  }
}

function foreignQuestions(file) {
  const kinds = { 'unanswerable-nearby': 'near', 'unanswerable-far': 'far', 'needs-person': 'person' };
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line)).map((row) => ({
    text: row.question,
    kind: row.answerable ? 'answerable' : kinds[row.kind],
    gold: row.answerable ? row.gold : [],
    quotes: row.answerable ? Object.values(row.gold_quotes) : [],
  }));
}

const embedder = new LocalEmbedder();
const db = await openKnowledgeDatabase();
try {
  const own = randomUUID();
  const slugs = await loadFolder(db.sql, embedder, own, 'apps/api/src/demo/documents', randomUUID);
  const questions = readQuestions('libs/rag/src/evaluate/data/questions.tsv');
  if (process.argv.includes('--train')) {
    const weights = trainGate(await collectSamples(db.sql, embedder, own, slugs, questions));
    writeFileSync('libs/rag/src/answer/gate-weights.json', `${JSON.stringify(weights, null, 1)}\n`);
    Object.assign(GATE, weights);
    console.log('wrote libs/rag/src/answer/gate-weights.json');
  }
  report('Own set (the gate was trained on it)', await judgeQuestions(db.sql, embedder, own, slugs, questions));

  const folder = path.resolve(root, '../shared/data/cloudflare-billing');
  if (existsSync(folder)) {
    const foreign = randomUUID();
    const pages = await loadFolder(db.sql, embedder, foreign, path.join(folder, 'corpus'), randomUUID);
    report('Foreign set (billing pages of another company, nothing trained on it)', await judgeQuestions(db.sql, embedder, foreign, pages, foreignQuestions(path.join(folder, 'questions.jsonl'))));
  } else console.log(`\nThe foreign set is not here (${folder}); skipped.`);
} finally {
  await embedder.close();
  await db.close();
}
