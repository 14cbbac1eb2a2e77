import { foldText } from '../text/fold';
import { ASKS_ITSELF } from './follow-up';
import { reactionOf } from './small-talk';

/** A reading that was offered: the button's words, and the question that it stands for. */
export interface OfferedReading {
  label: string;
  asks: string;
}

/** The question that was asked back about, with what was offered. */
export interface OpenQuestion {
  question: string;
  readings: readonly OfferedReading[];
}

/**
 * What typed words say to the question which reading is meant. CHOSEN: one of them. ALL: any of them will do. REFINED: none
 * by name, but words to go with the question.
 */
export type ClarifyingReply = { kind: 'CHOSEN' | 'REFINED'; asks: string } | { kind: 'ALL' };

/** A reply of more words than this says more than which one. */
const MOST_WORDS = 8;
/** Beginnings that two words must share to be forms of one: annual, annually. */
const SHORTEST_STEM = 4;

/** Words that a question may begin with before it asks. */
const OPENERS: ReadonlySet<string> = new Set(['and', 'but', 'ok', 'okay', 'so', 'also', 'hi', 'hello', 'und', 'aber', 'et', 'y', 'e', 'en']);
const FILLER = 'i mean|i meant|it is|its|is|number|option|no|nr|the|das|der|die|den|le|la|les|el|il|lo|o|a|os|as|de|het|please|bitte|svp|por favor|per favore|graag|one|ones|eine[rsn]?|uno|una';
const ORDINALS: readonly RegExp[] = [
  /^(?:1|1st|first|former|erste[rsn]?|premi(?:er|ere)|primer[oa]?|prim[oa]|primeir[oa]|eerste)$/,
  /^(?:2|2nd|second|zweite[rsn]?|deuxieme|second[eoa]?|segund[oa]|tweede)$/,
  /^(?:3|3rd|third|dritte[rsn]?|troisieme|tercer[oa]?|terz[oa]|terceir[oa]|derde)$/,
  /^(?:4|4th|fourth|vierte[rsn]?|quatrieme|cuart[oa]|quart[oa]|vierde)$/,
];
const LAST = /^(?:last|latter|letzte[rsn]?|dernier|derniere|ultim[oa]|laatste)$/;
const ALL = /^(?:(?:tell me |show me )?(?:both|all)(?: of (?:them|these|those))?|beide[sn]?|alle|les deux|tous|toutes|(?:los|las|os|as) d(?:os|ois|uas)|amb[oa]s|entrambi|tutti|allebei|allemaal)(?: please)?$/;
const NONE = /^(?:neither|none|not (?:those|these)|something else|other|another one|kein[es]?|weder noch|etwas anderes|was anderes|aucun[e]?|ni l un ni l autre|autre chose|ningun[oa]?|otra cosa|nessun[oa]?|altro|nenhum[a]?|outra coisa|geen|iets anders)(?: (?:of (?:them|these|those|the (?:two|three|four))|von (?:beiden|diesen)|des deux|de (?:los|las) dos|dei due|d(?:os|as) duas|van beide))?$/;

/** Folded words without what carries nothing. */
function wordsOf(text: string): string[] {
  return foldText(text).text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether typed words say that none of the readings is meant. */
export function meansNone(text: string): boolean {
  return NONE.test(wordsOf(text).join(' ')) || reactionOf(text, true) === 'NEGATIVE';
}

/**
 * Reads what was typed instead of a tap.
 * @returns null when it is a question of its own, or says nothing in words
 */
export function readClarification(text: string, { question, readings }: OpenQuestion): ClarifyingReply | null {
  const words = wordsOf(text);
  const said = words.join(' ');
  if (words.length === 0 || text.includes('\n')) return null;
  const same = readings.find(({ label }) => wordsOf(label).join(' ') === said);
  if (same) return { kind: 'CHOSEN', asks: same.asks };
  if (words.length > MOST_WORDS || ASKS_ITSELF.test(words.find((word) => !OPENERS.has(word)) ?? '')) return null;
  if (ALL.test(said)) return { kind: 'ALL' };
  const bare = said.replace(new RegExp(`\\b(?:${FILLER})\\b`, 'g'), ' ').trim().replace(/\s+/g, ' ');
  const counted = LAST.test(bare) ? readings.length - 1 : ORDINALS.findIndex((ordinal) => ordinal.test(bare));
  const chosen = readings[counted] ?? named(words, readings);
  return chosen ? { kind: 'CHOSEN', asks: chosen.asks } : { kind: 'REFINED', asks: `${question.replace(/[?!.\s]+$/, '')} – ${text.trim()}` };
}

/** The one reading that the words name by what tells it from the others. */
function named(words: readonly string[], readings: readonly OfferedReading[]): OfferedReading | undefined {
  const labels = readings.map(({ label }) => wordsOf(label));
  const scores = labels.map((label, at) => {
    const telling = label.filter((word) => !labels.some((other, index) => index !== at && other.some((one) => alike(one, word))));
    return telling.filter((word) => words.some((said) => alike(said, word))).length;
  });
  const most = Math.max(...scores);
  return most > 0 && scores.filter((score) => score === most).length === 1 ? readings[scores.indexOf(most)] : undefined;
}

/** The same word, or one that goes on from it. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length >= SHORTEST_STEM && long.startsWith(short));
}
