/**
 * Why a model's reply could not be had or used:
 * TIMEOUT the deadline of the turn; BUSY too many calls at once; OPEN the circuit breaker; BUDGET the workspace's day is
 * spent; REFUSED the service answered with a status; NETWORK it could not be reached or broke off; GARBAGE its reply was
 * not what was asked for; TOO_LONG it did not end; STOPPED the caller lost interest.
 */
export type ModelFailureCode = 'TIMEOUT' | 'BUSY' | 'OPEN' | 'BUDGET' | 'REFUSED' | 'NETWORK' | 'GARBAGE' | 'TOO_LONG' | 'STOPPED';

/** A call of a model that came to nothing. */
export class ModelFailure extends Error {
  override name = 'ModelFailure';

  constructor(
    readonly code: ModelFailureCode,
    message: string,
    /** The service's status, when it gave one. */
    readonly status: number | null = null,
    /** How long the service asked to be left alone, in ms. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }

  /** True when trying once more may help. */
  get passing(): boolean {
    if (this.code === 'NETWORK') return true;
    return this.code === 'REFUSED' && (this.status === 429 || this.status === 408 || (this.status ?? 0) >= 500);
  }
}
