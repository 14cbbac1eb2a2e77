import type { ExpressionSearch, Found } from '@chatref/domain';
import { RE2JS, RE2JSException, RE2Set } from 're2js';

/** Instructions of a compiled expression; what needs more is a program, not an expression. */
const MAX_SIZE = 1_000;
/** Small expressions are tried together in one pass; a larger one by itself, so that it cannot slow the others down. */
const SMALL = 40;
const TOGETHER = 50;
const FLAGS = RE2JS.CASE_INSENSITIVE;

/** Why an expression cannot be used, in words for whoever wrote it; null when it can. */
export function expressionProblem(source: string): string | null {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source, FLAGS);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return reasonOf(error.message);
  }
  if (compiled.programSize() > MAX_SIZE) return 'This expression is too large: lower its repetition counts.';
  if (compiled.test('')) return 'This expression matches every message, also an empty one. Say what must be there.';
  return null;
}

function reasonOf(message: string): string {
  const reason = message.replace(/^error parsing regexp: /, '').replaceAll('(?i)', '');
  if (/`\(\?(=|!|<=|<!)|invalid named capture: `\(\?<[=!]/.test(reason)) return 'Look-ahead and look-behind are not supported: they cannot be matched in time proportional to the text.';
  if (/invalid escape sequence: `\\[1-9k]/.test(reason)) return 'References back to a group are not supported: they cannot be matched in time proportional to the text.';
  return `This expression cannot be read: ${reason}.`;
}

/**
 * A search for many expressions by RE2, whose time is proportional to the text whatever the expressions are. Small ones
 * share automata; the place of a match is looked up for those alone that match.
 * @param sources expressions without an {@link expressionProblem}; others are never found
 */
export function prepareExpressions(sources: readonly string[]): ExpressionSearch {
  const usable = sources.filter((source) => expressionProblem(source) === null).map((source) => ({ source, compiled: RE2JS.compile(source, FLAGS) }));
  const small = usable.filter(({ compiled }) => compiled.programSize() <= SMALL);
  const alone = usable.filter(({ compiled }) => compiled.programSize() > SMALL);
  const groups = Array.from({ length: Math.ceil(small.length / TOGETHER) }, (_, index) => {
    const members = small.slice(index * TOGETHER, (index + 1) * TOGETHER);
    const set = new RE2Set(RE2Set.UNANCHORED, FLAGS);
    for (const { source } of members) set.add(source);
    set.compile();
    return { members, set };
  });
  return {
    find(text) {
      const matching = [...groups.flatMap(({ members, set }) => set.match(text).flatMap((index) => members[index] ?? [])), ...alone.filter(({ compiled }) => compiled.test(text))];
      const found = new Map<string, Found>();
      for (const { source, compiled } of matching) {
        const matcher = compiled.matcher(text);
        if (matcher.find()) found.set(source, { start: matcher.start(), end: matcher.end() });
      }
      return found;
    },
  };
}
