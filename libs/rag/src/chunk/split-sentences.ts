/** A part of a text: offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Words after which a full stop does not end the sentence. Single letters ("J.") are handled apart. */
const ABBREVIATIONS = new Set(
  ('e.g i.e eg ie etc vs cf approx incl excl no nos nr art sec fig p pp vol ch mr mrs ms dr prof st sr jr inc ltd co corp llc plc bros dept est ' +
    'tel ext min max avg jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k e.u a.m p.m z.b bzw ca usw resp').split(' '),
);

/** "etc." and "p.m." may well end a sentence; a capital letter after them decides. */
const MAY_END = new Set(['etc', 'inc', 'ltd', 'co', 'corp', 'a.m', 'p.m', 'u.s', 'u.k', 'e.u']);
const END = /[.!?…]+|[。！？]+/gu;
const CLOSERS = /^["'”’»)\]*_~`]+/u;
/** Code, link targets and addresses, inside which nothing ends. */
const ATOMS = /`[^`\n]*`|\[[^\]\n]{0,300}\]\([^()\s]{0,2000}(?:\([^()\s]*\)[^()\s]*)*\)|<[^<>\s]{1,500}>|\b(?:https?:\/\/|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu;

/** Sentences of a text, as trimmed spans. Longer ones than `limit` characters are cut at a space (or hard, if there is none). */
export function splitSentences(text: string, limit = 420): Span[] {
  const atoms: Span[] = [];
  for (const match of text.matchAll(ATOMS)) atoms.push({ start: match.index, end: match.index + match[0].length });
  const spans: Span[] = [];
  let from = 0;
  let atom = 0;
  for (const match of text.matchAll(END)) {
    const at = match.index;
    while ((atoms[atom]?.end ?? Infinity) <= at) atom += 1;
    const inside = atoms[atom];
    const stop = at + match[0].length;
    if (inside && inside.start <= at && stop < inside.end) continue;
    const closers = CLOSERS.exec(text.slice(stop, stop + 8))?.[0].length ?? 0;
    const end = stop + closers;
    if (at < from || !endsHere(text, from, at, match[0], end)) continue;
    spans.push({ start: from, end });
    from = end;
  }
  spans.push({ start: from, end: text.length });
  return spans.flatMap((span) => cut(text, trim(text, span), limit));
}

function endsHere(text: string, from: number, at: number, mark: string, end: number): boolean {
  if (/[。！？]/u.test(mark)) return true;
  const rest = text.slice(end, end + 12);
  if (rest.trim() === '' && end + 12 >= text.length) return true;
  if (!/^\s/.test(rest)) return false;
  const next = rest.replace(/^[\s>"'“‘«([*_~`-]+/u, '');
  const lower = /^\p{Ll}/u.test(next);
  if (mark.startsWith('.') && mark.length === 1) {
    const word = /[\p{L}\p{N}.]+$/u.exec(text.slice(Math.max(from, at - 20), at))?.[0] ?? '';
    const key = word.toLowerCase().replace(/^\.+/, '');
    if (/^\p{L}$/u.test(word) && word !== 'I') return false;
    if (/^\d{1,2}$/.test(word) && text.slice(from, at).trim() === word) return false;
    if (ABBREVIATIONS.has(key) && (lower || !MAY_END.has(key)) && !monthOrDayAsWord(key, lower, word)) return false;
  }
  // "cancel. then pay" is how people type; "approx. five" is caught above. A lower-case start after "…" continues.
  return !(lower && mark !== '.' && mark.includes('.') && !/[!?]/.test(mark));
}

/** "in mar." is a month, "No." and "sun." with a capital after them and a lower-case word before are plain words. */
function monthOrDayAsWord(key: string, nextIsLower: boolean, word: string): boolean {
  return ['no', 'sun', 'sat', 'mar', 'min', 'max', 'est', 'art', 'ca'].includes(key) && !nextIsLower && word === word.toLowerCase();
}

function trim(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

function cut(text: string, span: Span, limit: number): Span[] {
  const parts: Span[] = [];
  let { start } = span;
  while (span.end - start > limit) {
    const space = text.slice(start, start + limit + 1).search(/\s\S*$/);
    let end = start + (space > limit / 2 ? space : limit);
    // Never between the halves of a surrogate pair.
    if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end -= 1;
    parts.push(trim(text, { start, end }));
    start = end;
    while (start < span.end && /\s/.test(text[start] ?? '')) start += 1;
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts;
}
