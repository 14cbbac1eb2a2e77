import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Encrypts a secret that must be read back (a webhook's signing key) with AES-256-GCM under the operator's SECRET_KEY.
 * Without a key it is kept readable, as everything else is then.
 */
export function seal(secret: string, key: string | undefined): string {
  if (key === undefined) return `plain:${secret}`;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv);
  const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `gcm:${[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url')).join('.')}`;
}

/** @throws Error when it was sealed under another key */
export function unseal(sealed: string, key: string | undefined): string {
  if (sealed.startsWith('plain:')) return sealed.slice('plain:'.length);
  const [iv, tag, data] = sealed.slice('gcm:'.length).split('.').map((part) => Buffer.from(part, 'base64url'));
  if (key === undefined || !iv || !tag || !data) throw new Error('A sealed secret cannot be read without the SECRET_KEY it was sealed with.');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
}

function keyOf(key: string): Buffer {
  return createHash('sha256').update(`chatref seal:${key}`).digest();
}
