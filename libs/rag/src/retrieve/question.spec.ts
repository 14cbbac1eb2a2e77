import { readQuestion } from './question';

const carried = (text: string, before = 'When does a downgrade take effect?') => readQuestion(text, [{ author: 'CUSTOMER', text: before }, { author: 'AI', text: 'At the next renewal.' }]).carried.map(({ term }) => term);

it.each(['how do i cancel', 'Can I upgrade?', 'where do we pay', 'do i renew by myself', 'How can I cancel', 'may we pause'])('“%s” is whole: nothing of the question before is taken over', (text) => {
  expect(carried(text)).toEqual([]);
});

it.each(['how long?', 'and if I cancel', 'when is it charged', 'refund', 'can I change?', 'why was I charged'])('“%s” leans on the question before', (text) => {
  expect(carried(text)).toEqual(expect.arrayContaining(['downgrad', 'effect']));
});
