import { askedTypes, statedTypes, type AnswerType } from './answer-type';

it.each<[string, AnswerType]>([
  ['how much is the late fee', 'AMOUNT'],
  ['what does one more user cost', 'AMOUNT'],
  ['How long does a refund take?', 'DURATION'],
  ['when is my invoice due', 'DATE'],
  ['where can i download older invoices', 'PLACE'],
  ['how do i cancel', 'STEPS'],
  ['hi, can we pay by cheque', 'YES_NO'],
  ['who in our team can see invoices', 'PERSON'],
  ['why is there vat on my bill', 'REASON'],
  ['what does "processing" mean', 'MEANING'],
  ['how many seats are included', 'NUMBER'],
])('%j asks for %s', (question, type) => expect(askedTypes(question)).toContain(type));

it.each<[string, AnswerType]>([
  ['A late fee of €15 is added to your next invoice.', 'AMOUNT'],
  ['We charge nothing; there is no fee.', 'AMOUNT'],
  ['Refunds to a card arrive within five to ten working days.', 'DURATION'],
  ['Your invoice is created at 06:00 on the day your plan renews.', 'DATE'],
  ['Open Settings → Billing → Plan.', 'PLACE'],
  ['Press Cancel subscription and confirm with your password.', 'STEPS'],
  ['Billing admins cannot cancel.', 'YES_NO'],
  ['Only the owner can give this role.', 'PERSON'],
])('%j states %s', (sentence, type) => expect(statedTypes(sentence)).toContain(type));

it('finds no amount and no time where there is none', () => {
  const stated = statedTypes('Press Replace and choose another card.');
  expect(stated).not.toContain('AMOUNT');
  expect(stated).not.toContain('DURATION');
});
