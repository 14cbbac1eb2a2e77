// How well messages are tagged, on public intent sets that the learner's weights were not fitted to, beside nlp.js in the
// same run. Flags: --quick (one draw, no full training sets), --no-peers.
import path from 'node:path';
import { banking77, clinc150, draw, nluBanking } from './tags/data.mjs';
import { peerAccuracy } from './tags/peer.mjs';
import { vectorFile } from './tags/vectors.mjs';

export const about = 'tags: several public intent sets, foreign messages, nlp.js beside it';

/** CLINC150's domains "banking" and "credit cards". */
const BANK_AND_CARD = ('transfer,transactions,balance,freeze account,pay bill,bill balance,bill due,interest rate,routing,min payment,order checks,pin change,report fraud,account blocked,spending history,' +
  'credit score,report lost card,credit limit,rewards balance,new card,application status,card declined,international fees,apr,redeem rewards,credit limit change,damaged card,replacement card duration,improve credit score,expiration date').split(',');
const DRAWS = [1, 2, 3];

export async function run({ root, built, foreignData, flags }) {
  const folder = foreignData('intents');
  if (!folder) return;
  const { TagTrainer } = built('libs/domain/src/tag/trainer');
  const { normaliseMessage } = built('libs/domain/src/tag/normalise');
  const { LocalEmbedder } = built('libs/rag/src/embed/local-embedder');
  const embedder = new LocalEmbedder();
  const vectorsOf = vectorFile(path.join(root, 'tmp/eval/tags-use-lite-en.bin'), embedder);
  const draws = flags.has('--quick') ? DRAWS.slice(0, 1) : DRAWS;
  const peers = !flags.has('--no-peers');
  const unmet = [];

  /** Rows as the product sees them: the text, the meaning of the normalised text. */
  const examplesOf = async (rows) => {
    const vectors = await vectorsOf(rows.map((row) => normaliseMessage(row.text)), (done, all) => done % 2048 === 0 && console.log(`  … ${done} of ${all} texts embedded`));
    return rows.map((row, i) => ({ key: String(i), text: row.text, vector: vectors[i], tagIds: row.labels }));
  };
  const learn = async (rows, tagIds = [...new Set(rows.flatMap((row) => row.labels))]) => {
    const trainer = new TagTrainer(tagIds);
    trainer.fit(await examplesOf(rows));
    return trainer.classifier();
  };
  const report = (label, value, least, note = '') => {
    const met = value >= least;
    if (!met) unmet.push(label);
    console.log(`  ${label.padEnd(66)} ${value.toFixed(1).padStart(6)}   (at least ${least}${met ? '' : ': NOT MET'})${note}`);
  };

  /** Accuracy of the best tag, by draw. */
  const accuracy = async (train, test) => {
    const classifier = await learn(train);
    const rows = await examplesOf(test);
    return (100 * rows.filter((row) => classifier.classify(row.text, row.vector).tags[0]?.tagId === row.tagIds[0]).length) / rows.length;
  };
  const shots = async (name, set, k, least, margin) => {
    const values = [];
    for (const seed of draws) values.push(await accuracy(draw(set.train, k, seed), set.test));
    report(`${name}, ${k} examples an intent, accuracy %`, mean(values), least, `   draws ${values.map((value) => value.toFixed(1)).join(' ')}`);
    if (!peers) return;
    const peer = await peerAccuracy(root, draw(set.train, k, draws[0]), set.test);
    if (peer === null) return;
    report(`  points above nlp.js on the first draw`, values[0] - peer, margin, `   nlp.js ${peer.toFixed(1)}`);
  };

  try {
    const banking = banking77(folder);
    await shots('BANKING77', banking, 5, 69.5, 12);
    await shots('BANKING77', banking, 10, 78.5, 11);
    const clinc = clinc150(folder);
    await shots('CLINC150', clinc, 10, 87, 8);
    await foreignMessages(clinc, { draws, learn, examplesOf, report });
    await severalTags(nluBanking(folder), { draws, learn, examplesOf, report });
    if (!flags.has('--quick')) report('BANKING77, all 10,003 examples, accuracy %', await accuracy(banking.train, banking.test), 92);
  } finally {
    await embedder.close();
  }
  if (unmet.length > 0) throw new Error(`Below what is asked: ${unmet.join('; ')}`);
}

/** Thirty intents are known; how many of their messages are recognised as such, and how many of all others as foreign. */
async function foreignMessages(clinc, { draws, learn, examplesOf, report }) {
  const known = clinc.test.filter((row) => BANK_AND_CARD.includes(row.labels[0]));
  const [kept, recalled] = [[], []];
  for (const seed of draws) {
    const classifier = await learn(draw(clinc.train.filter((row) => BANK_AND_CARD.includes(row.labels[0])), 10, seed));
    const foreign = (row) => classifier.classify(row.text, row.vector).outOfScope;
    const [inside, outside] = [await examplesOf(known), await examplesOf(clinc.foreign.map((text) => ({ text, labels: [] })))];
    kept.push((100 * inside.filter((row) => !foreign(row)).length) / inside.length);
    recalled.push((100 * outside.filter(foreign).length) / outside.length);
  }
  report('30 bank and card intents, 10 examples: own messages kept %', mean(kept), 90, `   draws ${kept.map((value) => value.toFixed(1)).join(' ')}`);
  report('  foreign messages recognised %', mean(recalled), 90, `   draws ${recalled.map((value) => value.toFixed(1)).join(' ')}`);
}

/** Official middle regime of NLU++: ten runs, two of twenty folds to learn from, the others to judge; thresholds from the former alone. */
async function severalTags({ names, folds }, { draws, learn, examplesOf, report }) {
  const runs = draws.length === 1 ? [0, 5] : [...Array(10).keys()];
  const values = [];
  for (const run of runs) {
    const learned = [run * 2, run * 2 + 1];
    const classifier = await learn(learned.flatMap((fold) => folds[fold]), names);
    let [hits, wrong, missed] = [0, 0, 0];
    for (const row of await examplesOf(folds.filter((_, fold) => !learned.includes(fold)).flat())) {
      const given = classifier.classify(row.text, row.vector).tags.filter((tag) => tag.fires).map((tag) => tag.tagId);
      hits += given.filter((tag) => row.tagIds.includes(tag)).length;
      wrong += given.filter((tag) => !row.tagIds.includes(tag)).length;
      missed += row.tagIds.filter((tag) => !given.includes(tag)).length;
    }
    values.push((200 * hits) / (2 * hits + wrong + missed));
  }
  report('NLU++ banking, 48 intents, middle regime, micro-F1', mean(values), 74, `   ${values.length} runs, ${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`);
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
