import { readFileSync } from 'node:fs';
import path from 'node:path';
import elsewhere from './kinds/elsewhere.json';
import everyday from './kinds/everyday.json';
import { isHeldOut, type QuestionFile, readQuestionFile, readQuestions } from './question-set';

const root = path.resolve(__dirname, '../../../..');
const SETS: [name: string, questions: string, documents: string][] = [
  ['larkstead', 'apps/api/src/demo/questions.json', 'apps/api/src/demo/documents'],
  ...['fernline', 'harbourlight', 'maplecourt', 'northmobil', 'pinewharf', 'quarrystone', 'stratahive', 'tidewire'].map((name): [string, string, string] => [
    name, `libs/rag/src/evaluate/sets/${name}/questions.json`, `libs/rag/src/evaluate/sets/${name}/documents`,
  ]),
];
const textsOf = (set: QuestionFile) => [...set.answerable, ...set.nearby, ...set.far, ...set.person].map((entry) => entry.question);

describe.each(SETS)('the question set %s', (_, file, documents) => {
  const set = readQuestionFile(path.join(root, file));
  const read = (slug: string) => readFileSync(path.join(root, documents, `${slug}.md`), 'utf8');

  it('quotes every answer word for word from a document that exists', () => {
    for (const { document, quote, more = [], also = [] } of set.answerable) {
      for (const text of [quote, ...more]) expect(read(document)).toContain(text);
      for (const place of also) expect(read(place.document)).toContain(place.quote);
    }
  });

  it('asks nothing twice', () => {
    const texts = textsOf(set).map((text) => text.toLowerCase());
    expect(new Set(texts).size).toBe(texts.length);
  });
});

it('ships 120 answerable, 40 near, 30 far questions of the demo company, and a third of each is held out', () => {
  const questions = readQuestions(path.join(root, SETS[0]?.[1] ?? ''));
  for (const [kind, least] of [['answerable', 120], ['near', 40], ['far', 30], ['person', 10]] as const) {
    const of = questions.filter((question) => question.kind === kind);
    expect(of.length).toBeGreaterThanOrEqual(least);
    const share = of.filter(isHeldOut).length / of.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.5);
  }
});

it('teaches kinds of question by no question of a set', () => {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '').trim();
  const asked = new Set(SETS.flatMap(([, file]) => textsOf(readQuestionFile(path.join(root, file))).map(plain)));
  expect([...everyday, ...elsewhere].filter((text) => asked.has(plain(text)))).toEqual([]);
});
