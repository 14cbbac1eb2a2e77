import mammoth from 'mammoth';
import type { LoadedDocument } from '../ports';
import { loadHtml } from './html';
import { LoadError } from './load-error';
import { unzip } from './safe-zip';

/** The parts of a Word file that carry text or its structure; pictures, fonts and macros are never unpacked. */
const TEXT_PARTS = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments|settings)\d*\.xml|word\/_rels\/[\w.-]+\.rels)$/;
const LIMITS = { entries: 2_000, inflatedBytes: 40_000_000 };
/** Elements inside elements; Word itself nests tables a few levels. */
const MAX_DEPTH = 1_000;

/** DOCX: headings, lists and tables, by way of HTML. Nothing it refers to is fetched or run. */
export async function loadDocx(bytes: Uint8Array): Promise<LoadedDocument> {
  const files = await unzip(bytes, (name) => TEXT_PARTS.test(name), LIMITS);
  if (!files.has('word/document.xml')) throw new LoadError('UNREADABLE', 'This is not a Word document: it has no text part. Save it as .docx from your word processor.');
  const parts = new Map([...files].map(([name, content]) => [name, withoutEntities(name, new TextDecoder('utf-8').decode(content))]));
  const html = await toHtml(parts);
  if (html.trim() === '') throw new LoadError('EMPTY', 'No text was found in this Word document. If its pages are pictures, upload a version with text.');
  return loadHtml(html);
}

/** mammoth's own zip reader inflates without a limit, so it is handed the parts that were unpacked above. */
async function toHtml(parts: ReadonlyMap<string, string>): Promise<string> {
  const file = {
    exists: (name: string) => parts.has(name),
    read: (name: string, encoding?: string) => {
      const text = parts.get(name) ?? '';
      return Promise.resolve(encoding === 'base64' ? Buffer.from(text).toString('base64') : encoding ? text : Buffer.from(text));
    },
  };
  try {
    // Only a picture's description is text; the picture itself was never unpacked.
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await mammoth.convertToHtml({ file } as unknown as { buffer: Buffer }, { styleMap: ["p[style-name='Title'] => h1:fresh"], convertImage, externalFileAccess: false });
    return value;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new LoadError('UNREADABLE', 'This Word document is damaged. Open it in your word processor, save it again and upload that.', String(error));
  }
}

/** No document type declaration and no entity of its own survives: neither files nor endless text come in through them. */
function withoutEntities(name: string, xml: string): string {
  const plain = xml.replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/gi, '').replace(/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)[\w:.-]{1,100};?/gi, '');
  let depth = 0;
  for (const [tag] of plain.matchAll(/<\/?[A-Za-z][^>]{0,2000}>/g)) {
    depth += tag.startsWith('</') ? -1 : tag.endsWith('/>') ? 0 : 1;
    if (depth > MAX_DEPTH) throw new LoadError('UNREADABLE', `This Word document is nested too deeply to be read (${name}). Copy its text into a new document.`);
  }
  return plain;
}
