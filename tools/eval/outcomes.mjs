// What questions lead to: stated, tentative, declined or handed over, with intervals, and whether the gate's probability
// means what it says. `--train` first fits the sentence ranking and the gate on the training part of the project's own
// sets and writes both weights; `--own` leaves the foreign set alone (every look at it is a chance to tune to it).
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { VectorFile } from '../support/vector-file.mjs';

export const about = 'answered, tentative, declined or handed over; reliability of the gate';

const percent = (value) => `${(100 * value).toFixed(0)} %`;
const ANSWER = 'libs/rag/src/answer';

export async function run({ built, flags, foreignData, root }) {
  const { openKnowledgeDatabase } = built('libs/rag/src/testing/knowledge-database');
  const { LocalEmbedder } = built('libs/rag/src/embed/local-embedder');
  const { forFinding } = built('libs/rag/src/embed/centred-embedder');
  const { isHeldOut, loadFolder, readForeignQuestions, readQuestions, ownSets } = built('libs/rag/src/evaluate/question-set');
  const { judgeQuestions } = built('libs/rag/src/evaluate/evaluate');
  const { shareOf } = built('libs/rag/src/evaluate/share');
  const { GATE } = built(`${ANSWER}/gate`);
  const { calibrationError, missesFrom, reliability } = built(`${ANSWER}/reliability`);
  const { detectProtection } = built('libs/domain/src/protection/detect-protection');

  const say = (label, hits, n) => {
    const { share, low, high } = shareOf(hits, n);
    console.log(`  ${label.padEnd(58)} ${String(hits).padStart(3)} of ${String(n).padStart(3)}  ${percent(share).padStart(5)}  [${percent(low)}, ${percent(high)}]`);
  };
  const diagram = (answers) => {
    console.log(`  reliability, expected calibration error ${calibrationError(answers).toFixed(3)} (n = ${answers.length}):`);
    for (const { from, to, confidence, supported } of reliability(answers)) {
      if (supported.n === 0) continue;
      const bar = '█'.repeat(Math.round(20 * supported.share)).padEnd(20, '·');
      console.log(`    ${from.toFixed(1)}–${to.toFixed(1)}  said ${percent(confidence).padStart(5)}  was ${percent(supported.share).padStart(5)}  ${bar} [${percent(supported.low)}, ${percent(supported.high)}] n = ${supported.n}`);
    }
  };
  const report = (name, rows) => {
    const judged = rows.filter((row) => row.question.kind !== 'person');
    const of = (kind) => judged.filter((row) => row.question.kind === kind);
    const answerable = of('answerable');
    console.log(`\n${name}: ${rows.length} questions, ${answerable.length} answerable`);
    const stated = (list) => list.filter((row) => row.outcome === 'ANSWERED');
    const shown = answerable.filter((row) => row.outcome === 'ANSWERED' || row.outcome === 'TENTATIVE');
    console.log(`  ${''.padEnd(60)}             share  95 % interval`);
    say('answerable: stated, first source right', stated(answerable).filter((row) => row.firstSourceRight).length, answerable.length);
    say('answerable: stated or tentative, first source right', shown.filter((row) => row.firstSourceRight).length, answerable.length);
    say('answerable: stated, first source wrong', stated(answerable).filter((row) => !row.firstSourceRight).length, answerable.length);
    say('answerable: handed over or declined', answerable.length - shown.length, answerable.length);
    for (const [kind, words] of [['near', 'right subject, no answer'], ['far', 'another subject']]) {
      if (of(kind).length === 0) continue;
      say(`${words}: stated all the same`, stated(of(kind)).length, of(kind).length);
      say(`${words}: tentative`, of(kind).filter((row) => row.outcome === 'TENTATIVE').length, of(kind).length);
    }
    const people = rows.filter((row) => row.question.kind === 'person');
    const handed = people.filter((row) => detectProtection(row.question.text, { recentCustomerTexts: [] }) !== null || row.outcome === 'NONE');
    if (people.length > 0) say('needs a person: handed over (detectors, else the gate)', handed.length, people.length);
    for (const row of people.filter((one) => !handed.includes(one))) console.log(`    not handed over: ${row.question.text} (${row.outcome})`);
    const all = stated([...answerable, ...of('near'), ...of('far')]);
    say('of all stated answers: not supported', all.filter((row) => !row.firstSourceRight).length, all.length);
    const f1 = answerable.reduce((sum, row) => sum + row.sentenceF1, 0) / Math.max(1, answerable.length);
    console.log(`  best sentence against the gold sentence: token F1 ${f1.toFixed(3)}`);
    diagram([...answerable, ...of('near')].map((row) => ({ confidence: row.confidence, supported: row.closestRight })));
  };

  if (flags.has('--train') && !flags.has('--keep-centres')) await centre({ built, root, isHeldOut });
  const local = new VectorFile(new LocalEmbedder());
  const embedder = forFinding(local);
  const db = await openKnowledgeDatabase();
  try {
    const sets = [];
    for (const { name, documents, questions } of ownSets(root)) {
      const workspaceId = randomUUID();
      sets.push({ company: name, workspaceId, slugs: await loadFolder(db.sql, embedder, workspaceId, documents, randomUUID), questions: readQuestions(questions) });
    }
    if (flags.has('--train')) await train({ built, db, embedder, sets, isHeldOut });
    console.log(`\nStated from ${GATE.answeredFrom}, tentative from ${GATE.tentativeFrom}, for at most ${percent(GATE.missRate)} of stated answers unsupported.`);
    const misses = missesFrom(GATE.record, GATE.answeredFrom);
    say('on companies the heads had not seen: unsupported', misses.hits, misses.n);
    for (const set of sets) report(`${set.company}, held-out third`, await judgeQuestions(db.sql, embedder, set.workspaceId, set.slugs, set.questions.filter(isHeldOut)));

    const folder = flags.has('--own') ? null : foreignData('cloudflare-billing');
    if (!folder) return;
    const foreign = randomUUID();
    const pages = await loadFolder(db.sql, embedder, foreign, path.join(folder, 'corpus'), randomUUID);
    report('Foreign set (billing pages of another company, nothing trained on it)', await judgeQuestions(db.sql, embedder, foreign, pages, readForeignQuestions(path.join(folder, 'questions.jsonl'))));
  } finally {
    await embedder.close();
    await db.close();
  }
}

