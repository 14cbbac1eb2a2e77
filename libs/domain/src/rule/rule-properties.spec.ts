import fc from 'fast-check';
import { evaluateRules } from './evaluate-rules';
import { conditionJson, parseConditions } from './parse-conditions';
import { ruleLog } from './rule-log';
import type { LeafCondition, Rule, RuleCondition, RuleFacts } from './rule-model';
import { RuleSet } from './rule-set';
import { builtInExpressions, someFacts } from './testing-facts';

const WORDS = ['refund', 'charge', 'twice', 'late', 'fee', 'manager'];
const phrase = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const leaf: fc.Arbitrary<LeafCondition> = fc.oneof(
  phrase.map((text): LeafCondition => ({ kind: 'keyword', phrase: text })),
  fc.constantFrom('a', 'b', 'c').map((tagId): LeafCondition => ({ kind: 'tag', tagId })),
  fc.record({ kind: fc.constant('tags' as const), match: fc.constantFrom('any' as const, 'all' as const), tagIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), scoreAtLeast: fc.option(fc.constantFrom(0.3, 0.6)) }),
  fc.constantFrom(-0.5, 0, 0.5).map((value): LeafCondition => ({ kind: 'sentimentBelow', value })),
  fc.boolean().map((value): LeafCondition => ({ kind: 'verified', value })),
  fc.constantFrom(100, 500).map((value): LeafCondition => ({ kind: 'detail', key: 'amount', op: 'gt', value, currency: null })),
  phrase.map((text): LeafCondition => ({ kind: 'pattern', source: text.replace(' ', '\\s+') })),
);
const { condition } = fc.letrec<{ condition: RuleCondition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constantFrom('any' as const, 'all' as const), of: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
  ),
}));
const facts: fc.Arbitrary<RuleFacts> = fc
  .record({
    text: fc.array(fc.constantFrom(...WORDS, 'please'), { maxLength: 12 }).map((words) => words.join(' ')),
    tags: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), score: fc.option(fc.constantFrom(0.2, 0.5, 0.9)) }), { selector: (one) => one.id }),
    sentiment: fc.constantFrom(-0.8, -0.2, 0.2, 0.8),
    verified: fc.boolean(),
    details: fc.array(fc.constantFrom('50', '300 EUR', '€ 900'), { maxLength: 2 }).map((values) => values.map((value) => ({ key: 'amount', value }))),
  })
  .map((more) => someFacts(more));

/** What a condition means, written down again as simply as can be. */
function naive(one: RuleCondition, given: RuleFacts): boolean {
  const score = (id: string): number | null => {
    const tag = given.tags.find((each) => each.id === id);
    return tag ? (tag.score ?? 1) : null;
  };
  switch (one.kind) {
    case 'any': return one.of.some((each) => naive(each, given));
    case 'all': return one.of.every((each) => naive(each, given));
    case 'not': return !naive(one.of, given);
    case 'keyword': return ` ${given.text} `.includes(` ${one.phrase} `);
    case 'pattern': return given.text.includes(one.source.replace('\\s+', ' '));
    case 'tag': return score(one.tagId) !== null;
    case 'tags': {
      const enough = (id: string): boolean => (score(id) ?? -1) >= (one.scoreAtLeast ?? 0);
      return one.match === 'any' ? one.tagIds.some(enough) : one.tagIds.every(enough);
    }
    case 'sentimentBelow': return given.sentiment < one.value;
    case 'verified': return given.verified === one.value;
    case 'detail': return given.details.some(({ value }) => Number(value.replace(/\D/g, '')) > Number(one.value));
    default: throw new Error(`not generated here: ${one.kind}`);
  }
}
const ruleOf = (conditions: RuleCondition, index: number): Rule => ({ id: `r${index}`, name: `R${index}`, enabled: true, position: index, protected: false, version: 1, conditions, actions: [{ kind: 'handoff', to: null }] });
const setOf = (all: RuleCondition[]): RuleSet => new RuleSet(1, all.map(ruleOf), builtInExpressions);

it('agrees with a naive evaluator on nested conditions', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 6 }), facts, (all, given) => {
      const { fired } = evaluateRules(setOf(all), given);
      expect(fired.map((one) => one.rule.id)).toEqual(all.flatMap((one, index) => (naive(one, given) ? [`r${index}`] : [])));
    }),
    { numRuns: 500, seed: 3 },
  );
});

it('gives the same result for the same facts and version, also of the rules read back from their JSON', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 6 }), facts, (all, given) => {
      const first = evaluateRules(setOf(all), given);
      const readBack = all.map((one) => {
        const parsed = parseConditions(JSON.parse(JSON.stringify(conditionJson(one))) as unknown);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        return parsed.value;
      });
      const second = evaluateRules(setOf(readBack), JSON.parse(JSON.stringify(given)) as RuleFacts);
      expect(ruleLog(second)).toEqual(ruleLog(first));
      expect(second.fired.map(({ phrase: words, fact }) => [words, fact])).toEqual(first.fired.map(({ phrase: words, fact }) => [words, fact]));
    }),
    { numRuns: 300, seed: 5 },
  );
});
