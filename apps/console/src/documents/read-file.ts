import type { DocumentFormat } from '../gql/types';

/** Largest document the API takes, in characters. */
export const MAX_CHARACTERS = 1_000_000;
const FORMATS: Record<string, DocumentFormat> = { md: 'MARKDOWN', markdown: 'MARKDOWN', html: 'HTML', htm: 'HTML', txt: 'TEXT', text: 'TEXT' };

/** What a chosen file holds, or why it cannot be taken. */
export type ReadFile = { ok: true; title: string | null; content: string; format: DocumentFormat } | { ok: false; reason: string };

/** Reads a text file for upload. PDF and Word files are named as not readable yet instead of being sent as noise. */
export async function readFile(file: File): Promise<ReadFile> {
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const format = FORMATS[extension];
  if (!format) return { ok: false, reason: `${file.name}: this kind of file cannot be read yet. Use Markdown, HTML or plain text.` };
  const content = await file.text();
  if (content.trim() === '') return { ok: false, reason: `${file.name} is empty.` };
  if (content.length > MAX_CHARACTERS) return { ok: false, reason: `${file.name} has more than a million characters. Split it into several documents.` };
  return { ok: true, title: format === 'TEXT' ? file.name.replace(/\.[^.]+$/, '') : null, content, format };
}
