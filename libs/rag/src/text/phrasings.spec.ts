import phrasings from './phrasings.json';
import { findPhrasings } from './phrasings';
import { tokenize } from './tokenize';

const related = (text: string) => findPhrasings(text).flatMap((found) => found.related);

it('says what documents call it, in any inflexion and across a few words', () => {
  expect(related('We finally got rid of it')).toContain('cancel');
  expect(related('They kicked our whole team out yesterday')).toContain('suspend');
  expect(related('They kicked the ball as far as they could, then it rolled out')).not.toContain('suspend');
  expect(related('my trial ran out')).toContain('expir');
});

it('names the content words a phrasing was made of, and none where it has none', () => {
  expect(findPhrasings('running out')).toEqual([expect.objectContaining({ own: ['run'] })]);
  expect(findPhrasings('how come')).toEqual([{ own: ['come'], related: ['reason'] }]);
  expect(findPhrasings('every time')[0]?.own).toEqual(['time']);
});

it('reads "n\'t" with and without its apostrophe', () => {
  for (const text of ["the payment didn't go through", 'payment didnt go through', 'The payment DIDN’T GO THROUGH!']) expect(related(text)).toContain('declin');
  expect(related("I can't log in")).toEqual(related('i cannot log in'));
  expect(related("I can't log in")).toContain('password');
});

it('finds each once, and nothing in what says nothing', () => {
  expect(findPhrasings('get rid of it, get rid of it')).toHaveLength(1);
  for (const text of ['', '   ', '🙂🙂', 'constructor __proto__ toString', '\u0000', 'مرحبا', '* / > *']) expect(findPhrasings(text)).toEqual([]);
});

it('comes to an end on texts made of its own words', () => {
  const pieces = (count: number) => 'change take put get '.repeat(count);
  expect(findPhrasings(pieces(5_000)).length).toBe(findPhrasings(pieces(50)).length);
});

it('has a content word to look for in every line, and no line twice', () => {
  const lines = Object.values<Readonly<Record<string, string>>>(phrasings).flatMap((subject) => Object.entries(subject));
  for (const [phrase, means] of lines) {
    expect([phrase, tokenize(means).length > 0]).toEqual([phrase, true]);
    expect(phrase).toMatch(/^[a-z0-9/-]+(?: (?:\*|[a-z0-9/-]+))*$/);
    expect(means).toBe(means.split(' ').filter((word) => tokenize(word).length > 0).join(' '));
  }
  expect(new Set(lines.map(([phrase]) => phrase)).size).toBe(lines.length);
});
