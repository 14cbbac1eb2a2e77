import type { Sql } from '../ports';
import { isCommonWord, rarity } from '../text/common-words';
import { editDistance } from '../text/edit-distance';
import { findPhrasings } from '../text/phrasings';
import { relatedPhrases, type SynonymIndex } from '../text/synonyms';
import type { Question } from './question';

/** How much a word that was not asked, but means the same, counts. Measured best around a third (docs/retrieval.md). */
const SYNONYM_WEIGHT = 0.35;
/** The same for what customers put in words of their own; .25 to .7 do nearly as well (docs/retrieval.md). */
const PHRASING_WEIGHT = 0.5;
/** Rarity in English at large from which on a word names a thing rather than says something of it. */
const NAMING = 0.9;
const CARRIED_WEIGHT = 0.5;
const CORRECTED_WEIGHT = 0.8;
/** What a word as common as can be still tells of a subject, and how much its absence tells of another one. Tried on the own sets. */
const LEAST_SUBJECT = 0.6;
const LEAST_MISSED = 0.25;

/** The size of a workspace's knowledge. */
export interface CorpusFigures {
  passages: number;
  /** Mean number of terms of a passage. */
  averageLength: number;
}

export interface WeighedTerm {
  term: string;
  /** 1 as asked, less for synonyms, corrections and carried words. */
  weight: number;
  /**
   * Inverse document frequency, ln(1 + (N - df + 0.5) / (df + 0.5)) (Robertson and Zaragoza 2009), times how much the word
   * tells of a subject in English at large.
   */
  idf: number;
  /** As asked (or corrected), not merely a synonym or carried over. */
  asked: boolean;
  /** The asked words that a related one stands for; empty for what was asked and for carried words. */
  standsFor: string[];
}

export interface WeighedQuestion extends CorpusFigures {
  terms: WeighedTerm[];
  /** Share of the question's own content words that occur nowhere in the knowledge, even corrected; common ones count less. 0..1. */
  unknownShare: number;
}

/** A weighed question, and the model the workspace's index answers with (null before anything was stored through the index). */
export interface LookedUp extends WeighedQuestion {
  model: string | null;
}

interface Frequencies extends CorpusFigures {
  model: string | null;
  frequency: Record<string, number> | null;
}

