import { chunkDocument } from '../chunk/chunk-document';
import { pageOf, pdf } from '../testing/files';
import { loadFile } from './load-document';
import { LoadError } from './load-error';

const LONG = 'Invoices of the Harbour plan are due twenty-one days after the invoice date and can be paid by bank transfer. ';
const read = (bytes: Uint8Array) => loadFile('PDF', bytes);
const codeOf = (bytes: Uint8Array) => read(bytes).then(() => 'read', (error: unknown) => (error instanceof LoadError ? error.code : String(error)));

it('reads headings by size, paragraphs, and the page of each', async () => {
  const bytes = await pdf((page) => {
    page.fontSize(24).text('Billing guide').moveDown();
    page.fontSize(16).text('When to pay').moveDown(0.5);
    page.fontSize(11).text(LONG.repeat(2)).moveDown().text('A second paragraph says that a late fee of 12 euros applies.');
    page.addPage().fontSize(16).text('Late payment').moveDown(0.5).fontSize(11).text('After the due date a reminder is sent.');
  });
  const document = await read(bytes);
  expect(document.title).toBe('Billing guide');
  expect(document.content).toBe(`# Billing guide\n\n## When to pay\n\n${LONG.repeat(2).trim()}\n\nA second paragraph says that a late fee of 12 euros applies.\n\n## Late payment\n\nAfter the due date a reminder is sent.`);
  const passages = chunkDocument(document, document.title);
  expect(passages.map((passage) => passage.headingPath)).toEqual([['Billing guide', 'When to pay', 'p. 1'], ['Billing guide', 'Late payment', 'p. 2']]);
  for (const passage of passages) expect(document.content).toContain(passage.source);
});

it('reads columns one after the other, under the heading that spans them', async () => {
  const bytes = await pdf((page) => {
    page.fontSize(18).text('Terms of payment').moveDown();
    page.fontSize(10);
    const top = page.y;
    page.text(`Left begins. ${LONG.repeat(4)} Left ends.`, 50, top, { width: 235 });
    page.text(`Right begins. ${LONG.repeat(4)} Right ends.`, 310, top + 3, { width: 235 });
  });
  const { content } = await read(bytes);
  const order = ['Terms of payment', 'Left begins.', 'Left ends.', 'Right begins.', 'Right ends.'].map((text) => content.indexOf(text));
  expect(order.every((at, index) => at >= 0 && at > (order[index - 1] ?? -1))).toBe(true);
  expect(content.slice(order[1], order[2])).not.toContain('Right');
});

it('reads tables as rows with the names of their columns', async () => {
  const rows = [['Plan', 'Monthly price', 'Late fee'], ['Harbour', 'EUR 49.00', 'EUR 12.00'], ['Open sea', 'EUR 99.00', 'EUR 15.00'], ['Enterprise plus', 'on request', 'none']];
  const bytes = await pdf((page) => {
    page.fontSize(11).text(LONG).moveDown();
    const top = page.y;
    rows.forEach((row, at) => row.forEach((cell, column) => page.text(cell, 50 + column * 150, top + at * 18, { lineBreak: false })));
    page.text('Prices are without VAT.', 50, top + 110);
  });
  const document = await read(bytes);
  expect(document.blocks.filter((block) => block.kind === 'row').map((block) => block.cells)).toEqual(rows.slice(1));
  expect(chunkDocument(document, 'Prices').map((passage) => passage.text).join('\n')).toContain('Harbour — Monthly price: EUR 49.00; Late fee: EUR 12.00');
  expect(document.content).toMatch(/Prices are without VAT\.$/);
});

it('makes divided words whole, recognises lists, and leaves out headers, footers and page numbers', async () => {
  const bytes = await pdf((page) => {
    for (let number = 1; number <= 4; number += 1) {
      if (number > 1) page.addPage();
      page.fontSize(9).text('ACME Billing Handbook', 50, 30, { lineBreak: false });
      page.text(`Page ${number} of 4`, 270, 780, { lineBreak: false, height: 20 });
      page.fontSize(11).text(`Section text of sheet ${['one', 'two', 'three', 'four'][number - 1]} tells you how pay-`, 50, 100, { lineBreak: false });
      page.text('ments are made.', 50, 113, { lineBreak: false });
      page.text('• Open the invoice', 50, 150, { lineBreak: false });
      page.text('• Press Pay', 50, 163, { lineBreak: false });
      page.text('1. Check the amount', 50, 190, { lineBreak: false });
    }
  });
  const { content, blocks } = await read(bytes);
  expect(content).not.toMatch(/ACME|Page \d/);
  expect(content.match(/how payments are made\./g)).toHaveLength(4);
  expect(blocks.slice(1, 4).map((block) => [block.kind, block.ordinal ?? null, content.slice(block.start, block.end)])).toEqual([['item', null, 'Open the invoice'], ['item', null, 'Press Pay'], ['item', 1, 'Check the amount']]);
});

it('joins a sentence that runs over the page, and warns of pages without text', async () => {
  const bytes = await pdf((page) => {
    page.fontSize(11).text('The notice period of the annual plan is', 50, 700, { lineBreak: false });
    page.addPage().fontSize(11).text('three months to the end of the year.', 50, 60, { lineBreak: false });
    page.addPage().rect(50, 50, 400, 600).fill('#888');
  });
  const { content, warnings } = await read(bytes);
  expect(content).toContain('The notice period of the annual plan is three months to the end of the year.');
  expect(warnings?.join(' ')).toContain('1 of 3 pages have no text');
});

it('says what is wrong: a scan, a password, a cut-off file, fonts that cannot be decoded', async () => {
  expect(await codeOf(await pdf((page) => void page.rect(0, 0, 595, 842).fill('#eee')))).toBe('NO_TEXT_LAYER');
  expect(await codeOf(await pdf((page) => void page.text('secret'), { userPassword: 'secret', ownerPassword: 'owner' }))).toBe('ENCRYPTED');
  const whole = await pdf((page) => {
    for (let at = 0; at < 60; at += 1) page.addPage().fontSize(11).text(LONG.repeat(20));
  }, { compress: false });
  expect(whole.length).toBeGreaterThan(150_000);
  expect(await codeOf(whole.subarray(0, whole.length * 0.1))).toBe('UNREADABLE');
  expect(await codeOf(pageOf('BT /F2 12 Tf 50 700 Td <0102030405060708090a0b0c0e0f> Tj ET', { fonts: '/F2 6 0 R', objects: ['<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] >>', '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R >>', '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>'] }))).toMatch(/UNREADABLE|NO_TEXT_LAYER/);
});

it('opens what only an owner’s password protects', async () => {
  const { content } = await read(await pdf((page) => void page.text('Pay within 14 days.'), { ownerPassword: 'owner', permissions: { copying: false } }));
  expect(content).toContain('Pay within 14 days.');
});
