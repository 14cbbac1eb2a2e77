import { docx, docxParts, paragraph, table, zip } from '../testing/files';
import { loadFile } from './load-document';
import { LoadError } from './load-error';

const read = (bytes: Uint8Array) => loadFile('DOCX', bytes);
const codeOf = (bytes: Uint8Array) => read(bytes).then(() => 'read', (error: unknown) => (error instanceof LoadError ? error.code : String(error)));
const STYLES = `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`;

it('keeps headings, lists and tables', async () => {
  const numbering = '<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
  const rels = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>';
  const item = (text: string) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const bytes = docx(
    paragraph('Refunds', 'Heading1') + paragraph('When you get money back', 'Heading2') + paragraph('Within five days &amp; in full.') + item('Open the invoice') + item('Press Refund') + table([['Plan', 'Fee'], ['Harbour', '12']]),
    { 'word/styles.xml': STYLES, 'word/numbering.xml': numbering, 'word/_rels/document.xml.rels': rels },
  );
  const { content, title } = await read(bytes);
  expect(title).toBe('Refunds');
  expect(content.replace(/-\s+/g, '- ')).toBe('# Refunds\n\n## When you get money back\n\nWithin five days & in full.\n\n- Open the invoice\n- Press Refund\n\n| Plan | Fee |\n| --- | --- |\n| Harbour | 12 |');
});

it('takes nothing from outside the file and expands nothing of its own making', async () => {
  const declared = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
  const parts = docxParts(paragraph('Before &e; &b; after.'), declared);
  const { content } = await read(zip(parts));
  expect(content).toMatch(/^Before\s+after\.$/);
});

it('stops unpacking at its limit, whatever sizes the archive states', async () => {
  const bomb = docx(`<w:p><w:r><w:t xml:space="preserve">${' '.repeat(60_000_000)}</w:t></w:r></w:p>`);
  expect(bomb.length).toBeLessThan(200_000);
  expect(await codeOf(bomb)).toBe('TOO_LARGE');
  // The same, claiming 1,000 bytes in the local header and in the directory.
  const lying = Buffer.from(bomb);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(Buffer.byteLength(docxParts(`<w:p><w:r><w:t xml:space="preserve">${' '.repeat(60_000_000)}</w:t></w:r></w:p>`)['word/document.xml'] ?? ''));
  const said = Buffer.alloc(4);
  said.writeUInt32LE(1_000);
  for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 1)) said.copy(lying, at);
  expect(await codeOf(lying)).toMatch(/UNREADABLE|TOO_LARGE/);
}, 60_000);

it('says what is wrong: no text part, cut off, too many parts, nested beyond reading', async () => {
  expect(await codeOf(zip({ 'word/document.xml.bak': 'x' }))).toBe('UNREADABLE');
  const whole = docx(paragraph('Pay within 14 days.'));
  expect(await codeOf(whole.subarray(0, whole.length - 30))).toBe('UNREADABLE');
  expect(await codeOf(docx(`${'<w:tbl><w:tr><w:tc>'.repeat(2_000)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(2_000)}`))).toBe('UNREADABLE');
  expect(await codeOf(docx(paragraph(' ')))).toBe('EMPTY');
  expect(await codeOf(zip({ ...docxParts(paragraph('x')), ...Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`word/media/${at}`, ''])) }))).toBe('TOO_LARGE');
});
