/** One line of the report. */
export interface Row {
  what: string;
  ours: string;
  baseline: string;
  ratio: number;
  bar: string;
  meets: boolean;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((p / 100) * sorted.length))] ?? 0;
}

/** The report as Markdown, also for docs/benchmarks.md. */
export function tableOf(rows: Row[]): string {
  const lines = rows.map((row) => `| ${row.what} | ${row.ours} | ${row.baseline} | ${row.ratio.toFixed(2)} | ${row.bar} | ${row.meets ? 'yes' : 'NO'} |`);
  return ['| what | ours | baseline | ratio | bar | met |', '|---|---|---|---|---|---|', ...lines].join('\n');
}
