import { describeSearch, type FeatureName, type Features } from '../answer/features';
import { type GateWeights, headsOf, type QuestionHead, subjectOf } from '../answer/gate';
import { fitMap, sigmoid } from '../answer/map-logistic';
import { rankSentences, type SentenceModels } from '../answer/rank-sentences';
import { type JudgedAnswer, thresholdFor } from '../answer/reliability';
import { fitLogistic, type Example } from './logistic';
import type { QuestionKinds } from './question-kinds';
import type { Sample } from './samples';

/** A sample as the gate sees it, with the sentences ranked by a model that has not seen its company. */
export interface GateSample {
  company: string;
  group: 'right' | 'wrong' | 'leftOut' | 'near' | 'far';
  features: Features;
  vector: Float32Array;
  /** Asked plainly rather than wrapped in chatter, and nothing taken away: only these are counted. */
  plain: boolean;
}

/** Describes samples by a sentence model; needs-a-person questions are no matter of the gate. */
export function gateSamples(samples: readonly Sample[], sentences: SentenceModels): GateSample[] {
  return samples.flatMap(({ company, question, found, slugs, leftOut, plain }) => {
    if (question.kind === 'person') return [];
    const ranked = rankSentences(found, sentences);
    const first = slugs.get(ranked[0]?.passage.documentId ?? '') ?? '';
    const group = leftOut ? 'leftOut' : question.kind !== 'answerable' ? question.kind : question.gold.includes(first) ? 'right' : 'wrong';
    return [{ company, group, features: describeSearch(found, ranked), vector: found.vector, plain: plain && !leftOut }];
  });
}

const SUBJECT: readonly FeatureName[] = ['lexicalShare', 'bestMeaning', 'coverage', 'unknownShare', 'overlap', 'bestSentence'];
/**
 * Concentration and agreement only. Absolute amounts of matching words separate one author's near misses from the rest
 * but not another's (docs/retrieval.md), so they stay out.
 */
const RETRIEVAL: readonly FeatureName[] = [
  'agreement', 'bestSentence', 'ownerStability', 'spread', 'ownerMargin', 'extractors', 'sentenceChance', 'documentChance', 'contentChance', 'sentenceScore', 'stated',
];
const MASS: Record<GateSample['group'], number> = { right: 1, wrong: 0.3, leftOut: 0.6, near: 0.25, far: 0.05 };
/** Vectors have length 1, features deviation 1: brings the former to a like size. */
const VECTOR_SCALE = 10;
const QUESTION_STRENGTH = 0.1;

/** Share of the covered questions' weight that goes to those which nearly any company's pages answer, so that one author's near misses do not outweigh them. */
const EVERYDAY_SHARE = 0.4;

/** Shares of the project's own answerable questions that the bands should reach: among all, and among those asked plainly. */
const TARGET = { notDeclined: 0.985, sure: 0.97 };
/** The closest passage is worth a look when it answers one time in seven: one tap says whether it does. */
const TENTATIVE_FROM = 0.15;
/** In the calibration mix one question in four is not answered by the documents. */
const UNANSWERED_SHARE = 0.25;
/**
 * Share of stated answers that may be unsupported, on questions like those of the record: the highest, in whole hundredths, at which no more
 * than 40 % of the own sets' held-out questions that the documents do not answer are answered plainly (.38 at .24; .40 to .49 at .25).
 */
export const MISS_RATE = 0.24;

type Heads = Pick<GateWeights, 'retrieval' | 'question'>;

/**
 * Fits the heads on all samples, and, for calibration, thresholds and the stated miss rate, once per company without it:
 * what is claimed was measured on companies the heads had not seen.
 */
export function trainGate(samples: readonly GateSample[], model: string, kinds: QuestionKinds): GateWeights {
  const companies = [...new Set(samples.map((sample) => sample.company))];
  const apart = companies.flatMap((company) => {
    const heads = trainHeads(samples.filter((sample) => sample.company !== company), model, kinds);
    return samples.filter((sample) => sample.company === company && sample.plain && sample.group !== 'far').map((sample) => ({ sample, ...headsOf({ ...sample, model }, heads) }));
  });
  const answerable = apart.filter(({ sample }) => sample.group !== 'near');
  const near = apart.length - answerable.length;
  const weightOf = (group: GateSample['group']) => (group === 'near' ? UNANSWERED_SHARE / Math.max(1, near) : (1 - UNANSWERED_SHARE) / Math.max(1, answerable.length)) * apart.length;
  const platt = (inputs: (row: (typeof apart)[number]) => number[], width: number) =>
    [...fitMap(apart.map((row) => ({ x: [1, ...inputs(row)], label: row.sample.group === 'right' ? 1 : 0, weight: weightOf(row.sample.group) })), Array.from({ length: width + 1 }, (_, k) => ({ mean: k === 0 ? 0 : 1, strength: 1 })))].map(round);
  const [bias = 0, retrieval = 1, question = 0] = platt((row) => [row.retrieval, row.question ?? 0], 2);
  const [aloneBias = 0, alone = 1] = platt((row) => [row.retrieval], 1);
  const calibration = { both: { bias, retrieval, question }, alone: { bias: aloneBias, retrieval: alone } };

  const heads = trainHeads(samples, model, kinds);
  const subjects = trainSubject(samples, model, kinds);
  const record = mixed(apart.map((row): JudgedAnswer & { near: boolean } => ({
    confidence: round(sigmoid(bias + retrieval * row.retrieval + question * (row.question ?? 0))), supported: row.sample.group === 'right', near: row.sample.group === 'near',
  })));
  const known = samples.filter((sample) => sample.group === 'right' || sample.group === 'wrong');
  const coverage = (values: readonly number[], share: number) => round([...values].sort((a, b) => b - a)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0);
  const subjectOdds = (rows: readonly GateSample[]) => rows.map((sample) => subjectOf({ ...sample, model }, subjects));
  const plainly = subjectOdds(known.filter((sample) => sample.plain));
  const answeredFrom = thresholdFor(MISS_RATE, record, []);
  return {
    ...subjects,
    ...heads,
    calibration,
    missRate: MISS_RATE,
    subjectFloor: round(sigmoid(coverage(subjectOdds(known).map(({ search }) => search), TARGET.notDeclined))),
    subjectSure: { both: coverage(plainly.map(({ search, both }) => both ?? search), TARGET.sure), alone: coverage(plainly.map(({ search }) => search), TARGET.sure) },
    answeredFrom,
    tentativeFrom: Math.min(answeredFrom, TENTATIVE_FROM),
    record,
  };
}

