/** A sentence as a model states it, before anything is checked. */
export interface Claim {
  text: string;
  /** Number of the passage it says it rests on. */
  passage: number;
  quote: string;
  /** Where it belongs to a list. */
  kind?: 'step' | 'item';
}

/**
 * Reads `{"sentences":[…]}` while it grows: each call gives the sentences that have become whole since the last one.
 * Nothing but the objects of that one array is ever looked at.
 */
export class SentenceReader {
  private at = 0;
  private begun = false;
  /** True when something stood in the array that is no claim; the reply is not to be trusted then. */
  malformed = false;

  /** @param text all of the reply so far; it only ever grows */
  read(text: string): Claim[] {
    if (!this.begun) {
      const start = /^\s*(?:```(?:json)?\s*)?\{\s*"sentences"\s*:\s*\[/.exec(text);
      if (!start) return [];
      this.at = start[0].length;
      this.begun = true;
    }
    const claims: Claim[] = [];
    for (;;) {
      const from = text.indexOf('{', this.at);
      if (from === -1 || /[^\s,]/.test(text.slice(this.at, from))) return claims;
      const to = endOfObject(text, from);
      if (to === -1) return claims;
      this.at = to;
      const claim = toClaim(text.slice(from, to));
      if (claim) claims.push(claim);
      else this.malformed = true;
    }
  }

  /** True when the text is a whole reply of the agreed form; a code fence around it is forgiven. */
  isWhole(text: string): boolean {
    const rest = text.slice(this.at);
    return this.begun && !this.malformed && /^\s*\]\s*\}\s*(?:```)?\s*$/.test(rest);
  }
}

/** The position after the object that begins at `from`; -1 while it is not whole. */
function endOfObject(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if ((character === '}' || character === ']') && (depth -= 1) === 0) return at + 1;
  }
  return -1;
}

function toClaim(json: string): Claim | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const { text, passage, quote, kind } = (value ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string' || typeof quote !== 'string' || typeof passage !== 'number' || !Number.isInteger(passage)) return null;
  return { text: text.trim(), quote: quote.trim(), passage, ...(kind === 'step' || kind === 'item' ? { kind } : {}) };
}

/** The strings of `{"translations":[…]}`; null when it is not just as many as were asked for. */
export function readTranslations(text: string, count: number): string[] | null {
  const { translations } = (jsonIn(text) ?? {}) as { translations?: unknown };
  return Array.isArray(translations) && translations.length === count && translations.every((one): one is string => typeof one === 'string') ? translations : null;
}

/** The string of `{"question":"…"}`, one line of at most 300 characters; null when it is none. */
export function readQuestionReply(text: string): string | null {
  const { question } = (jsonIn(text) ?? {}) as { question?: unknown };
  if (typeof question !== 'string') return null;
  const line = question.replace(/\s+/g, ' ').trim();
  return line === '' || line.length > 300 ? null : line;
}

/** The JSON object of a reply; a code fence around it is forgiven. */
function jsonIn(text: string): unknown {
  const json = /^\s*(?:```(?:json)?\s*)?(\{[\s\S]*\})\s*(?:```)?\s*$/.exec(text)?.[1];
  if (!json) return null;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}
