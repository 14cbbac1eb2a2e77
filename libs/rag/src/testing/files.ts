import { constants, deflateRawSync } from 'node:zlib';
import { zlibSync, zipSync, strToU8, type Zippable } from 'fflate';
import PDFDocument from 'pdfkit';

/** Files for tests, made on the spot: what a test reads is written where it is read. */

/** A PDF drawn by pdfkit. */
export function pdf(draw: (page: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A4', margin: 50, ...options });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => resolve(Buffer.concat(chunks)));
    draw(document);
    document.end();
  });
}

/** A PDF written object by object, for what no program would write; a correct xref and trailer are added. */
export function rawPdf(objects: (string | Buffer)[], trailer = '/Root 1 0 R'): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((object, at) => {
    const whole = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    offsets.push(length);
    length += whole.length;
    parts.push(whole);
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** A stream object of a PDF. */
export function pdfStream(content: Buffer | string, dictionary = ''): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);
}

/** A one-page raw PDF with the given content stream. */
export function pageOf(content: Buffer | string, more: { filter?: string; fonts?: string; catalog?: string; objects?: (string | Buffer)[] } = {}): Buffer {
  return rawPdf([
    `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R ${more.fonts ?? ''} >> >> >>`,
    pdfStream(content, more.filter ?? ''),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...(more.objects ?? []),
  ]);
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const CONTENT_TYPES = '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELS = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** The parts of a Word file whose body is the given XML. */
export function docxParts(body: string, head = '<?xml version="1.0" encoding="UTF-8"?>'): Record<string, string> {
  return { '[Content_Types].xml': CONTENT_TYPES, '_rels/.rels': RELS, 'word/document.xml': `${head}<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>` };
}

/** A ZIP archive of texts. */
export function zip(files: Record<string, string | Uint8Array>): Buffer {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) entries[name] = [typeof content === 'string' ? strToU8(content) : content, { level: 9 }];
  return Buffer.from(zipSync(entries));
}

/** A Word file. */
export function docx(body: string, more: Record<string, string | Uint8Array> = {}): Buffer {
  return zip({ ...docxParts(body), ...more });
}

/** A paragraph of a Word file. */
export function paragraph(text: string, style?: string): string {
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A table of a Word file. */
export function table(rows: string[][]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** zlib-compressed bytes. */
export function deflated(bytes: Uint8Array): Buffer {
  return Buffer.from(zlibSync(bytes, { level: 9 }));
}

/** An entry of a ZIP as a hostile hand would write it. */
export interface RawEntry {
  name: string;
  /** Raw deflate unless `stored`. */
  data: Buffer;
  stored?: boolean;
  /** What the headers say the content's size is. */
  statedSize: number;
  /** Where the directory says it begins; default: where it does. */
  offset?: number;
  unixMode?: number;
}

/** A ZIP archive written byte by byte. */
export function rawZip(entries: RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let length = 0;
  for (const { name, data, stored = false, statedSize, offset, unixMode } of entries) {
    const title = Buffer.from(name);
    const method = stored ? 0 : 8;
    if (offset === undefined) {
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0);
      local.writeUInt16LE(20, 4);
      local.writeUInt16LE(method, 8);
      local.writeUInt32LE(data.length, 18);
      local.writeUInt32LE(statedSize, 22);
      local.writeUInt16LE(title.length, 26);
      locals.push(local, title, data);
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(statedSize, 24);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(((unixMode ?? 0o100644) * 65_536) >>> 0, 38);
    central.writeUInt32LE(offset ?? length, 42);
    directory.push(central, title);
    if (offset === undefined) length += 30 + title.length + data.length;
  }
  const head = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(head.length, 12);
  end.writeUInt32LE(length, 16);
  return Buffer.concat([...locals, head, end]);
}

const MEGABYTE = 1_048_576;

/** Raw deflate of `before`, then so many MB of one byte, then `after`; a gigabyte takes a megabyte and no time. */
export function bomb(megabytes: number, byte: number, before = '', after = ''): Buffer {
  const flushed = (bytes: Buffer) => deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const block = flushed(Buffer.alloc(MEGABYTE, byte));
  return Buffer.concat([flushed(Buffer.from(before)), ...Array.from({ length: megabytes }, () => block), deflateRawSync(Buffer.from(after))]);
}

/** The same with the head that zlib streams of a PDF have. */
export function zlibBomb(megabytes: number, byte: number): Buffer {
  return Buffer.concat([Buffer.from([0x78, 0xda]), bomb(megabytes, byte), Buffer.alloc(4)]);
}
