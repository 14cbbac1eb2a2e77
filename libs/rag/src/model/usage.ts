/** What asking a model took. */
export interface ModelUsage {
  calls: number;
  tokensIn: number;
  tokensOut: number;
  /** True when the service did not tell and the figures were estimated from the length of the texts. */
  estimated: boolean;
  /** Milliseconds of waiting. */
  ms: number;
}

export const NO_USAGE: ModelUsage = { calls: 0, tokensIn: 0, tokensOut: 0, estimated: false, ms: 0 };

export function addUsage(a: ModelUsage, b: Partial<ModelUsage>): ModelUsage {
  return {
    calls: a.calls + (b.calls ?? 0),
    tokensIn: a.tokensIn + (b.tokensIn ?? 0),
    tokensOut: a.tokensOut + (b.tokensOut ?? 0),
    estimated: a.estimated || (b.estimated ?? false),
    ms: a.ms + (b.ms ?? 0),
  };
}

/** What a model costs, in the currency of the workspace's choice. */
export interface ModelPrice {
  /** Per million tokens read and written. */
  inputPerMillion: number;
  outputPerMillion: number;
}

/** Cost of a usage; null without a price. */
export function costOf(usage: Pick<ModelUsage, 'tokensIn' | 'tokensOut'>, price: ModelPrice | null): number | null {
  return price ? (usage.tokensIn * price.inputPerMillion + usage.tokensOut * price.outputPerMillion) / 1_000_000 : null;
}
