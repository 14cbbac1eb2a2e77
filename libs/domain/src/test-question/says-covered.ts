import type { MessageAuthor } from '../conversation/types';
import { detectProtections } from '../protection/detect-protection';
import type { TestExpectation } from './judge-test';

/**
 * Whether a saved test question says that the documents answer it: true where an answer, a document or words are expected, false where a
 * person is. Null when it says nothing about the documents: small talk, a question back, a handoff that a protection demands, or a question
 * that cannot be read without what was said before it.
 */
export function saysCovered(question: string, history: readonly { author: MessageAuthor }[], expected: TestExpectation): boolean | null {
  if (history.some((turn) => turn.author === 'CUSTOMER')) return null;
  switch (expected.outcome) {
    case 'SMALLTALK':
    case 'CLARIFY':
      return null;
    case 'HANDOFF':
    case 'DECLINED':
      return detectProtections(question, { recentCustomerTexts: [] }).length > 0 ? null : false;
    case 'ANSWERED':
    case 'TENTATIVE':
      return true;
    case null:
      return expected.documentId !== null || expected.mustContain.length > 0 ? true : null;
  }
}
