/** What is wrong with a rule's JSON and where: `any.0.keyword`. */
export interface RuleProblem {
  path: string[];
  message: string;
}
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: RuleProblem[] };

type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= max && !value.includes('\u0000');
export const isNumber = (value: unknown, least: number, most: number): value is number => typeof value === 'number' && value >= least && value <= most;
/** A plain object that has these keys and no others. */
export const hasOnly = (value: Json, keys: readonly string[]): boolean => Object.keys(value).every((key) => keys.includes(key));

/** Where a part of a rule stands, and how to say what is wrong with it. */
export interface At {
  /** Notes the problem and gives null, so that a reader can return it. */
  fail(message: string, ...deeper: string[]): null;
  /** Says whether an expression can be used; null when it can. */
  expressionProblem(source: string): string | null;
}

/** Collects problems while a rule is read. */
export class RuleReader {
  readonly problems: RuleProblem[] = [];

  constructor(private readonly check: ((source: string) => string | null) | null) {}

  at(path: string[]): At {
    return {
      fail: (message, ...deeper) => {
        this.problems.push({ path: [...path, ...deeper], message });
        return null;
      },
      expressionProblem: (source) => this.check?.(source) ?? null,
    };
  }
}
