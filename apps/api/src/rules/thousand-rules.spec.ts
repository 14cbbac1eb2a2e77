import { RuleSet, evaluateRules, parseConditions, type Rule, type RuleFacts } from '@chatref/domain';
import { prepareExpressions } from './expressions';

const facts = (text: string): RuleFacts => ({
  text, tags: [], protections: [], confidence: null, sentiment: 0, urgency: 0, details: [], attributes: {}, verified: false, page: null, language: null, clock: { weekday: 'MONDAY', minutes: 0 }, outsideHours: false, failedAnswers: 0, priority: 'NORMAL',
});
const setOf = (count: number): RuleSet =>
  new RuleSet(1, Array.from({ length: count }, (_, index): Rule => {
    const parsed = parseConditions(index % 2 === 0 ? { any: [{ keyword: `invoice number ${index}` }, { keyword: 'late fee again' }] } : { pattern: `INV-?9${index}\\d{2,6}` });
    if (!parsed.ok) throw new Error('unreadable');
    return { id: `r${index}`, name: `R${index}`, enabled: true, position: index, protected: false, version: 1, conditions: parsed.value, actions: [{ kind: 'stop' }] };
  }), prepareExpressions);

it('reads a long message once, however many rules there are: a thousand cost far less than a hundred times ten', () => {
  const text = 'my invoice number 77 has a late fee and INV-1234 does not, please check the charge again '.repeat(120).slice(0, 10_240);
  const cpu = (set: RuleSet): number => {
    evaluateRules(set, facts(text));
    const before = process.cpuUsage();
    for (let run = 0; run < 5; run += 1) evaluateRules(set, facts(text));
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const [few, many] = [setOf(10), setOf(1_000)];
  expect(evaluateRules(many, facts(`${text} invoice number 500`)).tried).toHaveLength(1_000);
  expect(cpu(many) / cpu(few)).toBeLessThan(30);
});