/** Looks up how rare each word of the question is here; words the workspace does not know are corrected if one is close. */
export async function weighTerms(sql: Sql, workspaceId: string, question: Question, synonyms: SynonymIndex): Promise<LookedUp> {
  const asked = [...new Set(question.tokens.map((token) => token.term))];
  const carried = [...new Set(question.carried.map((token) => token.term))];
  const phrases = relatedPhrases(synonyms, question.tokens.map((token) => token.term));
  const phrasings = findPhrasings(question.text);
  const related = new Set([...[...asked, ...carried].flatMap((term) => synonyms.get(term) ?? []), ...[...phrases, ...phrasings].flatMap((found) => found.related)]);
  const [figures] = await sql.query<Frequencies>(
    `select s.passages, s.average as "averageLength", f.frequency, (select model from knowledge_index where workspace_id = $1) as model
       from (select count(*)::int as passages, coalesce(sum(term_count)::float8 / nullif(count(*), 0), 0) as average from passage where workspace_id = $1) s,
            (select json_object_agg(term, n) as frequency from
              (select term, count(*)::int as n from passage_term where workspace_id = $1 and term = any($2::text[]) group by term) d) f`,
    [workspaceId, [...new Set([...asked, ...carried, ...related])]],
  );
  const frequency = new Map(Object.entries(figures?.frequency ?? {}));
  const passages = figures?.passages ?? 0;
  const weights = new Map<string, { weight: number; asked: boolean; standsFor: string[] }>();
  const raise = (term: string, weight: number, own: boolean, standsFor: readonly string[] = []) => {
    const now = weights.get(term);
    weights.set(term, { weight: Math.max(now?.weight ?? 0, weight), asked: own || (now?.asked ?? false), standsFor: [...(now?.standsFor ?? []), ...standsFor] });
  };

  const unknown = asked.filter((term) => !frequency.has(term));
  const standsForOther = (term: string) => (synonyms.get(term) ?? []).some((synonym) => frequency.has(synonym));
  const everyday = new Set(question.tokens.filter((token) => isCommonWord(token.word)).map((token) => token.term));
  const understood = new Set([...everyday, ...phrasings.flatMap((found) => found.own)]);
  const slips = unknown.filter((term) => /^[a-z]{4,}$/.test(term) && !understood.has(term) && !standsForOther(term));
  const corrections = passages > 0 ? await correct(sql, workspaceId, slips) : new Map<string, Correction>();
  for (const found of corrections.values()) {
    raise(found.term, CORRECTED_WEIGHT, true);
    frequency.set(found.term, found.frequency);
    for (const synonym of synonyms.get(found.term) ?? []) raise(synonym, SYNONYM_WEIGHT * CORRECTED_WEIGHT, false, [found.term]);
  }
  for (const term of asked) {
    raise(term, 1, true);
    // A word that only stands for others ("amex") is asked through them.
    const stand = frequency.has(term) ? SYNONYM_WEIGHT : 2 * SYNONYM_WEIGHT;
    for (const synonym of synonyms.get(term) ?? []) raise(synonym, stand, false, [term]);
  }
  for (const { phrase, related: terms } of phrases) {
    const stand = phrase.every((term) => frequency.has(term)) ? SYNONYM_WEIGHT : 2 * SYNONYM_WEIGHT;
    for (const synonym of terms) raise(synonym, stand, false, phrase);
  }
  for (const { own, related: terms } of phrasings) {
    // What names a thing ("do you take amex") is asked all the same: another payment method tells nothing of it.
    const loose = own.filter((term) => rarity(term) < NAMING);
    for (const synonym of terms) if (!own.includes(synonym)) raise(synonym, PHRASING_WEIGHT, false, loose.length > 0 ? loose : own);
  }
  for (const term of carried) {
    raise(term, CARRIED_WEIGHT, false);
    for (const synonym of synonyms.get(term) ?? []) raise(synonym, SYNONYM_WEIGHT * CARRIED_WEIGHT, false, [term]);
  }
  const lost = unknown.filter((term) => !corrections.has(term) && !standsForOther(term));
  return {
    passages,
    averageLength: figures?.averageLength ?? 0,
    model: figures?.model ?? null,
    unknownShare: asked.length > 0 ? missed(lost) / missed(asked) : 1,
    terms: [...weights].map(([term, { weight, asked: own, standsFor }]) => {
      const n = frequency.get(term) ?? 0;
      return { term, weight, asked: own, standsFor, idf: Math.log(1 + (passages - n + 0.5) / (n + 0.5)) * (LEAST_SUBJECT + (1 - LEAST_SUBJECT) * rarity(term)) };
    }),
  };
}

/** How much it would tell if none of the words occurred. */
function missed(terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + LEAST_MISSED + (1 - LEAST_MISSED) * rarity(term), 0);
}

interface Correction {
  term: string;
  frequency: number;
}

/** The most frequent known term one edit away (two from eight letters on) that begins with the same letter. */
async function correct(sql: Sql, workspaceId: string, terms: string[]): Promise<Map<string, Correction>> {
  const found = new Map<string, Correction>();
  if (terms.length === 0) return found;
  const initials = [...new Set(terms.map((term) => term.charAt(0)))];
  const vocabulary = await sql.query<Correction>(
    `select term, count(*)::int as frequency from passage_term
      where workspace_id = $1 and (${initials.map((_, at) => `(term >= $${2 * at + 2} and term < $${2 * at + 3})`).join(' or ')}) group by term`,
    [workspaceId, ...initials.flatMap((letter) => [letter, String.fromCharCode(letter.charCodeAt(0) + 1)])],
  );
  for (const term of terms) {
    const limit = term.length >= 8 ? 2 : 1;
    let best: (Correction & { distance: number }) | null = null;
    for (const known of vocabulary) {
      const distance = editDistance(term, known.term, limit);
      if (distance > limit) continue;
      if (!best || distance < best.distance || (distance === best.distance && known.frequency > best.frequency)) best = { ...known, distance };
    }
    if (best) found.set(term, best);
  }
  return found;
}
