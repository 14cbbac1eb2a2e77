import { withoutCards } from '@chatref/domain';
import { Refusal } from './errors';

/**
 * Text as it may enter the database: NFC, without NUL and lone surrogates (Postgres refuses or silently replaces
 * them), line ends as \n, trimmed. Done at the edge, before any comparison for idempotency.
 */
export function storableText(value: string): string {
  return value
    .replaceAll('\u0000', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim();
}

/** {@link storableText} without card numbers: nothing that anybody types into a field, a message or a setting may keep one. */
export function normaliseText(value: string): string {
  return withoutCards(storableText(value));
}

/**
 * {@link normaliseText} with limits in characters. `cards: 'kept'` is for what a company publishes itself, where a number
 * is one for tests.
 * @throws Refusal INVALID when shorter than `min` (default 1), TOO_LARGE when longer than `max`.
 */
export function cleanText(value: string, limits: { field: string; max: number; min?: number; cards?: 'kept' }): string {
  const text = storableText(value);
  const min = limits.min ?? 1;
  if (text.length < min) {
    const why = min === 1 ? 'must not be empty' : `needs at least ${min} characters`;
    throw new Refusal('INVALID', `${limits.field} ${why}.`, { field: [limits.field] });
  }
  if (text.length > limits.max) {
    throw new Refusal('TOO_LARGE', `${limits.field} may have at most ${limits.max} characters; this has ${text.length}.`, {
      field: [limits.field],
    });
  }
  return limits.cards === 'kept' ? text : withoutCards(text);
}
