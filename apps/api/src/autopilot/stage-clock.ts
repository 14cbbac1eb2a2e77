/** How long each stage of a turn took, in ms. */
export class StageClock {
  readonly timings: Record<string, number> = {};
  private last = performance.now();

  stage(name: string): void {
    const now = performance.now();
    this.timings[name] = Math.round((now - this.last) * 10) / 10;
    this.last = now;
  }
}
