import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Marks what {@link seal} writes with a key. */
export const SEALED = 'v2:';

/**
 * Encrypts what must be read back (a webhook's signing key, a bank number) with AES-256-GCM under a key that is derived
 * from the first of `keys`. The id of that key, the nonce and the tag are kept beside it. Without a key it is kept readable.
 * @param keys the newest first
 * @param context where it belongs (a row's key): what was sealed for one place cannot be read in another
 */
export function seal(secret: string, keys: readonly string[], context = ''): string {
  const [key] = keys;
  if (key === undefined) return `plain:${secret}`;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce).setAAD(Buffer.from(context));
  const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${SEALED}${[idOf(key), ...[nonce, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.')}`;
}

/** @throws Error when none of the keys is the one it was sealed with, or it was sealed for another place */
export function unseal(sealed: string, keys: readonly string[], context = ''): string {
  if (sealed.startsWith('plain:')) return sealed.slice('plain:'.length);
  if (!sealed.startsWith(SEALED)) return unsealFirst(sealed, keys);
  const [id, ...parts] = sealed.slice(SEALED.length).split('.');
  const [nonce, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keys.find((one) => idOf(one) === id);
  if (key === undefined || !nonce || !tag || !data) throw new Error('A sealed secret cannot be read without the SECRET_KEY it was sealed with.');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), nonce).setAAD(Buffer.from(context));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
}

/** Whether {@link seal} with these keys would write something safer than this. */
export function isOutdated(sealed: string, keys: readonly string[]): boolean {
  const [key] = keys;
  return key !== undefined && !sealed.startsWith(`${SEALED}${idOf(key)}.`);
}

/** What was sealed before keys had ids. */
function unsealFirst(sealed: string, keys: readonly string[]): string {
  const [nonce, tag, data] = sealed.slice('gcm:'.length).split('.').map((part) => Buffer.from(part, 'base64url'));
  for (const key of keys) {
    if (!nonce || !tag || !data) break;
    try {
      const decipher = createDecipheriv('aes-256-gcm', createHash('sha256').update(`chatref seal:${key}`).digest(), nonce);
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
    } catch {
      // Another key may be the one.
    }
  }
  throw new Error('A sealed secret cannot be read without the SECRET_KEY it was sealed with.');
}

/** HKDF with SHA-256 (RFC 5869). */
const keyOf = (key: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', 'chatref seal 2', 32));
/** Tells keys apart and nothing about them. */
const idOf = (key: string): string => Buffer.from(hkdfSync('sha256', key, '', 'chatref key id', 6)).toString('hex');
