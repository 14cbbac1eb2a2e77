import { Refusal } from '../common/errors';
import { cleanText } from '../common/text';

/**
 * Where a source can be read; null for none. It is shown to customers as a link, so nothing but a web address may pass.
 * @throws Refusal INVALID for anything else
 */
export function checkUrl(value: string | null | undefined): string | null {
  if (!value?.trim()) return null;
  const text = cleanText(value, { field: 'sourceUrl', max: 2_000 });
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new Refusal('INVALID', 'sourceUrl must be an address that starts with https:// or http://.', { field: ['sourceUrl'] });
}
