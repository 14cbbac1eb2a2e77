import { clarifyChoices, confirmedText, declinedText, tentativeChoices, tentativeText } from './spoken';
import { SPOKEN } from './spoken-words';

it.each(Object.keys(SPOKEN))('has every word in %s, with the company in place and no placeholder left', (language) => {
  const texts = [tentativeText('…', language), declinedText('Harbour $& Co', language), confirmedText(language), ...clarifyChoices([{ label: 'a', asks: 'a' }, { label: 'b', asks: 'b' }], language).map((one) => one.label), ...tentativeChoices(language).map((one) => one.label)];
  for (const text of texts) expect(text.trim()).not.toBe('');
  expect(texts.join(' ')).not.toMatch(/[{}]/);
  expect(declinedText('Harbour $& Co', language)).toContain('Harbour $& Co');
});

it('speaks English where it has no words', () => {
  expect(confirmedText('eo')).toBe(confirmedText('en'));
  expect(clarifyChoices([{ label: 'x', asks: 'x?' }]).map(({ kind }) => kind)).toEqual(['READING', 'PERSON']);
});
