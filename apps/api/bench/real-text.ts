import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { chunkDocument, indexedText, loadDocument, type Passage, tokenize } from '@chatref/rag';

/** A page of English and its passages. */
export interface Page {
  title: string;
  passages: Passage[];
}

const SMALLEST = 1_500;
const LARGEST = 200_000;

/** Pages of real English, as many as hold `count` passages: the Markdown files of the installed packages, no text twice. */
export function realPages(count: number): Page[] {
  const pages: Page[] = [];
  const seen = new Set<string>();
  let left = count;
  for (const file of markdownFiles(path.resolve('node_modules'))) {
    if (left <= 0) break;
    const document = loadDocument('MARKDOWN', readFileSync(file, 'utf8'));
    const title = document.title || path.basename(path.dirname(file));
    const passages = chunkDocument(document, title).filter((passage) => !seen.has(passage.text)).slice(0, left);
    for (const passage of passages) seen.add(passage.text);
    if (passages.length === 0) continue;
    pages.push({ title, passages });
    left -= passages.length;
  }
  if (left > 0) throw new Error(`The installed packages hold ${count - left} passages of Markdown, not ${count}.`);
  return pages;
}

function* markdownFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* markdownFiles(file);
    else if (entry.isFile() && /\.md$/i.test(entry.name) && !/licen[cs]e/i.test(entry.name)) {
      const { size } = statSync(file);
      if (size >= SMALLEST && size <= LARGEST) yield file;
    }
  }
}

export const DIMENSIONS = 512;
const directions = new Map<string, Float32Array>();

/**
 * A vector of a text's words by random projection (Johnson and Lindenstrauss 1984): texts that share words lie close, so
 * the vectors are spread like the real text they come from. Stands in for the model, which would take an hour for ten thousand passages.
 */
export function wordVector(text: string): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (const { term } of tokenize(text)) {
    const direction = directionOf(term);
    for (let at = 0; at < DIMENSIONS; at += 1) sum[at] = (sum[at] ?? 0) + (direction[at] ?? 0);
  }
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((value) => value / length) : sum;
}

function directionOf(term: string): Float32Array {
  const known = directions.get(term);
  if (known) return known;
  let state = 2_166_136_261;
  for (const letter of term) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  const made = Float32Array.from({ length: DIMENSIONS }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39;
    return ((state >>> 8) & 0xffff) / 0xffff - 0.5;
  });
  directions.set(term, made);
  return made;
}

/** What is embedded of a passage, as the product does it. */
export const passageText = (passage: Passage): string => indexedText(passage);
