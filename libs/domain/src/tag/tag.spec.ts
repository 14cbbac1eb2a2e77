import fc from 'fast-check';
import { TagClassifier, type TagExample } from './classifier';
import { matchKeywords } from './keywords';
import { invert } from './linear-algebra';

/** A stand-in for a meaning vector: hashed words, unit length. Texts that share words are alike. */
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(64);
  for (const word of text.toLowerCase().split(/\W+/)) {
    let hash = 7;
    for (const letter of word) hash = (hash * 31 + letter.charCodeAt(0)) % 64;
    vector[hash] = (vector[hash] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
const example = (text: string, ...tagIds: string[]): TagExample => ({ text, vector: vectorOf(text), tagIds });
function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('phrases that apply a tag at once', () => {
  const tags = [{ id: 'a', keywords: ['charged twice', 'double charge'] }, { id: 'b', keywords: ['refund'] }];
  it('finds whole words in order, whatever case and punctuation', () => {
    expect(matchKeywords('You CHARGED -- twice!!', tags)).toEqual([{ tagId: 'a', phrase: 'charged twice' }]);
    expect(matchKeywords('double charge and refund', tags).map((hit) => hit.tagId)).toEqual(['a', 'b']);
  });
  it('takes no part of a word and no empty phrase', () => {
    expect(matchKeywords('refundable', tags)).toEqual([]);
    expect(matchKeywords('error 404', [{ id: 'x', keywords: ['error 500'] }])).toEqual([]);
    expect(matchKeywords('Error: 500!', [{ id: 'x', keywords: ['error 500'] }])).toHaveLength(1);
    expect(matchKeywords('anything', [{ id: 'x', keywords: ['', '!!'] }])).toEqual([]);
  });
});

describe('the classifier', () => {
  const examples = [
    example('please send me a copy of my invoice', 'copy'), example('where can I download the invoice pdf', 'copy'), example('I need last month invoice again', 'copy'),
    example('I want to cancel my subscription', 'cancel'), example('how do I stop my plan', 'cancel'), example('please end my subscription today', 'cancel'),
    example('hello there'), example('what is the weather like'), example('thanks a lot'),
  ];
  const classifier = run(TagClassifier.train(examples, ['copy', 'cancel']));

  it('tells the tags of new messages, with the examples that speak for them', () => {
    const [best] = classifier.classify('can you send the invoice copy', vectorOf('can you send the invoice copy'));
    expect(best).toMatchObject({ tagId: 'copy', fires: true });
    expect(best?.closest).toContain('please send me a copy of my invoice');
    expect(classifier.classify('cancel the subscription please', vectorOf('cancel the subscription please'))[0]).toMatchObject({ tagId: 'cancel', fires: true });
  });
  it('stays silent on what is neither', () => {
    expect(classifier.classify('hello, what weather', vectorOf('hello, what weather')).some((score) => score.fires)).toBe(false);
  });
  it('works from name and description alone', () => {
    const described = ['copy', 'cancel'].map((id) => ({ ...example(id === 'copy' ? 'invoice copy: wants an invoice again' : 'cancel subscription: wants to end the plan', id), described: true }));
    const zero = run(TagClassifier.train(described, ['copy', 'cancel']));
    expect(zero.classify('I want my invoice again', vectorOf('I want my invoice again'))[0]?.tagId).toBe('copy');
  });
  it('has nothing to say without examples', () => {
    expect(run(TagClassifier.train([], [])).classify('x', vectorOf('x'))).toEqual([]);
  });
  it('gives probabilities', () => {
    fc.assert(fc.property(fc.string(), (text) => classifier.classify(text, vectorOf(text)).every((score) => score.probability >= 0 && score.probability <= 1)), { seed: 7 });
  });
});

it('inverts a positive definite matrix', () => {
  const matrix = Float64Array.from([4, 1, 0, 1, 3, 1, 0, 1, 2]);
  const original = Float64Array.from(matrix);
  run(invert(matrix, 3));
  for (let i = 0; i < 3; i += 1) {
    for (let j = 0; j < 3; j += 1) {
      const sum = [0, 1, 2].reduce((total, k) => total + (original[i * 3 + k] as number) * (matrix[k * 3 + j] as number), 0);
      expect(sum).toBeCloseTo(i === j ? 1 : 0, 10);
    }
  }
});