/** As many near misses as the calibration mix has, evenly drawn; the order is that of the samples. */
function mixed(rows: readonly (JudgedAnswer & { near: boolean })[]): JudgedAnswer[] {
  const answerable = rows.filter((row) => !row.near).length;
  const wanted = Math.round((answerable * UNANSWERED_SHARE) / (1 - UNANSWERED_SHARE));
  const near = rows.filter((row) => row.near);
  const kept = new Set(near.filter((_, at) => Math.floor(((at + 1) * wanted) / near.length) > Math.floor((at * wanted) / near.length)));
  return rows.filter((row) => !row.near || kept.has(row)).map(({ confidence, supported }) => ({ confidence, supported }));
}

function trainHeads(samples: readonly GateSample[], model: string, kinds: QuestionKinds): Heads {
  const count = new Map<string, number>();
  const keyOf = (sample: GateSample) => `${sample.company} ${sample.group}`;
  for (const sample of samples) count.set(keyOf(sample), (count.get(keyOf(sample)) ?? 0) + 1);
  const examples = samples.map((sample): Example => ({ features: sample.features, label: sample.group === 'right' ? 1 : 0, weight: MASS[sample.group] / (count.get(keyOf(sample)) ?? 1) }));
  const retrieval = fitLogistic(examples, RETRIEVAL, { l2: 0.01, signs: Object.fromEntries(RETRIEVAL.map((name) => [name, 1])) });
  const vectorsOf = (group: (of: GateSample['group']) => boolean) => samples.filter((sample) => group(sample.group)).map((sample) => sample.vector);
  const covered = vectorsOf((group) => group === 'right' || group === 'wrong');
  return { retrieval, question: trainHead(model, [[covered, 1 - EVERYDAY_SHARE], [kinds.everyday, EVERYDAY_SHARE]], vectorsOf((group) => group === 'near')) };
}

/** Parts of the positive examples with the share of the weight each has, against the negative ones with as much in all. */
function trainHead(model: string, positive: readonly (readonly [vectors: readonly Float32Array[], share: number])[], negative: readonly Float32Array[]): QuestionHead {
  const half = 0.5 / QUESTION_STRENGTH;
  const rows = (vectors: readonly Float32Array[], label: 0 | 1, mass: number) =>
    vectors.map((vector) => ({ x: [1, ...Array.from(vector, (value) => value * VECTOR_SCALE)], label, weight: mass / vectors.length }));
  const weights = fitMap(
    [...positive.flatMap(([vectors, share]) => rows(vectors, 1, half * share)), ...rows(negative, 0, half)],
    [{ mean: 0, strength: 1e-3 }, ...Array.from({ length: negative[0]?.length ?? 0 }, () => ({ mean: 0, strength: 1 }))],
  );
  const [bias = 0, ...rest] = weights;
  return { model, bias: round(bias), weights: rest.map((value) => Number((value * VECTOR_SCALE).toFixed(3))) };
}

/** Told apart by how the search went, and by the question alone: whatever a company sells, these are other subjects. */
function trainSubject(samples: readonly GateSample[], model: string, kinds: QuestionKinds): Pick<GateWeights, 'subject' | 'subjectQuestion'> {
  const known = samples.filter((sample) => sample.group === 'right' || sample.group === 'wrong');
  const far = samples.filter((sample) => sample.group === 'far');
  const of = (rows: readonly GateSample[], label: 0 | 1): Example[] => rows.map(({ features }) => ({ features, label, weight: 1 / Math.max(1, rows.length) }));
  const signs = Object.fromEntries(SUBJECT.map((name) => [name, name === 'unknownShare' ? -1 : 1])) as Partial<Record<FeatureName, 1 | -1>>;
  const near = samples.filter((sample) => sample.group === 'near' && sample.plain);
  const billing = [...known, ...near].map((sample) => sample.vector).concat(kinds.everyday);
  return {
    subject: fitLogistic([...of(known, 1), ...of(far, 0)], SUBJECT, { l2: 0.02, signs }),
    subjectQuestion: trainHead(model, [[billing, 1]], [...far.map((sample) => sample.vector), ...kinds.elsewhere]),
  };
}

const round = (value: number) => Number(value.toFixed(4));

