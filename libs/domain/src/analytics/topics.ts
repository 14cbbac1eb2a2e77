/** A first question with its meaning. */
export interface TopicQuestion {
  id: string;
  text: string;
  /** Unit length; all of one embedding model. */
  vector: Float32Array;
  handedOff: boolean;
  conversationId: string;
}

/** Questions that mean the same. */
export interface QuestionTopic {
  /** Id of the question that stands for it. */
  id: string;
  label: string;
  questions: TopicQuestion[];
  handedOff: number;
  centre: Float32Array;
}

/** Cosine from which two questions are taken to mean the same (see docs/analytics.md for how it was chosen). */
export const SAME_TOPIC = 0.6;
const MAX_LABEL = 90;
const ROUNDS = 3;

/**
 * Groups questions by meaning: each joins the nearest group whose centre is near enough, else begins one; then, for a few
 * rounds, every question moves to its nearest centre and groups that have come close are merged. Deterministic in the
 * order given. O(questions × groups).
 */
export function clusterQuestions(questions: readonly TopicQuestion[], threshold = SAME_TOPIC): QuestionTopic[] {
  let groups: TopicQuestion[][] = [];
  let centres: Float32Array[] = [];
  for (const question of questions) {
    const [nearest, similarity] = nearestOf(question.vector, centres);
    if (similarity >= threshold) {
      (groups[nearest] as TopicQuestion[]).push(question);
      centres[nearest] = centreOf(groups[nearest] as TopicQuestion[]);
    } else {
      groups.push([question]);
      centres.push(question.vector);
    }
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const next: TopicQuestion[][] = centres.map(() => []);
    for (const question of questions) (next[nearestOf(question.vector, centres)[0]] as TopicQuestion[]).push(question);
    ({ groups, centres } = merged(next.filter((group) => group.length > 0), threshold));
  }
  return groups
    .map((group, index) => topicOf(group, centres[index] as Float32Array))
    .sort((a, b) => b.questions.length - a.questions.length || (a.id < b.id ? -1 : 1));
}

/** How many of the questions belong to a topic, for its trend. */
export function countIn(topic: QuestionTopic, topics: readonly QuestionTopic[], questions: readonly TopicQuestion[], threshold = SAME_TOPIC): number {
  const centres = topics.map((one) => one.centre);
  const own = topics.indexOf(topic);
  return questions.filter((question) => {
    const [nearest, similarity] = nearestOf(question.vector, centres);
    return nearest === own && similarity >= threshold;
  }).length;
}

function merged(groups: TopicQuestion[][], threshold: number): { groups: TopicQuestion[][]; centres: Float32Array[] } {
  const kept: TopicQuestion[][] = [];
  const centres: Float32Array[] = [];
  for (const group of groups) {
    const centre = centreOf(group);
    // Centres of groups lie nearer to each other than single questions do, so merging asks for more.
    const [nearest, similarity] = nearestOf(centre, centres);
    if (similarity >= threshold + (1 - threshold) / 2) {
      kept[nearest] = [...(kept[nearest] as TopicQuestion[]), ...group];
      centres[nearest] = centreOf(kept[nearest] as TopicQuestion[]);
    } else {
      kept.push(group);
      centres.push(centre);
    }
  }
  return { groups: kept, centres };
}

function topicOf(group: TopicQuestion[], centre: Float32Array): QuestionTopic {
  const closest = [...group].sort((a, b) => dot(b.vector, centre) - dot(a.vector, centre) || (a.id < b.id ? -1 : 1));
  const medoid = closest[0] as TopicQuestion;
  const words = [...medoid.text.replace(/\s+/g, ' ').trim()];
  return { id: medoid.id, label: words.length > MAX_LABEL ? `${words.slice(0, MAX_LABEL - 1).join('')}…` : words.join(''), questions: closest, handedOff: group.filter((one) => one.handedOff).length, centre };
}

function nearestOf(vector: Float32Array, centres: readonly Float32Array[]): [number, number] {
  let best: [number, number] = [-1, -1];
  centres.forEach((centre, index) => {
    const similarity = dot(vector, centre);
    if (similarity > best[1]) best = [index, similarity];
  });
  return best;
}

function centreOf(group: readonly TopicQuestion[]): Float32Array {
  const sum = new Float32Array(group[0]?.vector.length ?? 0);
  for (const { vector } of group) vector.forEach((value, i) => (sum[i] = (sum[i] ?? 0) + value));
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] ?? 0);
  return sum;
}
