import fc from 'fast-check';
import { TagClassifier, type TagExample } from './classifier';
import { sharedWords } from './explain';
import { PhraseBook, matchKeywords } from './keywords';
import { normaliseMessage } from './normalise';
import { sentimentOf } from './sentiment';
import { TagTrainer, atOnce } from './trainer';
import { urgencyOf } from './urgency';

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
const example = (text: string, ...tagIds: string[]): TagExample => ({ key: text, text, vector: vectorOf(text), tagIds });
const says = (classifier: TagClassifier, text: string) => classifier.classify(text, vectorOf(text));
const firing = (classifier: TagClassifier, text: string) => says(classifier, text).tags.filter((tag) => tag.fires).map((tag) => tag.tagId);
function learned(examples: readonly TagExample[], tagIds: readonly string[]): TagClassifier {
  const trainer = new TagTrainer(tagIds);
  trainer.fit(examples);
  return trainer.classifier();
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
  it.each([
    ['I was chraged twice', 'chraged twice'],
    ['you CHARGED -- twice!!', 'CHARGED -- twice'],
    ['ch4rged tw1ce again', 'ch4rged tw1ce'],
    ['c h a r g e d twice', 'c h a r g e d twice'],
    ['charged\u200B twice', 'charged\u200B twice'],
  ])('reads through slips and disguises: %s', (text, said) => {
    expect(new PhraseBook(tags).find(text)).toEqual([{ tagId: 'a', phrase: 'charged twice', said }]);
  });
  it('tells a slip from another word', () => {
    const book = new PhraseBook([...tags, { id: 'n', keywords: ['error 500'] }]);
    for (const text of ['refundable', 'error 404', 'we changed it twice', 'twice charged', '']) expect(book.find(text)).toEqual([]);
  });
  it('finds phrases in scripts without spaces', () => {
    expect(new PhraseBook([{ id: 'z', keywords: ['二重請求'] }]).find('先月、二重請求されました')).toMatchObject([{ tagId: 'z', said: '二重請求' }]);
  });
  it('takes any text and any phrase', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, keywords) => {
      expect(() => new PhraseBook([{ id: 'x', keywords }]).find(text)).not.toThrow();
    }), { seed: 11 });
  });
});

describe('the message as the encoder reads it', () => {
  it.each([
    ['I want a r3fund', 'I want a refund'],
    ['I WANT MY MONEY BACK', 'I want my money back'],
    ['r e f u n d please', 'refund please'],
    ['re\u200Bfund', 'refund'],
    ['ｒｅｆｕｎｄ', 'refund'],
    ['refuuuund', 'refund'],
  ])('%s', (text, read) => expect(normaliseMessage(text)).toBe(read));
  it.each(['Where is invoice INV-1042 from the 3rd of March?', 'Paid €49.00 on 2026-01-03', 'mail me at jo@example.com', 'Q3 and B2B plans', 'A1B2C3 is my code', "I can't find it"])('leaves an ordinary message as it is: %s', (text) => {
    expect(normaliseMessage(text)).toBe(text);
  });
});

describe('the classifier', () => {
  const examples = [
    example('please send me a copy of my invoice', 'copy'), example('where can I download the invoice pdf', 'copy'), example('I need last month invoice again', 'copy'),
    example('I want to cancel my subscription', 'cancel'), example('how do I stop my plan', 'cancel'), example('please end my subscription today', 'cancel'),
    example('hello there'), example('what is the weather like'), example('thanks a lot'),
  ];
  const classifier = learned(examples, ['copy', 'cancel']);

  it('tells the tags of new messages, with the examples that speak for them', () => {
    const [best] = says(classifier, 'can you send the invoice copy').tags;
    expect(best).toMatchObject({ tagId: 'copy', fires: true });
    expect(best?.closest.map((one) => one.text)).toContain('please send me a copy of my invoice');
    expect(firing(classifier, 'cancel the subscription please')).toEqual(['cancel']);
  });
  it('gives several tags to one message', () => {
    const both = learned([...examples, example('copy of the invoice and cancel my plan', 'copy', 'cancel')], ['copy', 'cancel']);
    expect(firing(both, 'send a copy of the invoice and cancel my subscription').sort()).toEqual(['cancel', 'copy']);
  });
  it('stays silent on what is neither', () => {
    expect(firing(classifier, 'hello, what weather')).toEqual([]);
  });
  it('works from name and description alone', () => {
    const described = ['copy', 'cancel'].map((id) => ({ ...example(id === 'copy' ? 'invoice copy: wants an invoice again' : 'cancel subscription: wants to end the plan', id), described: true }));
    expect(says(learned(described, ['copy', 'cancel']), 'I want my invoice again').tags[0]?.tagId).toBe('copy');
  });
  it('has nothing to say without examples', () => {
    expect(says(learned([], []), 'x').tags).toEqual([]);
  });
  it('gives probabilities', () => {
    fc.assert(fc.property(fc.string(), (text) => says(classifier, text).tags.every((tag) => tag.probability >= 0 && tag.probability <= 1)), { seed: 7 });
  });
  it('calls what is like none of many examples out of scope', () => {
    const many = Array.from({ length: 12 }, (_, i) => [example(`please send invoice ${i} copy again`, 'copy'), example(`I want to cancel subscription ${i} now`, 'cancel')]).flat();
    const scoped = learned(many, ['copy', 'cancel']);
    expect(says(scoped, 'which whales live longest').outOfScope).toBe(true);
    expect(says(scoped, 'please send invoice 99 copy again').outOfScope).toBe(false);
  });
});

