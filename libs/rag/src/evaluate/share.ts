/** A share with its Wilson 95 % interval (Wilson 1927). */
export interface Share {
  hits: number;
  n: number;
  share: number;
  low: number;
  high: number;
}

export function shareOf(hits: number, n: number): Share {
  const z = 1.96;
  const p = n > 0 ? hits / n : 0;
  const centre = (p + (z * z) / (2 * Math.max(1, n))) / (1 + (z * z) / Math.max(1, n));
  const half = (z * Math.sqrt((p * (1 - p)) / Math.max(1, n) + (z * z) / (4 * Math.max(1, n) ** 2))) / (1 + (z * z) / Math.max(1, n));
  return { hits, n, share: p, low: n > 0 ? Math.max(0, centre - half) : 0, high: n > 0 ? Math.min(1, centre + half) : 1 };
}
