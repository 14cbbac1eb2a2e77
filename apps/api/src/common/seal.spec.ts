import { seal, unseal } from './seal';

const KEY = 'a key that only this spec uses, 0123456789';

it('gives back what was sealed, to who has the key alone', () => {
  const sealed = seal('whsec_ümlaut', KEY);
  expect(sealed).not.toContain('whsec');
  expect(seal('whsec_ümlaut', KEY)).not.toBe(sealed);
  expect(unseal(sealed, KEY)).toBe('whsec_ümlaut');
  expect(() => unseal(sealed, `${KEY}!`)).toThrow();
  expect(() => unseal(sealed, undefined)).toThrow(/SECRET_KEY/);
});

it('keeps it readable where there is no key', () => expect(unseal(seal('open', undefined), KEY)).toBe('open'));
