import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ownSets, readQuestions } from '../evaluate/question-set';
import { CENTRES, CentredEmbedder } from './centred-embedder';
import { LocalEmbedder, TRAINED_WEIGHTS } from './local-embedder';
import { dot } from './vector';

const { applyDifferences, readDifferences } = createRequire(__filename)('./trained-weights.cjs') as {
  readDifferences: (bytes: Buffer) => { name: string; shape: number[]; values: Float32Array }[];
  applyDifferences: (core: object, encoder: object, bytes: Buffer) => Promise<object>;
};
const root = path.resolve(__dirname, '../../../..');
const written = ['companies', 'unseen'].flatMap((folder) => readdirSync(path.join(root, 'tools/encoder', folder)).map((file) => path.join(root, 'tools/encoder', folder, file)));

interface Section {
  page: string;
  heading: string;
  sentences: string[];
  questions: string[][];
}

/** A file of differences with one tensor. */
function fileOf(name: string, shape: number[], scales: number[], values: number[]): Buffer {
  const header = Buffer.from(JSON.stringify([{ name, shape }]));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, Buffer.from(Float32Array.from(scales).buffer), Buffer.from(Int8Array.from(values).buffer)]);
}

describe('the file of differences', () => {
  const bytes = fileOf('dense', [2, 3], [0.5, 2], [1, -2, 127, 0, 3, -127]);

  it('holds one scale for each row', () => {
    expect(readDifferences(bytes)).toEqual([{ name: 'dense', shape: [2, 3], values: Float32Array.from([0.5, -1, 63.5, 0, 6, -254]) }]);
  });

  it('is refused by a model that has no such tensor, or one of another shape', async () => {
    const encoder = { model: { weights: { dense: [{ shape: [3, 2] }] }, executor: {} } };
    await expect(applyDifferences({}, encoder, bytes)).rejects.toThrow('The trained weights do not fit the model: dense [2,3].');
    await expect(applyDifferences({}, { model: { weights: {}, executor: {} } }, bytes)).rejects.toThrow('do not fit');
  });
});

it('comes with the means of its own vectors', () => {
  expect(CENTRES.weights).toBe(createHash('sha256').update(readFileSync(TRAINED_WEIGHTS)).digest('hex').slice(0, 16));
});

const local = new LocalEmbedder();
afterAll(() => local.close());

it('brings questions near what answers them, and leaves the likeness of texts as it was', async () => {
  const finding = new CentredEmbedder(local);
  const questions = ['my card got declined, now what', 'can my accountant get the bills too?'];
  const answers = ['A payment that fails is tried again after three and after seven days.', 'Copies of each invoice go to up to five further addresses.'];
  const asked = await finding.embed(questions, 'query');
  const told = await finding.embed(answers, 'ingest');
  const [plainAsked, plainTold] = [await local.embed(questions, 'query'), await local.embed(answers, 'ingest')];
  questions.forEach((_, at) => {
    const [own, other] = [told[at], told[1 - at]] as [Float32Array, Float32Array];
    const question = asked[at] as Float32Array;
    expect(dot(question, own)).toBeGreaterThan(dot(question, other) + 0.15);
    expect(dot(plainAsked[at] as Float32Array, plainTold[at] as Float32Array)).not.toBeCloseTo(dot(question, own), 2);
  });
});

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '').trim();
const evaluated = ownSets(root).flatMap((set) => readQuestions(set.questions));
const asked = new Set(evaluated.map(({ text }) => plain(text)));
const quoted = new Set(evaluated.flatMap(({ quotes }) => quotes));

describe.each(written.map((file) => [path.basename(file), file]))('the training text %s', (_, file) => {
  const sections = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Section);

  it('has a list of questions for every sentence', () => {
    for (const { sentences, questions } of sections) {
      expect(questions).toHaveLength(sentences.length);
      for (const question of questions.flat()) expect(question.trim()).not.toBe('');
    }
  });

  it('shares no question and hardly a sentence with the evaluation', () => {
    const own = sections.flatMap((section) => section.questions.flat());
    expect(own.filter((question) => asked.has(plain(question)))).toEqual([]);
    // "There is no fee for reactivation." is stated twice in the world.
    expect(sections.flatMap(({ sentences }) => sentences).filter((sentence) => quoted.has(sentence)).length).toBeLessThanOrEqual(1);
  });
});
