/** Cross-reference sections that a file updated very often may have; beyond it is no chain but a circle. */
const MOST_SECTIONS = 4_096;
/** How much of a section's dictionary is looked at. */
const DICTIONARY = 4_096;

/**
 * Whether the chain of a PDF's cross-reference sections (each names the one before it by /Prev) comes back to itself. Such a
 * file says nothing about which of its objects hold; readers that repair it each guess differently. False where the chain
 * ends, or is broken so that it leads nowhere.
 * @see ISO 32000-1, 7.5.5
 */
export function isCircular(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = Math.max(0, buffer.subarray(0, 1_029).indexOf('%PDF-'));
  const last = buffer.lastIndexOf('startxref');
  if (last < 0) return false;
  const seen = new Set<number>();
  let at = numberAfter(buffer, last + 'startxref'.length, 64, /^\s*(\d{1,10})/);
  while (at !== null && at < buffer.length && seen.size < MOST_SECTIONS) {
    if (seen.has(at)) return true;
    seen.add(at);
    at = previous(buffer, header + at);
  }
  return seen.size >= MOST_SECTIONS;
}

/** Where a section says that the one before it stands. */
function previous(buffer: Buffer, at: number): number | null {
  const table = buffer.subarray(at, at + 16).toString('latin1').trimStart().startsWith('xref');
  const from = table ? buffer.indexOf('trailer', at) : at;
  return from < 0 ? null : numberAfter(buffer, from, DICTIONARY, /\/Prev\s+(\d{1,10})/);
}

function numberAfter(buffer: Buffer, from: number, length: number, pattern: RegExp): number | null {
  const [text = ''] = buffer.subarray(from, from + length).toString('latin1').split(/\bstream\b|startxref/);
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
