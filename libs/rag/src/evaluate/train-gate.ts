import { describeSearch, type FeatureName, type Features } from '../answer/features';
import { type GateWeights, predict } from '../answer/gate';
import type { Embedder, Sql } from '../ports';
import { search } from '../retrieve/search';
import { fitLogistic, type Example } from './logistic';
import type { LabelledQuestion } from './question-set';

/** One question as it was searched. */
export interface Sample {
  question: LabelledQuestion;
  features: Features;
  topIsGold: boolean;
  /** The question's own documents were taken away first: certainly unanswerable, and worded like a real question. */
  leftOut: boolean;
}

/** How customers wrap what they ask. Words that have nothing to do with the answer, on all kinds of questions alike. */
const WRAPPINGS: readonly ((question: string) => string)[] = [
  (question) => question,
  (question) => `Hi there, sorry to bother you on a monday morning but my boss keeps asking me: ${question}`,
  (question) => `${question}? been looking around the site for half an hour and can't find it, kind of urgent`,
  (question) => `So I sat down with my colleague from the other office yesterday and we were wondering about this. ${question.charAt(0).toUpperCase()}${question.slice(1)}?`,
];

/** Searches every question, plainly and wrapped, and every answerable one again without its documents. */
export async function collectSamples(sql: Sql, embedder: Embedder, workspaceId: string, slugs: ReadonlyMap<string, string>, questions: readonly LabelledQuestion[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  const take = async (question: LabelledQuestion, leftOut: boolean) => {
    const found = await search((work) => work(sql), question.text, { embedder, workspaceId });
    const top = slugs.get(found.passages[0]?.documentId ?? '') ?? '';
    samples.push({ question, leftOut, topIsGold: question.gold.includes(top), features: describeSearch(found) });
  };
  const worded = questions.flatMap((question) => WRAPPINGS.map((wrap) => ({ ...question, text: wrap(question.text) })));
  for (const question of worded) {
    await take(question, false);
    if (question.kind !== 'answerable') continue;
    const gold = [...slugs].filter(([, slug]) => question.gold.includes(slug)).map(([id]) => id);
    await sql.query('begin');
    await sql.query('delete from passage where workspace_id = $1 and document_id = any($2::uuid[])', [workspaceId, gold]);
    await take(question, true);
    await sql.query('rollback');
  }
  return samples;
}

const SUBJECT: readonly FeatureName[] = ['lexicalShare', 'bestMeaning', 'coverage', 'unknownShare', 'overlap', 'bestSentence'];
/** No absolute amount of matching words: that grows with terse questions and tidy corpora, not with answerability. */
const ANSWERABLE: readonly FeatureName[] = ['agreement', 'bestSentence', 'bestMeaning', 'sentenceCoverage', 'ownerStability', 'spread'];

/** Shares of the project's own answerable questions that the bands should reach. */
const TARGET = { notDeclined: 0.985, sure: 0.93, answered: 0.8, tentative: 0.98 };

/** Fits both models and sets the bands by coverage of the answerable questions. */
export function trainGate(samples: readonly Sample[]): GateWeights {
  const answerable = samples.filter((sample) => sample.question.kind === 'answerable' && !sample.leftOut);
  const far = samples.filter((sample) => sample.question.kind === 'far');
  const near = samples.filter((sample) => sample.question.kind === 'near');
  const leftOut = samples.filter((sample) => sample.leftOut);
  const examples = (rows: readonly Sample[], label: 0 | 1, mass: number): Example[] => rows.map(({ features }) => ({ features, label, weight: mass / Math.max(1, rows.length) }));
  const up = (names: readonly FeatureName[]) => Object.fromEntries(names.map((name) => [name, name === 'unknownShare' ? -1 : 1])) as Partial<Record<FeatureName, 1 | -1>>;

  const subject = fitLogistic([...examples(answerable, 1, 1), ...examples(far, 0, 1)], SUBJECT, { l2: 0.02, signs: up(SUBJECT) });
  const right = answerable.filter((sample) => sample.topIsGold);
  const judged = fitLogistic([...examples(right, 1, 1), ...examples(leftOut, 0, 0.5), ...examples(near, 0, 0.4), ...examples(far, 0, 0.1)], ANSWERABLE, { l2: 0.02, signs: up(ANSWERABLE) });
  const at = (model: typeof subject, share: number) => {
    const values = answerable.map((sample) => predict(model, sample.features)).sort((a, b) => b - a);
    return Number((values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0).toFixed(4));
  };
  return { subject, answerable: judged, subjectFloor: at(subject, TARGET.notDeclined), subjectSure: at(subject, TARGET.sure), answeredFrom: at(judged, TARGET.answered), tentativeFrom: at(judged, TARGET.tentative) };
}