describe('learning one by one', () => {
  const texts = ['send invoice copy', 'copy of the invoice please', 'cancel my plan', 'stop the subscription', 'hello', 'weather today', 'invoice pdf again', 'end it all today', 'what a day', 'copy me the bill'];
  const all = texts.map((text, i) => example(text, ...(i % 3 === 0 ? ['a'] : []), ...(i % 4 === 1 ? ['b'] : [])));
  const scores = (trainer: TagTrainer, text: string) => new Map(trainer.classifier().classify(text, vectorOf(text)).tags.map((tag) => [tag.tagId, tag.score]));

  it('counter-examples count for their tag and change nothing for the others', () => {
    const trainer = new TagTrainer(['a', 'b']);
    trainer.fit(all);
    const before = scores(trainer, 'send invoice copy');
    trainer.learn({ ...example('send an invoice copy'), against: 'a' });
    const after = scores(trainer, 'send invoice copy');
    expect(after.get('a')).toBeLessThan(before.get('a') ?? 0);
    expect(after.get('b')).toBeCloseTo(before.get('b') ?? 9, 6);
  });
  it('an example taken back has no say', () => {
    const trainer = new TagTrainer(['a', 'b']);
    trainer.fit(all);
    const before = scores(trainer, 'whales');
    trainer.learn(example('whales sing songs', 'b'));
    expect(scores(trainer, 'whales').get('b')).toBeGreaterThan(before.get('b') ?? 9);
    expect(trainer.forget('whales sing songs')).toBe(true);
    expect(scores(trainer, 'whales').get('b')).toBeCloseTo(before.get('b') ?? 9, 5);
    expect(trainer.forget('whales sing songs')).toBe(false);
  });
  it('gives the same as learning all at once, in the same space', () => {
    // Repeating texts keep centre and frequencies of the two equal.
    const doubled = [...all, ...all.map((one) => ({ ...one, key: `${one.key}'` }))];
    const atOnce = new TagTrainer(['a', 'b']);
    atOnce.fit(doubled);
    const stepwise = new TagTrainer(['a', 'b']);
    stepwise.fit(all);
    doubled.slice(all.length).forEach((one) => stepwise.learn(one));
    for (const text of ['send invoice copy', 'cancel today', 'nothing alike']) {
      for (const [tag, score] of scores(atOnce, text)) expect(Math.abs((scores(stepwise, text).get(tag) ?? 9) - score)).toBeLessThan(0.03);
    }
  });
  it('what was learned can be stored and restored', () => {
    const trainer = new TagTrainer(['a', 'b']);
    const stored = trainer.fit(all);
    const restored = atOnce(TagClassifier.restore([...all].reverse(), stored));
    expect(restored?.classify('invoice copy', vectorOf('invoice copy'))).toEqual(trainer.classifier().classify('invoice copy', vectorOf('invoice copy')));
    expect(atOnce(TagClassifier.restore(all.slice(1), stored))).toBeNull();
  });
});

describe('above what the kernel can take', () => {
  it('a linear ensemble learns, with counter-examples, and tells its tags apart', () => {
    const subjects = ['invoice copy', 'cancel plan', 'card declined'];
    const many = Array.from({ length: 2_600 }, (_, i) => ({ ...example(`please ${subjects[i % 3] ?? ''} number ${i % 40} now`, ['a', 'b', 'c'][i % 3] ?? 'a'), key: String(i) }));
    const trainer = new TagTrainer(['a', 'b', 'c']);
    trainer.fit([...many, { ...example('please keep my plan'), against: 'b' }]);
    expect(trainer.learnsOn).toBe(false);
    const classifier = trainer.classifier();
    expect(firing(classifier, 'can I cancel the plan')).toEqual(['b']);
    expect(says(classifier, 'my card was declined').tags[0]).toMatchObject({ tagId: 'c' });
  });
});

describe('mood and haste, with what says so', () => {
  it('feels the tone', () => {
    expect(sentimentOf('This is UNACCEPTABLE, I am furious').value).toBeLessThan(-0.9);
    expect(sentimentOf('This is unacceptable!!').reasons).toEqual(['“unacceptable”', '“!!”']);
    expect(sentimentOf('where is my invoice')).toEqual({ value: 0, words: [], reasons: [] });
    expect(sentimentOf('not happy').value).toBeLessThan(0);
    expect(sentimentOf('thanks, perfect').value).toBeGreaterThan(0.5);
  });
  it('feels the haste', () => {
    expect(urgencyOf('we are locked out, this is urgent', []).value).toBeGreaterThan(0.7);
    expect(urgencyOf('no rush, whenever you can', [])).toEqual({ value: 0, reasons: ['“no rush”'] });
    expect(urgencyOf('where is my invoice', ['double-charge'])).toEqual({ value: 0.5, reasons: ['tag double-charge'] });
    expect(urgencyOf('where is my invoice', [])).toEqual({ value: 0, reasons: [] });
  });
  it('names the words that a message shares with an example', () => {
    expect(sharedWords('I was charged twice for the invoice', 'they charged the invoice two times')).toEqual(['charged', 'invoice']);
  });
});
