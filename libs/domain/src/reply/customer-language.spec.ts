import { customerLanguage } from './customer-language';

const de = { language: 'de', certain: true };
const perhapsFrench = { language: 'fr', certain: false };

it('goes by the message, then by what was said before, then by the page', () => {
  expect(customerLanguage(de, [{ language: 'en', certain: true }], 'fr-FR')).toEqual({ code: 'de', certain: true, from: 'MESSAGE' });
  expect(customerLanguage(perhapsFrench, [null, perhapsFrench, de], 'es')).toEqual({ code: 'de', certain: true, from: 'EARLIER' });
  expect(customerLanguage(null, [], 'de-AT')).toEqual({ code: 'de', certain: false, from: 'WIDGET' });
  expect(customerLanguage(perhapsFrench, [], 'fr_CA')).toEqual({ code: 'fr', certain: true, from: 'WIDGET' });
  expect(customerLanguage(null, [], null)).toEqual({ code: 'en', certain: false, from: 'DEFAULT' });
});

it.each(['', 'x', 'deutsch', '<script>', '12-34'])('reads nothing from the locale %j', (locale) => {
  expect(customerLanguage(null, [], locale).from).toBe('DEFAULT');
});
