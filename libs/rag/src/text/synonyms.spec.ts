import { BILLING_SYNONYMS, indexSynonymGroups, indexSynonyms, parseSynonyms, relatedPhrases } from './synonyms';

it('works in all directions, or in one where that is said', () => {
  const index = indexSynonymGroups([{ words: ['bill', 'invoices'], means: [] }, { words: ['amex'], means: ['American Express'] }]);
  expect(index.get('bill')).toEqual(['invoic']);
  expect(index.get('invoic')).toEqual(['bill']);
  expect(index.get('amex')).toEqual(['american', 'express']);
  expect(index.get('express')).toBeUndefined();
});

it('knows phrases where their words stand together', () => {
  const index = indexSynonymGroups([{ words: ['direct debit', 'SEPA'], means: [] }]);
  expect(relatedPhrases(index, ['pay', 'direct', 'debit'])).toEqual([{ phrase: ['direct', 'debit'], related: ['sepa'] }]);
  expect(relatedPhrases(index, ['debit', 'direct'])).toEqual([]);
  expect(index.get('sepa')).toEqual(['direct', 'debit']);
});

it('adds up what several groups say and passes over what says nothing', () => {
  const index = indexSynonymGroups([{ words: ['fee', 'cost'], means: [] }, { words: ['fee', 'charge'], means: [] }, { words: ['the', '!'], means: [] }, { words: [], means: [] }]);
  expect(index.get('fee')).toEqual(['cost', 'charg']);
  expect([...index.keys()]).not.toContain('');
});

it('reads every line of the shipped list', () => {
  const index = indexSynonyms(BILLING_SYNONYMS);
  for (const line of BILLING_SYNONYMS) expect(indexSynonyms([line]).size).toBe(parseSynonyms(line).words.length);
  expect(index.get('amex')).toEqual(['american', 'express']);
});
