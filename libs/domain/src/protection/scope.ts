import { LANGUAGES, languageVotes, type Language } from '../text/language';
import type { Token } from '../text/tokens';
import type { ProtectedKind } from './kinds';
import { is, sentenceSpan } from './sentence';

/**
 * What a phrase stands in, which decides whether it says what its words say: words of another language, a denial, or a
 * question about how things are in general.
 */

/** "This is not a dispute", "I do not need a human": said in so many words, and nothing less. */
export function isDenied(tokens: readonly Token[], from: number, kind: ProtectedKind): boolean {
  const start = tokens[from];
  let i = from - 1;
  // Patterns may begin with the denied verb ("want to speak to", "need a human") or with what follows it.
  if (kind === 'asks-for-person' && is(start, 'need', 'want', 'require') && is(tokens[i], 'not') && is(tokens[i - 1], 'do', 'does', 'did')) return true;
  if (is(tokens[i], 'about')) i--;
  if (is(tokens[i], 'a', 'an', 'any')) i--;
  else if (kind === 'asks-for-person') {
    if (is(tokens[i], 'to')) i--;
    return is(tokens[i], 'need', 'have', 'want') && is(tokens[i - 1], 'not') && is(tokens[i - 2], 'do', 'does') && !is(tokens[i - 3], 'why');
  }
  if (!is(tokens[i], 'not')) return false;
  return is(tokens[i - 1], 'is', 'was') && is(tokens[i - 2], 'this', 'it', 'that');
}

/**
 * A word of one language in a sentence of another is another word: "Polish" is not the Turkish "polis". The sentence
 * must clearly be in another language and hold nothing of the pattern's own.
 */
export function isForeign(tokens: readonly Token[], from: number, to: number, language: Language | null): boolean {
  if (language === null || language === 'en') return false;
  const [first, next] = sentenceSpan(tokens, from, to);
  const votes = languageVotes(tokens.slice(first, next).map((token) => token.forms[0] ?? ''));
  if ((votes.get(language) ?? 0) > 0) return false;
  return Math.max(0, ...votes.values()) >= 2;
}

/** Which languages of Latin script the words may be in: none is ruled out by words that tell of none. */
export function languagesOf(tokens: readonly Token[]): { english: boolean; others: ReadonlySet<Language> } {
  const votes = languageVotes(tokens.map((token) => token.forms[0] ?? ''));
  const most = Math.max(0, ...votes.values());
  const may = (language: Language) => most === 0 || (votes.get(language) ?? 0) >= most / 2;
  return { english: (votes.get('en') ?? 0) >= most, others: new Set(LANGUAGES.filter((language) => language !== 'en' && may(language))) };
}

const ASKS = ['what', 'which', 'who', 'how', 'where', 'when', 'do', 'does', 'can', 'could', 'will', 'would', 'should', 'may', 'is', 'are'];
const OPENERS = ['hi', 'hello', 'hey', 'and', 'but', 'so', 'also', 'please', 'ok', 'okay', 'question', 'just', 'then', 'now'];
/** Words that tie a question to somebody or something at hand; without them it asks how things are in general. */
const AT_HAND = [
  'i', 'me', 'my', 'mine', 'myself', 'we', 'us', 'our', 'ours', 'this', 'that', 'these', 'those', 'he', 'him', 'his', 'she', 'her', 'they', 'them', 'their',
  'someone', 'somebody', 'anyone', 'anybody', 'nobody', 'here', 'now', 'again', 'today', 'yesterday', 'people', 'guys', 'why', 'not', 'never',
];

/** Whether the words open as a question does. */
export function opensAsQuestion(tokens: readonly Token[]): boolean {
  let start = 0;
  while (is(tokens[start], ...OPENERS)) start++;
  return is(tokens[start], ...ASKS, 'why', 'am', 'did', 'has', 'have');
}

const PREVENTS = ['avoid', 'avoiding', 'prevent', 'preventing', 'ensure', 'ensuring', 'sure'];

/** "How do we make sure that we never pay extra?": a question about keeping something from happening. */
export function isPrecaution(tokens: readonly Token[], from: number, kind: ProtectedKind): boolean {
  if (kind === 'asks-for-person' || kind === 'data-protection') return false;
  const [first] = sentenceSpan(tokens, from, from);
  return is(tokens[first], 'how', 'what', 'can', 'is', 'where') && tokens.slice(first, from).some((token) => is(token, ...PREVENTS));
}

/**
 * A question about how things are in general ("What happens if a payment is disputed?", "How do you protect accounts
 * against fraud?"): it opens as a question and ties itself to nobody and nothing at hand. Never true of a wish for a person.
 */
export function isGeneralQuestion(tokens: readonly Token[], from: number, to: number, kind: ProtectedKind): boolean {
  if (kind === 'asks-for-person') return false;
  const [first, next] = sentenceSpan(tokens, from, to);
  let start = first;
  while (start < from && is(tokens[start], ...OPENERS)) start++;
  const opening = tokens[start];
  // The opening word itself must not be what matched, and a bare "are you a scam" accuses.
  if (start >= from || !is(opening, ...ASKS) || (is(opening, 'is', 'are') && is(tokens[start + 1], 'you', 'u'))) return false;
  if (is(opening, 'who') && is(tokens[start + 1], 'is', 'are', 'was')) return false;
  if (is(opening, 'what') && is(tokens[start + 1], 'you', 'your', 'u')) return false; // "what you do is …" states
  for (let i = start; i < next; i++) if (is(tokens[i], ...AT_HAND)) return false;
  return true;
}
