import type { Caller } from './graphql';

/** What a question would get. */
export interface Preview {
  outcome: string;
  text: string;
  rules: string[];
  handoffReason: string | null;
  citations: { quote: string; documentVersion: number; title: string; url: string | null; document: { id: string } | null }[];
}

/** Asks as an agent who tries it. @param history the turns before it, `{ author, text }`, oldest first */
export async function preview(caller: Caller, question: string, history: object[] = []): Promise<Preview> {
  const { tryAnswer } = await caller.ask<{ tryAnswer: Preview }>(
    'query($q: String!, $h: [TurnInput!]) { tryAnswer(question: $q, history: $h) { outcome text rules handoffReason citations { quote title url documentVersion document { id } } } }', { q: question, h: history });
  return tryAnswer;
}
