import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { isOutdated, seal, unseal } from './seal';

const KEY = 'a key that only this spec uses, 0123456789';
const NEWER = 'a newer key that only this spec uses, 9876';

it('gives back what was sealed, to who has the key and for its place alone', () => {
  const sealed = seal('whsec_ümlaut', [KEY], 'a/1');
  expect(sealed).not.toContain('whsec');
  expect(seal('whsec_ümlaut', [KEY], 'a/1')).not.toBe(sealed);
  expect(unseal(sealed, [KEY], 'a/1')).toBe('whsec_ümlaut');
  expect(() => unseal(sealed, [KEY], 'a/2')).toThrow();
  expect(() => unseal(sealed, [`${KEY}!`], 'a/1')).toThrow(/SECRET_KEY/);
  expect(() => unseal(sealed, [], 'a/1')).toThrow(/SECRET_KEY/);
  expect(() => unseal(`${sealed.slice(0, -2)}AA`, [KEY], 'a/1')).toThrow();
});

it('reads what an older key sealed, seals with the newest, and tells what should be sealed again', () => {
  const old = seal('DE89370400440532013000', [KEY]);
  expect(unseal(old, [NEWER, KEY])).toBe('DE89370400440532013000');
  expect([isOutdated(old, [NEWER, KEY]), isOutdated(old, [KEY]), isOutdated('DE89370400440532013000', [KEY]), isOutdated('plain:x', [])]).toEqual([true, false, true, false]);
});

it('reads what was sealed before keys had ids', () => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(`chatref seal:${KEY}`).digest(), nonce);
  const data = Buffer.concat([cipher.update('whsec_old'), cipher.final()]);
  const sealed = `gcm:${[nonce, cipher.getAuthTag(), data].map((part) => part.toString('base64url')).join('.')}`;
  expect(unseal(sealed, [NEWER, KEY])).toBe('whsec_old');
  expect(() => unseal(sealed, [NEWER])).toThrow(/SECRET_KEY/);
});

it('keeps it readable where there is no key', () => expect(unseal(seal('open', []), [KEY])).toBe('open'));
