/** The colleagues of the demo workspace, by the short names that the scripts use. */
export const DEMO_AGENTS = {
  niamh: { name: 'Niamh Keane', email: 'owner@demo.local', role: 'OWNER' },
  mara: { name: 'Mara Lindqvist', email: 'mara@demo.local', role: 'ADMIN' },
  ben: { name: 'Ben Okafor', email: 'ben@demo.local', role: 'AGENT' },
  ines: { name: 'Ines Duarte', email: 'ines@demo.local', role: 'AGENT' },
} as const;
export type DemoAgent = keyof typeof DEMO_AGENTS;

/** A document by its file name without `.md`, and a sentence that stands in it word for word. */
export type DemoEvidence = readonly [document: string, quote: string];

export type DemoHandoffReason = 'CUSTOMER_ASKED' | 'RULE' | 'LOW_CONFIDENCE' | 'OUT_OF_SCOPE' | 'NEGATIVE_FEEDBACK';

/** What happens in a conversation, one step after the other; `after` is minutes since the step before (default 1). */
export type DemoStep = { readonly after?: number } & (
  | { readonly do: 'customer'; readonly text: string }
  | {
      readonly do: 'answer';
      readonly evidence: readonly DemoEvidence[];
      readonly confidence: number;
      /** Shown as the closest passage, with the question whether it answers. */
      readonly tentative?: boolean;
      readonly helpful?: boolean;
    }
  | { readonly do: 'small-talk' | 'declined'; readonly text: string }
  | {
      readonly do: 'handoff';
      readonly reason: DemoHandoffReason;
      /** The customer's words that caused it. */
      readonly phrase?: string;
      /** Name of the protected family that latched. */
      readonly protection?: 'DISPUTE' | 'FRAUD' | 'BANK_DETAILS' | 'LEGAL' | 'PERSON';
      readonly priority?: 'HIGH' | 'URGENT';
      readonly summary: string;
      readonly details?: readonly (readonly [key: string, value: string])[];
    }
  | { readonly do: 'claim' | 'resolve'; readonly agent: DemoAgent }
  | { readonly do: 'reply' | 'note'; readonly agent: DemoAgent; readonly text: string }
  | { readonly do: 'end'; readonly by: 'AI_CONFIRMED' | 'AI_ASSUMED' | 'ABANDONED' }
);

/** One past conversation of the demo workspace. */
export interface DemoConversation {
  /** Absent: somebody the website does not know. */
  readonly contact?: { readonly name: string; readonly email: string };
  /** When the first message was written, in hours before the seeding. */
  readonly hoursAgo: number;
  /** Names of default tags. */
  readonly tags: readonly string[];
  readonly steps: readonly DemoStep[];
}
