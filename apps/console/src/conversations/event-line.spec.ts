import { eventLine } from './event-line';

type Said = Parameters<typeof eventLine>[0];
const line = (more: Partial<Said>): string => eventLine({ type: 'STATUS', rule: null, reason: null, actor: null, tag: null, from: null, to: null, assignee: null, team: null, ...more });
const ada = { id: 'a', name: 'Ada' };

it('says what changed into what, and who did it', () => {
  expect(line({ type: 'PRIORITY', from: 'NORMAL', to: 'URGENT', rule: 'Fraud' })).toBe('Priority from Normal to Urgent by the rule “Fraud”');
  expect(line({ type: 'ASSIGNED', to: 'a', assignee: ada, actor: ada })).toBe('Taken by Ada');
  expect(line({ type: 'ASSIGNED', to: 'a', assignee: ada, actor: { id: 'b', name: 'Ben' } })).toBe('Given to Ada by Ben');
  expect(line({ type: 'ASSIGNED', actor: ada })).toBe('Given back by Ada');
  expect(line({ from: 'WITH_AGENT', to: 'RESOLVED', actor: ada })).toBe('Resolved by Ada');
  expect(line({ from: 'RESOLVED', to: 'WAITING' })).toBe('Reopened');
  expect(line({ from: 'WAITING', to: 'AI_ACTIVE', actor: ada })).toBe('Handed back to the AI by Ada');
});

it('gives the reason of a handover and of a protection once', () => {
  expect(line({ type: 'HANDED_OFF', rule: 'Charged twice', reason: 'Charged twice', to: 'RULE' })).toBe('Handed over by the rule “Charged twice”');
  expect(line({ type: 'HANDED_OFF', to: 'LOW_CONFIDENCE' })).toBe('Handed over: not in the documents');
  expect(line({ type: 'PROTECTED', rule: 'Charged twice', reason: 'charged me twice', to: 'LATCHED' })).toBe('Protected as “Charged twice”: “charged me twice”');
  expect(line({ type: 'PROTECTED', to: 'PERSON_REPLIED' })).toBe('A person has replied: the protection is released');
});

it('never shows the name of an event as the program has it', () => {
  expect(line({ type: 'REVEALED', actor: ada })).toBe('A bank number was shown by Ada');
  expect(line({ type: 'TEAM', to: 't', team: { id: 't', name: 'Refunds' }, rule: 'R' })).toBe('Given to the team Refunds by the rule “R”');
});
