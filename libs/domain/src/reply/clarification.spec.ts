import { meansNone, readClarification } from './clarification';
import { decideReply } from './decide-reply';

const annual = { label: 'Annual plans', asks: 'Can I get a refund – Annual plans?' };
const monthly = { label: 'Monthly plans', asks: 'Can I get a refund – Monthly plans?' };
const open = { question: 'Can I get a refund?', readings: [annual, monthly] };

it.each([
  ['Annual plans', annual], ['annual plans', annual], ['annual', annual], ['the annual one', annual], ['annually', annual], ['mine is annual', annual], ['I mean the annual plan please', annual],
  ['monthly', monthly], ['monthly!!', monthly], ['MONTHLY PLAN', monthly], ['we pay monthly', monthly], ['every month', monthly],
  ['1', annual], ['the first', annual], ['first one', annual], ['option 2', monthly], ['the second one please', monthly], ['the latter', monthly], ['das erste', annual], ['der zweite', monthly], ['la deuxième', monthly], ['el segundo', monthly],
])('reads “%s” as the reading that it names', (text, reading) => {
  expect(readClarification(text, open)).toEqual({ kind: 'CHOSEN', asks: reading.asks });
});

it.each(['both', 'both of them', 'all of these', 'beide', 'les deux', 'los dos'])('reads “%s” as any of them', (text) => {
  expect(readClarification(text, open)).toEqual({ kind: 'ALL' });
});

it.each(['yearly', 'for a company in Ireland', 'plans', 'yes'])('takes “%s” along with the question', (text) => {
  expect(readClarification(text, open)).toEqual({ kind: 'REFINED', asks: `Can I get a refund – ${text}` });
});

it.each(['how much is an annual plan', 'When is my invoice due?', '', '???', 'annual\nand something else', 'we bought the annual plan in march but the colleague who did has left us'])('reads “%s” as a question of its own', (text) => {
  expect(readClarification(text, open)).toBeNull();
});

it.each(['neither', 'none of them', 'no', 'something else', 'keins von beiden', 'aucun des deux', 'ninguno'])('hears that “%s” means none, and then a person is called', (text) => {
  expect(meansNone(text)).toBe(true);
  const facts = { status: 'AI_ACTIVE', protected: false, text, choice: null, firedRules: [], failures: 0 } as const;
  expect(decideReply({ ...facts, lastOutcome: 'CLARIFY' })).toEqual({ kind: 'handOff', reason: 'LOW_CONFIDENCE', rule: null, phrase: text });
  expect(decideReply({ ...facts, lastOutcome: null }).kind).not.toBe('handOff');
});
