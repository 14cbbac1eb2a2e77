import { diffWordsWithSpace, structuredPatch } from 'diff';

export type DiffKind = 'SAME' | 'ADDED' | 'REMOVED' | 'SKIPPED';
export interface DiffPart {
  text: string;
  /** What differs within a line that has a counterpart. */
  changed: boolean;
}
export interface DiffLine {
  kind: DiffKind;
  parts: DiffPart[];
}
export interface TextDiff {
  lines: DiffLine[];
  /** Lines, each counted once. */
  added: number;
  removed: number;
  /** Not everything is shown: the texts differ too much, or the list would be too long. */
  truncated: boolean;
}

/** Lines around a change that are shown with it. */
const CONTEXT = 2;
const MAX_LINES = 2_000;
/** Comparing takes time with the square of the differences; beyond this the texts are shown as two. In ms. */
const PATIENCE_MS = 300;
/** Longer lines are not compared word by word. */
const MAX_WORDS_LINE = 4_000;

/** What changed between two texts, line by line, and word by word where a line replaced another. */
export function diffTexts(before: string, after: string): TextDiff {
  const patch = structuredPatch('', '', before, after, '', '', { context: CONTEXT, timeout: PATIENCE_MS });
  if (!patch) return whole(before, after);
  const lines: DiffLine[] = [];
  let [added, removed, shown] = [0, 0, 1];
  for (const hunk of patch.hunks) {
    if (hunk.oldStart > shown) lines.push({ kind: 'SKIPPED', parts: [] });
    shown = hunk.oldStart + hunk.oldLines;
    const own = hunk.lines.filter((line) => !line.startsWith('\\'));
    added += own.filter((line) => line.startsWith('+')).length;
    removed += own.filter((line) => line.startsWith('-')).length;
    if (lines.length < MAX_LINES) lines.push(...paired(own));
  }
  if (patch.hunks.length > 0 && shown <= lineCount(before)) lines.push({ kind: 'SKIPPED', parts: [] });
  return { lines: lines.slice(0, MAX_LINES), added, removed, truncated: lines.length > MAX_LINES };
}

const lineCount = (text: string): number => (text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);

/** Removed lines followed by as many added ones replaced them; each pair is compared word by word. */
function paired(lines: readonly string[]): DiffLine[] {
  const result: DiffLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const removed = run(lines, at, '-');
    const added = run(lines, at + removed.length, '+');
    if (removed.length === 0 && added.length === 0) {
      result.push({ kind: 'SAME', parts: plain(lines[at] ?? '') });
      at += 1;
      continue;
    }
    const pairs = removed.length === added.length ? removed.map((line, index) => words(line.slice(1), added[index]?.slice(1) ?? '')) : null;
    result.push(...removed.map((line, index): DiffLine => ({ kind: 'REMOVED', parts: pairs?.[index]?.before ?? plain(line) })));
    result.push(...added.map((line, index): DiffLine => ({ kind: 'ADDED', parts: pairs?.[index]?.after ?? plain(line) })));
    at += removed.length + added.length;
  }
  return result;
}

function run(lines: readonly string[], from: number, sign: string): string[] {
  let end = from;
  while (end < lines.length && lines[end]?.startsWith(sign)) end += 1;
  return lines.slice(from, end);
}

function plain(line: string): DiffPart[] {
  return [{ text: line.slice(1), changed: false }];
}

function words(before: string, after: string): { before: DiffPart[]; after: DiffPart[] } | null {
  if (before.length + after.length > MAX_WORDS_LINE) return null;
  const changes = diffWordsWithSpace(before, after);
  const kept = changes.filter((part) => !part.added && !part.removed).reduce((sum, part) => sum + part.value.length, 0);
  // Two lines with little in common are clearer without marks.
  if (kept < 0.3 * Math.max(before.length, after.length)) return null;
  const side = (without: 'added' | 'removed') => changes.flatMap((part): DiffPart[] => (part[without] ? [] : [{ text: part.value, changed: part.added || part.removed }]));
  return { before: side('added'), after: side('removed') };
}

function whole(before: string, after: string): TextDiff {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const half = MAX_LINES / 2;
  const lines = [...old.slice(0, half).map((text): DiffLine => ({ kind: 'REMOVED', parts: [{ text, changed: false }] })), ...now.slice(0, half).map((text): DiffLine => ({ kind: 'ADDED', parts: [{ text, changed: false }] }))];
  return { lines, added: now.length, removed: old.length, truncated: true };
}
