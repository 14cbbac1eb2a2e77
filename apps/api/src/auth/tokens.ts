import { createHash, randomBytes } from 'node:crypto';

/** What a bearer token is, told by its first letters; the rest is 256 bits from the system's random source. */
export type TokenKind = 'ses' | 'vis' | 'key' | 'inv';

/** A new opaque token. Only its hash is stored. */
export function newToken(kind: TokenKind): string {
  return `${kind}_${randomBytes(32).toString('base64url')}`;
}

/** SHA-256: enough for 256 random bits (no dictionary exists), and fast enough for every request. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The kind a token claims to be; null for anything that we cannot have given out. */
export function tokenKind(token: string): TokenKind | null {
  const match = /^(ses|vis|key|inv)_[A-Za-z0-9_-]{43}$/.exec(token);
  return match ? (match[1] as TokenKind) : null;
}
