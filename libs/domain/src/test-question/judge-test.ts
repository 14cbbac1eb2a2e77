import type { AnswerOutcome } from '../conversation/types';

/** What a saved question is expected to bring. What is null or empty is not looked at. */
export interface TestExpectation {
  outcome: AnswerOutcome | null;
  /** The document that must be among the quoted ones. */
  documentId: string | null;
  /** Words that must stand in the answer, whatever their case and spacing. */
  mustContain: readonly string[];
}

/** What came of it. */
export interface TestActual {
  outcome: AnswerOutcome;
  text: string;
  /** Documents quoted as evidence. */
  documentIds: readonly string[];
}

/** One thing that was not as expected. */
export interface TestFailure {
  kind: 'OUTCOME' | 'DOCUMENT' | 'TEXT';
  /** The outcome, document id or words that were expected. */
  expected: string;
}

/** Everything that was not as expected, in the order outcome, document, words; empty: passed. */
export function judgeTest(expected: TestExpectation, actual: TestActual): TestFailure[] {
  const failures: TestFailure[] = [];
  if (expected.outcome !== null && expected.outcome !== actual.outcome) failures.push({ kind: 'OUTCOME', expected: expected.outcome });
  if (expected.documentId !== null && !actual.documentIds.includes(expected.documentId)) failures.push({ kind: 'DOCUMENT', expected: expected.documentId });
  const said = comparable(actual.text);
  for (const words of expected.mustContain) if (!said.includes(comparable(words))) failures.push({ kind: 'TEXT', expected: words });
  return failures;
}

/** How a question's result stands to the one of the run before: NEW without one, null when it is the same. */
export type TestChange = 'NEW' | 'FIXED' | 'BROKEN' | 'DIFFERENT';

/** DIFFERENT: passes or fails as before, but with another outcome or other words. */
export function changeOf(before: { passed: boolean; outcome: AnswerOutcome; text: string } | null, now: { passed: boolean; outcome: AnswerOutcome; text: string }): TestChange | null {
  if (!before) return 'NEW';
  if (before.passed !== now.passed) return now.passed ? 'FIXED' : 'BROKEN';
  return before.outcome !== now.outcome || comparable(before.text) !== comparable(now.text) ? 'DIFFERENT' : null;
}

/** Lower case, one space between words, no Markdown emphasis: how a reader sees it. */
function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
}
