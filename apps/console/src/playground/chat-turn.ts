import type { PlaygroundQuery, TurnInput } from '../gql/types';

export type Preview = PlaygroundQuery['tryAnswer'];

/** One question in the playground and what would be said to it. */
export interface ChatTurn {
  id: number;
  question: string;
  preview: Preview | null;
  error: unknown;
}

/** What was said before the turn at `at`, as the API takes it. */
export function historyBefore(turns: readonly ChatTurn[], at: number): TurnInput[] {
  return turns.slice(0, at).flatMap(({ question, preview }) => {
    const asked: TurnInput = { author: 'CUSTOMER', text: question };
    return preview && preview.text !== '' ? [asked, { author: preview.outcome === 'HANDOFF' ? 'SYSTEM' : 'AI', text: preview.text } satisfies TurnInput] : [asked];
  });
}
