/** A rule as a version of the rule set holds it. */
export interface VersionedRule {
  id: string;
  name: string;
  enabled: boolean;
  position: number;
  /** As one sentence. */
  sentence: string;
}

/** What became of one rule between two versions. */
export interface RuleDifference {
  kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
  before: VersionedRule | null;
  after: VersionedRule | null;
}

/** What differs between two versions of a rule set, in the order of the later one, what is gone at the end. */
export function ruleDifferences(before: readonly VersionedRule[], after: readonly VersionedRule[]): RuleDifference[] {
  const earlier = new Map(before.map((rule) => [rule.id, rule]));
  const later = new Set(after.map((rule) => rule.id));
  const differences: RuleDifference[] = [];
  for (const rule of after) {
    const was = earlier.get(rule.id) ?? null;
    if (!was) differences.push({ kind: 'ADDED', before: null, after: rule });
    else if (was.name !== rule.name || was.enabled !== rule.enabled || was.sentence !== rule.sentence) differences.push({ kind: 'CHANGED', before: was, after: rule });
    else if (was.position !== rule.position) differences.push({ kind: 'MOVED', before: was, after: rule });
  }
  return [...differences, ...before.filter((rule) => !later.has(rule.id)).map((rule): RuleDifference => ({ kind: 'REMOVED', before: rule, after: null }))];
}
