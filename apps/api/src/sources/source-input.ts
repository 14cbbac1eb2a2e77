import { Refusal } from '../common/errors';
import { cleanText } from '../common/text';
import { OutboundError } from '../outbound/outbound-error';
import { readUrl } from '../outbound/target';
import { pageAddress } from './page-address';
import type { SourceInput, SourceKind } from './source.type';

/** What a source is set to, checked. */
export interface SourceSettings {
  name: string;
  kind: SourceKind;
  startUrl: string;
  include: string[];
  exclude: string[];
  maxDepth: number;
  maxPages: number;
  everyMinutes: number | null;
}

const MAX_PATTERNS = 50;

/** @throws Refusal INVALID or TOO_LARGE, naming the field */
export function settingsOf(input: SourceInput): SourceSettings {
  const startUrl = addressOf(input.startUrl);
  return {
    name: input.name?.trim() ? cleanText(input.name, { field: 'name', max: 120 }) : new URL(startUrl).host,
    kind: input.kind,
    startUrl,
    include: patterns(input.include ?? [], 'include'),
    exclude: patterns(input.exclude ?? [], 'exclude'),
    maxDepth: whole(input.maxDepth ?? 3, 'maxDepth', 0, 10),
    maxPages: whole(input.maxPages ?? 200, 'maxPages', 1, 2_000),
    everyMinutes: input.everyMinutes == null ? null : whole(input.everyMinutes, 'everyMinutes', 15, 43_200),
  };
}

function addressOf(value: string): string {
  const text = cleanText(value, { field: 'startUrl', max: 2_000 });
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`;
  try {
    readUrl(withScheme);
  } catch (error) {
    if (error instanceof OutboundError) throw new Refusal('INVALID', error.message, { field: ['startUrl'] });
    throw error;
  }
  const address = pageAddress(withScheme);
  if (address === null) throw new Refusal('INVALID', 'startUrl must be a web address such as https://www.example.com/help.', { field: ['startUrl'] });
  return address;
}

function patterns(list: readonly string[], field: string): string[] {
  const kept = [...new Set(list.map((one) => one.trim()).filter((one) => one !== ''))];
  if (kept.length > MAX_PATTERNS) throw new Refusal('TOO_LARGE', `${field} may have at most ${MAX_PATTERNS} patterns.`, { field: [field] });
  return kept.map((one) => {
    const pattern = cleanText(one, { field, max: 300 });
    if (!/^[/*]/.test(pattern)) throw new Refusal('INVALID', `“${pattern.slice(0, 60)}” must begin with / or *, as in /help/ or */billing/*.`, { field: [field] });
    return pattern;
  });
}

function whole(value: number, field: string, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) throw new Refusal('INVALID', `${field} must be a whole number from ${least} to ${most}.`, { field: [field] });
  return value;
}
