import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../common/errors';

/** The value of `Algorithm.Argon2id`, a const enum that isolated modules cannot read. */
const ARGON2ID = 2;
/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MIN_LENGTH = 10;
/** Longer input only serves to burn time. */
const MAX_LENGTH = 200;

/** @throws Refusal INVALID when the password is too short or too long */
export async function hashPassword(password: string, field = 'password'): Promise<string> {
  if (password.length < MIN_LENGTH || password.length > MAX_LENGTH) {
    throw new Refusal('INVALID', `A password needs ${MIN_LENGTH} to ${MAX_LENGTH} characters.`, { field: [field] });
  }
  return hash(password, COST);
}

let decoy: Promise<string> | null = null;

/** Compares in the same time whether or not there is a password, so that the answer does not tell who has an account. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  if (password.length > MAX_LENGTH) return false;
  decoy ??= hash('no account has this password', COST);
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}