const write = (file, weights, live) => {
  writeFileSync(file, `${JSON.stringify(weights)}\n`);
  Object.assign(live, weights);
  console.log(`wrote ${file}`);
};

/** With an embedder of its own: the worker takes the centres when it starts. */
async function centre({ built, root, isHeldOut }) {
  const { LocalEmbedder } = built('libs/rag/src/embed/local-embedder');
  const { CENTRES } = built('libs/rag/src/embed/centred-embedder');
  const { trainCentres } = built('libs/rag/src/evaluate/train-centres');
  const { ownSets, readQuestions } = built('libs/rag/src/evaluate/question-set');
  const sources = ownSets(root).map(({ documents, questions }) => ({ documents, questions: readQuestions(questions).filter((question) => !isHeldOut(question)) }));
  const local = new VectorFile(new LocalEmbedder());
  write('libs/rag/src/embed/centres.json', await trainCentres(local, sources), CENTRES);
  await local.close();
}

async function train({ built, db, embedder, sets, isHeldOut }) {
  const { collectSamples } = built('libs/rag/src/evaluate/samples');
  const { gateSamples, trainGate } = built('libs/rag/src/evaluate/train-gate');
  const { loadQuestionKinds } = built('libs/rag/src/evaluate/question-kinds');
  const { sentenceAccuracy, trainSentences } = built('libs/rag/src/evaluate/train-sentences');
  const { SENTENCES } = built(`${ANSWER}/rank-sentences`);
  const { GATE } = built(`${ANSWER}/gate`);
  // The gate reads questions' vectors as the model makes them.
  const plain = embedder.base ?? embedder;
  const samples = [];
  for (const set of sets) samples.push(...(await collectSamples(db.sql, embedder, set, set.questions.filter((question) => !isHeldOut(question)))));
  const apart = [];
  console.log('\nChoosing the sentence, each company by a ranking that learned from the others (answering / all, token F1):');
  for (const { company } of sets) {
    const own = samples.filter((sample) => sample.company === company);
    const sentences = trainSentences(samples.filter((sample) => sample.company !== company));
    const { hits, n, f1 } = sentenceAccuracy(own, sentences);
    console.log(`  ${company.padEnd(14)} ${hits} / ${n}  F1 ${f1.toFixed(3)}`);
    apart.push(...gateSamples(own, sentences));
  }
  write(`${ANSWER}/sentence-weights.json`, trainSentences(samples), SENTENCES);
  write(`${ANSWER}/gate-weights.json`, trainGate(apart, plain.model, await loadQuestionKinds(plain)), GATE);
}
