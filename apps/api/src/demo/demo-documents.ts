import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(__dirname, 'documents');

/** One of the demo company's documents, as it stands beside this code. */
export interface DemoDocument {
  /** File name without `.md`. */
  readonly slug: string;
  /** Its first heading. */
  readonly title: string;
  readonly content: string;
}

/** All of them, by file name. */
export function demoDocuments(): DemoDocument[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const content = readFileSync(path.join(FOLDER, name), 'utf8');
      return { slug: name.slice(0, -'.md'.length), title: /^# (.+)$/m.exec(content)?.[1] ?? name, content };
    });
}

/** Headings over a sentence, outermost first. */
export function headingPathOf(document: DemoDocument, quote: string): string[] {
  const before = document.content.slice(0, document.content.indexOf(quote));
  const section = [...before.matchAll(/^## (.+)$/gm)].at(-1)?.[1];
  return section ? [document.title, section] : [document.title];
}
