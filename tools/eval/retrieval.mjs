// How well passages are found.
import { randomUUID } from 'node:crypto';
import path from 'node:path';

export const about = 'passages found, and what is answered from them';

export async function run({ built, foreignData }) {
  const { openKnowledgeDatabase } = built('libs/rag/src/testing/knowledge-database');
  const { LocalEmbedder } = built('libs/rag/src/embed/local-embedder');
  const { loadFolder, readForeignQuestions, readQuestions, OWN_SETS } = built('libs/rag/src/evaluate/question-set');
  const { judgeQuestions } = built('libs/rag/src/evaluate/evaluate');
  const mean = (rows, of) => (rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length)).toFixed(3);
  const report = (name, judged) => {
    const answerable = judged.filter((row) => row.question.kind === 'answerable');
    const quoted = answerable.filter((row) => row.quote3 !== null);
    const times = judged.map((row) => row.milliseconds).sort((a, b) => a - b);
    console.log(
      `${name}: nDCG@10 ${mean(answerable, (row) => row.ndcg10)}   R@1 ${mean(answerable, (row) => Number(row.top1))}   R@5 ${mean(answerable, (row) => row.recall5)}` +
        (quoted.length > 0 ? `   quote@3 ${mean(quoted, (row) => Number(row.quote3))}` : '') +
        `   ms p50 ${times[Math.floor(times.length / 2)].toFixed(0)}, p95 ${times[Math.floor(times.length * 0.95)].toFixed(0)} (embedding included)`,
    );
  };
  const embedder = new LocalEmbedder();
  const db = await openKnowledgeDatabase();
  try {
    for (const { name, documents, questions } of OWN_SETS) {
      const own = randomUUID();
      report(name, await judgeQuestions(db.sql, embedder, own, await loadFolder(db.sql, embedder, own, documents, randomUUID), readQuestions(questions)));
    }
    const folder = foreignData('cloudflare-billing');
    if (!folder) return;
    const foreign = randomUUID();
    const pages = await loadFolder(db.sql, embedder, foreign, path.join(folder, 'corpus'), randomUUID);
    report('Foreign set', await judgeQuestions(db.sql, embedder, foreign, pages, readForeignQuestions(path.join(folder, 'questions.jsonl'))));
  } finally {
    await embedder.close();
    await db.close();
  }
}
