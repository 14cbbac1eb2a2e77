import type { Found } from '../text/aho-corasick';
import { PhraseAutomaton } from '../text/phrase-automaton';
import type { TextMatches } from './conditions/leaf-kind';
import { leavesOf } from './parse-conditions';
import type { LeafCondition, Rule } from './rule-model';

/** Searches a text for many expressions; the API gives one that takes time in proportion to the text (RE2). */
export interface ExpressionSearch {
  /** Where each of the expressions that match does so first. */
  find(text: string): ReadonlyMap<string, Found>;
}

/** Makes a search for expressions that were accepted at save. */
export type PrepareExpressions = (sources: readonly string[]) => ExpressionSearch;

/** The rules of one version, made ready: all their phrases are one automaton and all their expressions one search. */
export class RuleSet {
  /** In the order in which they are read: protected ones first, then by position. */
  readonly rules: readonly Rule[];
  readonly leaves: ReadonlyMap<string, readonly LeafCondition[]>;
  private readonly phrases: PhraseAutomaton;
  private readonly expressions: ExpressionSearch;

  /** @param version names these rules in every record; the same version always holds the same rules */
  constructor(
    readonly version: number,
    rules: readonly Rule[],
    prepare: PrepareExpressions,
  ) {
    this.rules = [...rules].sort((a, b) => Number(b.protected) - Number(a.protected) || a.position - b.position || (a.id < b.id ? -1 : 1));
    this.leaves = new Map(this.rules.map((rule) => [rule.id, leavesOf(rule.conditions)]));
    const all = [...this.leaves.values()].flat();
    this.phrases = new PhraseAutomaton(all.flatMap((leaf) => (leaf.kind === 'keyword' ? [leaf.phrase] : [])));
    this.expressions = prepare([...new Set(all.flatMap((leaf) => (leaf.kind === 'pattern' ? [leaf.source] : [])))]);
  }

  /** Reads a text once for everything that the rules look for in it. */
  search(text: string): TextMatches {
    return { phrases: this.phrases.find(text), expressions: this.expressions.find(text) };
  }
}
