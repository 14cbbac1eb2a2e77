import { dot } from '../embed/vector';
import { BILLING_SYNONYMS, indexSynonyms, type SynonymIndex } from '../text/synonyms';
import { namesRole, type Fact } from './extract-facts';

/** Two documents that state different figures of the same thing. */
export interface Conflict {
  left: Fact;
  right: Fact;
  /** How sure it is that both speak of the same, 0..1. */
  score: number;
  /** Words both have in common, the most telling first. */
  subject: string[];
}

/** From here on two facts are taken to speak of the same thing; chosen on constructed documents (find-conflicts.spec.ts). */
export const SAME_SUBJECT = 0.6;
/** A bucket of more facts is looked at in part: so many figures of one role are a price list, not statements. */
const MOST_PER_BUCKET = 1_500;
/** Comparisons between two pauses, about a millisecond's work. */
const STEP = 200;
const SYNONYMS = indexSynonyms(BILLING_SYNONYMS);

/**
 * Facts of different documents about the same thing whose figures cannot both hold. Compared are facts of one kind, unit,
 * role and frame in the same scope; same subject = meaning of the sentences (.4), words of the clauses (.45) and of what stands around them (.15). Where one of the
 * documents gives several figures for it (a price list), none of the other's may fit.
 * Works in steps, so that whoever runs it can let others have their turn between them.
 * @param vectorOf a unit vector of a fact's sentence, or null
 */
export function* findConflicts(facts: readonly Fact[], vectorOf: (fact: Fact) => Float32Array | null, synonyms: SynonymIndex = SYNONYMS): Generator<void, Conflict[]> {
  const buckets = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = [fact.value.kind, fact.value.unit, fact.role, fact.frame, fact.scope.join(' '), fact.conditions.join(' ')].join('|');
    const bucket = buckets.get(key) ?? [];
    if (bucket.length < MOST_PER_BUCKET) bucket.push(fact);
    buckets.set(key, bucket);
  }
  const found = new ByScore();
  for (const bucket of buckets.values()) yield* conflictsIn(bucket, vectorOf, synonyms, found);
  return [...found.surestFirst()];
}

/** Conflicts in the order of their scores without ever sorting them, which for a hundred thousand would be one long step. */
class ByScore {
  private readonly byThousandths = new Map<number, Conflict[]>();

  add(conflict: Conflict): void {
    const score = Math.round(conflict.score * 1_000);
    const equal = this.byThousandths.get(score);
    if (equal) equal.push(conflict);
    else this.byThousandths.set(score, [conflict]);
  }

  *surestFirst(): Generator<Conflict> {
    for (const score of [...this.byThousandths.keys()].sort((a, b) => b - a)) yield* this.byThousandths.get(score) ?? [];
  }
}

/** Adds to `found` what contradicts each other among facts that can be compared. */
function* conflictsIn(bucket: readonly Fact[], vectorOf: (fact: Fact) => Float32Array | null, synonyms: SynonymIndex, found: ByScore): Generator<void> {
  const differing = new ByScore();
  /** By fact: the documents that state a figure which agrees with it, for the same thing. */
  const agreeing = new Map<Fact, Set<string>>();
  const note = (fact: Fact, other: Fact) => agreeing.set(fact, (agreeing.get(fact) ?? new Set()).add(other.documentId));
  let compared = 0;
  for (let at = 0; at < bucket.length; at += 1) {
    const left = bucket[at] as Fact;
    for (let next = at + 1; next < bucket.length; next += 1) {
      const right = bucket[next] as Fact;
      if (left.documentId === right.documentId) continue;
      compared += 1;
      if (compared % STEP === 0) yield;
      const match = sameSubject(left, right, vectorOf, synonyms);
      if (!match) continue;
      if (agree(left, right)) {
        note(left, right);
        note(right, left);
      } else differing.add({ left, right, ...match });
    }
  }
  // A document that states a figure that agrees, for the same thing, does not contradict by another one it states too.
  const settled = (one: Fact, other: Fact) => agreeing.get(one)?.has(other.documentId) ?? false;
  // Of several pairs of the same two sentences, or of a sentence with several of one document, the surest.
  const seen = new Set<string>();
  const keyOf = (fact: Fact, other: Fact) => `${fact.documentId} ${fact.passageId} ${fact.position} ${other.documentId}`;
  for (const conflict of differing.surestFirst()) {
    compared += 1;
    if (compared % STEP === 0) yield;
    const { left, right } = conflict;
    if (settled(left, right) || settled(right, left)) continue;
    const keys = [keyOf(left, right), keyOf(right, left)];
    if (keys.some((key) => seen.has(key))) continue;
    keys.forEach((key) => seen.add(key));
    found.add(conflict);
  }
}

/** The figures can both be true. */
function agree(a: Fact, b: Fact): boolean {
  return a.value.from <= b.value.to + 1e-9 && b.value.from <= a.value.to + 1e-9;
}

function sameSubject(a: Fact, b: Fact, vectorOf: (fact: Fact) => Float32Array | null, synonyms: SynonymIndex): { score: number; subject: string[] } | null {
  if (exchanged(a.loose, b.loose) || a.names.some((name) => !b.words.has(name)) || b.names.some((name) => !a.words.has(name))) return null;
  const meets = (term: string, others: ReadonlySet<string>) => others.has(term) || (synonyms.get(term) ?? []).some((synonym) => others.has(synonym));
  const [inA, inB] = [[...a.terms].filter((term) => meets(term, b.terms)), [...b.terms].filter((term) => meets(term, a.terms))];
  // The words in common must name a thing, not merely that something is valid or costs something.
  if (inA.length < 2 || inA.every(namesRole)) return null;
  const words = (inA.length + inB.length) / (a.terms.size + b.terms.size);
  const around = 2 * [...a.context].filter((term) => b.context.has(term)).length / (a.context.size + b.context.size);
  const contained = Math.max(inA.length / a.terms.size, inB.length / b.terms.size);
  const [va, vb] = [vectorOf(a), vectorOf(b)];
  const meaning = va && vb ? Math.max(0, dot(va, vb)) : words;
  const score = Math.round((0.4 * meaning + 0.3 * words + 0.15 * contained + 0.15 * around) * 1_000) / 1_000;
  return score >= SAME_SUBJECT ? { score, subject: inA } : null;
}

/** One member of a group stands where the other has another one. */
function exchanged(a: readonly string[], b: readonly string[]): boolean {
  const groups = new Set([...a, ...b].map((name) => name.split(':')[0]));
  return [...groups].some((group) => {
    const own = (list: readonly string[]) => list.filter((name) => name.startsWith(`${group}:`));
    const [onlyA, onlyB] = [own(a).filter((name) => !b.includes(name)), own(b).filter((name) => !a.includes(name))];
    return onlyA.length > 0 && onlyB.length > 0;
  });
}
