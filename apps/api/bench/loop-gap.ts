import { CoreWait } from './core-wait';
import { percentile } from './table';

/** How late the event loop came to its timers: the 99.9th percentile and the longest, ms. */
export interface Gap {
  high: number;
  max: number;
  /** The same without the time in which another process had the core: what this process itself is to blame for. */
  own: { high: number; max: number };
}

const EVERY_MS = 5;

/** Measures the event loop while `work` runs. */
export async function gapWhile(work: () => Promise<void>): Promise<Gap> {
  const core = new CoreWait();
  const [late, own]: [number[], number[]] = [[], []];
  let [last, waited] = [performance.now(), core.read()];
  const timer = setInterval(() => {
    const [now, waiting] = [performance.now(), core.read()];
    late.push(Math.max(0, now - last - EVERY_MS));
    own.push(Math.max(0, now - last - EVERY_MS - (waiting - waited)));
    [last, waited] = [now, waiting];
  }, EVERY_MS);
  await work();
  clearInterval(timer);
  core.close();
  return { ...sizes(late), own: sizes(own) };
}

function sizes(gaps: number[]): { high: number; max: number } {
  return { high: percentile(gaps, 99.9), max: percentile(gaps, 100) };
}
