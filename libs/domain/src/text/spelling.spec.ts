import fc from 'fast-check';
import { Spelling } from './spelling';
import { tokenise } from './tokens';
import { mendBoundaries } from './word-boundaries';

const VOCABULARY = new Set(['speak', 'manager', 'charged', 'twice', 'money', 'charge', 'data', 'delete']);
const spelling = new Spelling(VOCABULARY, new Set(['spear', 'show', 'danger', 'date', 'refer', 'mangle']));

describe('a bold guess', () => {
  it.each([['psaek', 'speak'], ['mangaer', 'manager'], ['chrged', 'charged'], ['twcie', 'twice'], ['dlete', 'delete']])('%s may be %s', (word, meant) => expect([...spelling.repair(word), ...spelling.guess(word)]).toContain(meant));
  it.each(['speak', 'spear', 'showing', 'spears', 'unshown', 'refers', 'referred', 'dangerly'])('%s is a word: no guess', (word) => expect(spelling.guess(word)).toEqual([]));
  it('is not made where the slip is told already, nor where another word is nearer', () => {
    expect(spelling.repair('chargd')).toContain('charged');
    expect(spelling.guess('chargd')).toEqual([]);
    expect(spelling.guess('dangerr')).toEqual([]);
  });
  it('takes any word', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (word) => void spelling.guess(word)), { seed: 3 });
  });
});

describe('blanks in the wrong place', () => {
  const words = { matters: (word: string) => VOCABULARY.has(word), isKnown: (word: string) => VOCABULARY.has(word) || spelling.knows(word) };
  const read = (text: string) => mendBoundaries(tokenise(text), words).map((token) => token.forms[0]);
  it.each([['chargedtwice', ['charged', 'twice']], ['mymoney', ['my', 'money']], ['char ged', ['charged']], ['dele te my data', ['delete', 'my', 'data']], ['show money', ['show', 'money']], ['manag. er', ['manag', 'er']], ["I didn't", ['i', 'did', 'not']]])('%s', (text, read_) => expect(read(text)).toEqual(read_));
  it('keeps where the words were written', () => {
    const [first, second] = mendBoundaries(tokenise('chargedtwice'), words);
    expect([first?.start, first?.end, second?.start, second?.end]).toEqual([0, 12, 0, 12]);
  });
});
