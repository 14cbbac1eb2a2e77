// What questions lead to: stated, tentative, declined or handed over, with intervals. `--train` first fits the gate's
// weights on the own set and writes them.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export const about = 'answered, tentative, declined or handed over';

const percent = (value) => `${(100 * value).toFixed(0)} %`;

export async function run({ built, flags, foreignData, root }) {
  const { openKnowledgeDatabase } = built('libs/rag/src/testing/knowledge-database');
  const { LocalEmbedder } = built('libs/rag/src/embed/local-embedder');
  const { loadFolder, readForeignQuestions, readQuestions, ownSets } = built('libs/rag/src/evaluate/question-set');
  const { judgeQuestions, shareOf } = built('libs/rag/src/evaluate/evaluate');
  const { collectSamples, trainGate } = built('libs/rag/src/evaluate/train-gate');
  const { GATE } = built('libs/rag/src/answer/gate');

  const say = (label, hits, n) => {
    const { share, low, high } = shareOf(hits, n);
    console.log(`  ${label.padEnd(52)} ${String(hits).padStart(3)} of ${String(n).padStart(3)}  ${percent(share).padStart(5)}  [${percent(low)}, ${percent(high)}]`);
  };
  const report = (name, judged) => {
    const answerable = judged.filter((row) => row.question.kind === 'answerable');
    console.log(`\n${name}: ${judged.length} questions, ${answerable.length} answerable`);
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
  };

  const embedder = new LocalEmbedder();
  const db = await openKnowledgeDatabase();
  try {
    const [demo] = ownSets(root);
    const own = randomUUID();
    const slugs = await loadFolder(db.sql, embedder, own, demo.documents, randomUUID);
    const questions = readQuestions(demo.questions);
    if (flags.has('--train')) {
      const weights = trainGate(await collectSamples(db.sql, embedder, own, slugs, questions));
      writeFileSync('libs/rag/src/answer/gate-weights.json', `${JSON.stringify(weights, null, 1)}\n`);
      Object.assign(GATE, weights);
      console.log('wrote libs/rag/src/answer/gate-weights.json');
    }
    report('Own set (the gate was trained on it)', await judgeQuestions(db.sql, embedder, own, slugs, questions));

    const folder = foreignData('cloudflare-billing');
    if (!folder) return;
    const foreign = randomUUID();
    const pages = await loadFolder(db.sql, embedder, foreign, path.join(folder, 'corpus'), randomUUID);
    report('Foreign set (billing pages of another company, nothing trained on it)', await judgeQuestions(db.sql, embedder, foreign, pages, readForeignQuestions(path.join(folder, 'questions.jsonl'))));
  } finally {
    await embedder.close();
    await db.close();
  }
}
