import { fillIn, insertAt, matchCanned, slashAt } from './canned';

it.each([
  ['/', 1, { from: 0, query: '' }], ['/ref', 4, { from: 0, query: 'ref' }], ['Hello /Ref', 10, { from: 6, query: 'ref' }], ['a\n/grö', 6, { from: 2, query: 'grö' }], ['/ref later', 4, { from: 0, query: 'ref' }],
  ['and/or', 6, null], ['https://x', 9, null], ['/two words', 10, null], ['1/2', 3, null], ['', 0, null],
])('finds the shortcut that is being typed in %j', (body, caret, expected) => expect(slashAt(body, caret)).toEqual(expected));

it('offers what begins so first, then what holds it, then what says it', () => {
  const all = [{ id: '1', shortcut: 'bye', text: 'a refund is on its way' }, { id: '2', shortcut: 'late-refund', text: 'x' }, { id: '3', shortcut: 'refund', text: 'y' }];
  expect(matchCanned(all, 'ref').map(({ id }) => id)).toEqual(['3', '2', '1']);
  expect(matchCanned(all, '', 2)).toHaveLength(2);
  expect(matchCanned(all, 'zzz')).toEqual([]);
});

it('fills in who is meant, and leaves no hole where nobody is known', () => {
  expect(fillIn('Hello {name}, I am {agent}.', { customer: 'Anneke de Wit', agent: 'Ben Okafor' })).toBe('Hello Anneke, I am Ben Okafor.');
  expect(fillIn('Hello {Name}!', { customer: null, agent: null })).toBe('Hello!');
  expect(fillIn('{name}, hello', { customer: '$& x', agent: null })).toBe('$&, hello');
});

it('puts the words where the shortcut stood', () => expect(insertAt('Hi /by now', 3, 6, 'Bye!')).toEqual({ body: 'Hi Bye! now', caret: 7 }));
