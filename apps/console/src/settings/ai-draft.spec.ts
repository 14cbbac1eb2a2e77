import { draftOf, inputOf } from './ai-draft';

const settings = {
  useModel: true, voice: 'Calm.', length: 'NORMAL', languagePolicy: 'CUSTOMER', forbiddenTopics: [{ topic: 'competitors', then: 'DECLINE' }],
  dayTokens: null, dayCost: 2.5, currency: 'EUR', model: 'm', modelAvailable: true, price: null,
} as const;

it('sends what was read unchanged when nothing was typed', () => {
  expect(inputOf(draftOf({ ...settings, forbiddenTopics: [...settings.forbiddenTopics] }), 'm')).toEqual({
    useModel: true, voice: 'Calm.', length: 'NORMAL', languagePolicy: 'CUSTOMER', forbiddenTopics: [{ topic: 'competitors', then: 'DECLINE' }], dayTokens: null, dayCost: 2.5, currency: 'EUR',
  });
});

it('reads numbers as people type them and leaves out what is empty', () => {
  const draft = { ...draftOf({ ...settings, forbiddenTopics: [] }), dayTokens: '1 000 000', dayCost: '', currency: 'eur ', inputPrice: '0,15', outputPrice: '0.6', forbiddenTopics: [{ topic: '  ', then: 'DECLINE' as const }] };
  expect(inputOf(draft, 'm')).toMatchObject({ dayTokens: 1_000_000, dayCost: null, currency: 'EUR', forbiddenTopics: [], price: { model: 'm', inputPerMillion: 0.15, outputPerMillion: 0.6 } });
  expect(inputOf(draft, null)).not.toHaveProperty('price');
});
