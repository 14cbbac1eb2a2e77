import type { Question } from '../retrieve/question';
import type { Scored } from '../retrieve/rank';
import { tokenize } from '../text/tokenize';
import type { Reading } from './answer-draft';
import { askedTypes, statedTypes } from './answer-type';
import { figuresOf } from './figures';
import type { RankedSentence } from './rank-sentences';

/** More than this many are a list to read, not a question to answer. */
const MOST_READINGS = 4;
/** Sentences that are looked at. */
const LOOKED_AT = 10;
/** Words by which two headings may differ and still be two cases of one thing. */
const MOST_APART = 3;
/**
 * Share of the first one's chance from which another sentence may be meant as well, and the share of their content words, figures and
 * case words aside, that they have in common: under headings made alike ("Annual plans", "Monthly plans"), and under others beside each other.
 */
const PARALLEL = { chance: 0.005, alike: 0.25 };
const BESIDE = { chance: 0.15, alike: 0.5 };
const LONGEST_LABEL = 80;

const DENIES = /\b(?:not|no|never|cannot|can't|don't|doesn't|isn't|aren't|without|nicht|kein\w*|nie|pas|jamais|aucun\w*|nunca|non|mai|niet|geen|não)\b/i;

/**
 * The cases between which a question leaves open which one is meant: sections that say the same thing of different cases
 * (annual and monthly plans), answer the question equally well, and say something different. Null when one is clearly meant.
 * A question that names its case has one reading.
 */
export function twoReadings(question: Question, ranked: readonly RankedSentence[]): Reading[] | null {
  const [first] = ranked;
  if (!first) return null;
  const asked = new Set([...question.tokens, ...question.carried].map((token) => token.term));
  const readings = [first];
  for (const other of ranked.slice(1, LOOKED_AT)) {
    if (other.chance < first.chance * PARALLEL.chance) break;
    if (readings.every((one) => rivals(question.text, asked, one, other))) readings.push(other);
  }
  if (readings.length < 2 || readings.length > MOST_READINGS) return null;
  const labels = readings.map((one) => labelOf(one, readings, asked));
  if (labels.some((label) => label === '') || new Set(labels.map((label) => label.toLowerCase())).size < labels.length) return null;
  return labels.map((label) => ({ label, asks: askedOf(question.text, label) }));
}

/** The question with the case it is about. */
export function askedOf(question: string, label: string): string {
  return `${question.replace(/[?!.\s]+$/, '')} – ${label}?`;
}

/** Whether two sentences answer the question equally, for two cases that it does not tell apart, and differently. */
function rivals(question: string, asked: ReadonlySet<string>, one: RankedSentence, other: RankedSentence): boolean {
  const [a, b] = [statementOf(one), statementOf(other)];
  if (a.kind === 'row' || b.kind === 'row' || a.section === b.section) return false;
  const least = parallel(one.passage.headingPath, other.passage.headingPath) ? PARALLEL : siblings(one.passage, other.passage) ? BESIDE : null;
  if (!least || Math.min(one.chance, other.chance) < Math.max(one.chance, other.chance) * least.chance) return false;
  const [apartA, apartB] = [apart(a.heads, b.heads, asked), apart(b.heads, a.heads, asked)];
  if (apartA.length === 0 || apartB.length === 0 || apartA.length > MOST_APART || apartB.length > MOST_APART) return false;
  const met = (statement: Statement): string => [...asked].filter((term) => statement.all.has(term)).sort().join(' ');
  if (met(a) !== met(b)) return false;
  const wanted = askedTypes(question);
  const states = (statement: Statement): boolean => wanted.size === 0 || [...statedTypes(statement.text)].some((type) => wanted.has(type));
  return states(a) === states(b) && differ(a.text, b.text) && alike(a, b, new Set([...apartA, ...apartB])) >= least.alike;
}

/** Headings made alike: level by level the same, or beginning or ending with the same word. */
function parallel(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((heading, level) => {
    const [own, theirs] = [tokenize(heading), tokenize(b[level] ?? '')];
    return heading === b[level] || (own.length > 0 && (own[0]?.term === theirs[0]?.term || own.at(-1)?.term === theirs.at(-1)?.term));
  });
}

/** Two sections of one document under the same heading. */
function siblings(a: Scored, b: Scored): boolean {
  return a.documentId === b.documentId && a.headingPath.length === b.headingPath.length && a.headingPath.slice(0, -1).join('\n') === b.headingPath.slice(0, -1).join('\n');
}

interface Statement {
  text: string;
  kind: string;
  section: string;
  words: ReadonlySet<string>;
  heads: ReadonlySet<string>;
  all: ReadonlySet<string>;
}

function statementOf({ passage, at }: RankedSentence): Statement {
  const sentence = passage.sentences[at];
  const words = termsOf(sentence?.text ?? '');
  const heads = termsOf(passage.headingPath.join(' '));
  return { text: sentence?.text ?? '', kind: sentence?.kind ?? 'row', section: sectionOf(passage), words, heads, all: new Set([...words, ...heads]) };
}

/** Words of a section's headings that neither the other's nor the question have. */
function apart(heads: ReadonlySet<string>, others: ReadonlySet<string>, asked: ReadonlySet<string>): string[] {
  return [...heads].filter((term) => !others.has(term) && !asked.has(term));
}

/** Other figures, or one denies what the other grants. */
function differ(a: string, b: string): boolean {
  const figures = (text: string): string => figuresOf(text).map(({ spellings, unit }) => `${spellings.at(-1) ?? ''} ${unit ?? ''}`).sort().join('\n');
  return figures(a) !== figures(b) || DENIES.test(a) !== DENIES.test(b);
}

/** Dice's coefficient of the content words, without figures and without what names the case. */
function alike(a: Statement, b: Statement, cases: ReadonlySet<string>): number {
  const rest = ({ words }: Statement): string[] => [...words].filter((term) => !cases.has(term) && !/^\d/.test(term));
  const [own, theirs] = [rest(a), new Set(rest(b))];
  return own.length + theirs.size === 0 ? 0 : (2 * own.filter((term) => theirs.has(term)).length) / (own.length + theirs.size);
}

/** The innermost heading that tells this case from the others. */
function labelOf(one: RankedSentence, all: readonly RankedSentence[], asked: ReadonlySet<string>): string {
  const own = termsOf(one.passage.headingPath.join(' '));
  const telling = new Set(all.filter((other) => other !== one).flatMap((other) => apart(own, termsOf(other.passage.headingPath.join(' ')), asked)));
  const heading = [...one.passage.headingPath].reverse().find((words) => [...termsOf(words)].some((term) => telling.has(term)));
  return (heading ?? '').slice(0, LONGEST_LABEL);
}

function sectionOf({ documentId, headingPath }: Scored): string {
  return `${documentId}\n${headingPath.join('\n')}`;
}

function termsOf(text: string): Set<string> {
  return new Set(tokenize(text).map((token) => token.term));
}
