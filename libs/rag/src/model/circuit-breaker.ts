/** Figures of a breaker; times in ms. */
export interface BreakerOptions {
  /** Failures within `windowMs` that open it. */
  failures: number;
  windowMs: number;
  /** While open, one call may try every so often. */
  probeMs: number;
  /** A clock that only goes forward, in ms. */
  now: () => number;
}

/**
 * Spares a service that is down, and those who wait for it: after some failures nothing is asked any more but one probe
 * now and then; the first success closes it.
 */
export class CircuitBreaker {
  private readonly options: BreakerOptions;
  private failedAt: number[] = [];
  private open = false;
  private nextProbe = 0;

  constructor(options: Partial<BreakerOptions> = {}) {
    this.options = { failures: 5, windowMs: 30_000, probeMs: 10_000, now: () => performance.now(), ...options };
  }

  get state(): 'CLOSED' | 'OPEN' {
    return this.open ? 'OPEN' : 'CLOSED';
  }

  /** Whether a call may be made now. While open this is true once per probe interval; the caller must then make it. */
  allow(): boolean {
    if (!this.open) return true;
    const now = this.options.now();
    if (now < this.nextProbe) return false;
    this.nextProbe = now + this.options.probeMs;
    return true;
  }

  succeeded(): void {
    this.open = false;
    this.failedAt = [];
  }

  failed(): void {
    const now = this.options.now();
    this.failedAt = [...this.failedAt.filter((at) => at > now - this.options.windowMs), now].slice(-this.options.failures);
    if (this.open || this.failedAt.length < this.options.failures) return;
    this.open = true;
    this.nextProbe = now + this.options.probeMs;
  }
}
