import fc from 'fast-check';
import { RESOLVED_BY } from '../conversation/types';
import { OUTCOMES, countOutcomes, isGuardBreach, outcomeOf, ratesOf, type EpisodeFacts } from './outcome';
import { clusterQuestions, countIn, type TopicQuestion } from './topics';

const facts = (more: Partial<EpisodeFacts> = {}): EpisodeFacts => ({ resolvedBy: null, handedOff: false, aiAnswers: 0, protected: false, aiWroteWhileLatched: false, ...more });
const anyFacts = fc.record({ resolvedBy: fc.constantFrom(null, ...RESOLVED_BY), handedOff: fc.boolean(), aiAnswers: fc.nat(3), protected: fc.boolean(), aiWroteWhileLatched: fc.boolean() });

it.each([
  [facts({ resolvedBy: 'AI_CONFIRMED' }), 'aiResolvedConfirmed'], [facts({ resolvedBy: 'AI_ASSUMED', handedOff: true }), 'aiResolvedAssumed'], [facts({ resolvedBy: 'ABANDONED' }), 'abandoned'],
  [facts({ resolvedBy: 'AGENT', handedOff: true }), 'agentResolved'], [facts({ handedOff: true }), 'handedOffOpen'], [facts(), 'pending'],
])('%j is %s', (episode, outcome) => expect(outcomeOf(episode)).toBe(outcome));

it('sums to the episodes, for any mix', () => {
  fc.assert(fc.property(fc.array(anyFacts), (episodes) => {
    const counts = countOutcomes(episodes);
    const rates = ratesOf(counts);
    expect(OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)).toBe(episodes.length);
    expect(rates.ended + counts.pending + counts.handedOffOpen).toBe(episodes.length);
    if (rates.deflectionRate !== null) expect(rates.deflectionRate).toBeLessThanOrEqual(1);
  }), { seed: 3 });
});

it('has no rate where nothing was counted', () => expect(ratesOf(countOutcomes([]))).toMatchObject({ deflectionRate: null, handoffRate: null }));

it('sees a breach of a protection', () => {
  expect(isGuardBreach(facts({ protected: true, handedOff: true, resolvedBy: 'AGENT' }))).toBe(false);
  expect(isGuardBreach(facts({ protected: true, aiWroteWhileLatched: true, handedOff: true }))).toBe(true);
  expect(isGuardBreach(facts({ protected: true, resolvedBy: 'AI_ASSUMED' }))).toBe(true);
});

describe('topics', () => {
  const axis = (...weights: number[]): Float32Array => {
    const length = Math.hypot(...weights);
    return Float32Array.from(weights.map((weight) => weight / length));
  };
  const question = (id: string, vector: Float32Array, handedOff = false): TopicQuestion => ({ id, text: `question ${id}`, vector, handedOff, conversationId: id });
  const questions = [question('a', axis(1, 0.1, 0)), question('b', axis(0, 1, 0.1), true), question('c', axis(1, 0, 0.1)), question('d', axis(0.9, 0.1, 0.2)), question('e', axis(0, 0.1, 1))];

  it('puts together what means the same, largest first, with the question nearest to the middle as its label', () => {
    const topics = clusterQuestions(questions);
    expect(topics.map((topic) => topic.questions.map((one) => one.id).sort())).toEqual([['a', 'c', 'd'], ['b'], ['e']]);
    expect(topics[0]?.label).toMatch(/^question [acd]$/);
    expect(topics[1]?.handedOff).toBe(1);
  });
  it('gives the same topics again', () => expect(clusterQuestions(questions).map((topic) => topic.id)).toEqual(clusterQuestions(questions).map((topic) => topic.id)));
  it('counts earlier questions for the trend', () => {
    const topics = clusterQuestions(questions);
    expect(countIn(topics[0] as never, topics, [question('x', axis(1, 0, 0)), question('y', axis(0, 0, -1))])).toBe(1);
  });
  it('takes nothing and one', () => {
    expect(clusterQuestions([])).toEqual([]);
    expect(clusterQuestions([questions[0] as TopicQuestion])).toHaveLength(1);
  });
});
