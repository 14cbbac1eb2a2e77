import { createHmac } from 'node:crypto';

/**
 * The header by which a receiver knows that a call is ours and recent: `t` is the Unix time in seconds, `v1` the
 * hexadecimal HMAC-SHA-256 of `<t>.<body>` under the webhook's key. A receiver compares in constant time and refuses
 * what is older than it would accept twice.
 */
export function signature(secret: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1_000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

/** After so many attempts a call is given up: some eleven hours after the first. */
export const MAX_ATTEMPTS = 8;

/** Delay before the attempt after `attempts` failed ones, in ms: 2 s, 10 s, 50 s, 4 min, 21 min, 1.7 h, 8.7 h. */
export function retryDelayMs(attempts: number): number {
  return 2_000 * 5 ** Math.max(0, attempts - 1);
}
