import { bomb, docx, docxParts, pageOf, paragraph, pdf, pdfStream, rawPdf, rawZip, zip, zlibBomb, type RawEntry } from './files';

/** A file that is broken, hostile or odd, and what must become of it. */
export interface MalformedFile {
  name: string;
  /** The media type that the sender states; what the name suggests when left out. */
  declared?: string;
  bytes: () => Buffer | Promise<Buffer>;
  /** Codes of refusal that are right, or 'read'. */
  expect: readonly string[];
  /** What the text must and must not hold when it is read. */
  holds?: RegExp;
  lacks?: RegExp;
  warns?: boolean;
}

const text = (content: string, encoding: BufferEncoding = 'utf8') => () => Buffer.from(content, encoding);
const SENTENCE = 'Invoices are due fourteen days after the invoice date. ';
const REFUSED = ['UNREADABLE', 'TOO_LARGE', 'TOO_COMPLEX', 'TOO_SLOW', 'EMPTY', 'NO_TEXT_LAYER'];
const longPdf = () => pdf((page) => {
  for (let at = 0; at < 60; at += 1) page.addPage().fontSize(11).text(SENTENCE.repeat(40));
}, { compress: false });
const simplePdf = () => pdf((page) => void page.text(SENTENCE));
const wordEntry = (more: Partial<RawEntry> = {}): RawEntry => {
  const [before = '', after = ''] = (docxParts('<w:p><w:r><w:t>MARK</w:t></w:r></w:p>')['word/document.xml'] ?? '').split('MARK');
  return { name: 'word/document.xml', data: bomb(1_024, 0x20, before, after), statedSize: 0x40000000, ...more };
};
const arabic = (words: string[]): string => words.join(' ');

/** A font whose codes 0x41… stand for the characters of the given text. */
function unicodeFont(characters: string): string[] {
  const map = [...new Set(characters)].map((character, at) => `<${(0x41 + at).toString(16)}> <${character.codePointAt(0)?.toString(16).padStart(4, '0')}>`);
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> endcodespacerange ${map.length} beginbfchar ${map.join('\n')} endbfchar endcmap end end`;
  return ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>', pdfStream(cmap).toString('latin1')];
}

function arabicColumns(): Buffer {
  const [right, left] = [arabic(['الفاتورة', 'مستحقة', 'خلال', 'أربعة', 'عشر', 'يوما']), arabic(['رسوم', 'التأخير', 'اثنا', 'عشر', 'يورو', 'شهريا'])];
  const characters = [...new Set(right + left)];
  const code = (line: string) => [...line].reverse().map((character) => (0x41 + characters.indexOf(character)).toString(16)).join('');
  const lines = [right, left].flatMap((line, column) => Array.from({ length: 8 }, (_, at) => `BT /F2 10 Tf 1 0 0 1 ${column === 0 ? 330 : 50} ${700 - at * 14} Tm <${code(line)}> Tj ET`));
  return pageOf(lines.join('\n'), { fonts: '/F2 6 0 R', objects: unicodeFont(characters.join('')) });
}

function manyPages(): Buffer {
  const kids = Array.from({ length: 100_000 }, (_, at) => `${at + 3} 0 R`).join(' ');
  return rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count 100000 >>`, ...Array.from({ length: 100_000 }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>')]);
}

function selfReferringXref(): Buffer {
  const plain = pageOf('BT /F1 12 Tf 50 700 Td (x) Tj ET').toString('latin1');
  const at = plain.lastIndexOf('xref\n0');
  return Buffer.from(plain.replace('/Root 1 0 R >>', `/Root 1 0 R /Prev ${at} >>`), 'latin1');
}

/** By the numbers of the list of malformed files; those that are about an upload itself (F72 to F80) are the API's to test. */
export const MALFORMED: Readonly<Record<string, MalformedFile>> = {
  F01: { name: 'empty.pdf', bytes: text(''), expect: ['EMPTY'] },
  F02: { name: 'empty.txt', bytes: text(''), expect: ['EMPTY'] },
  F03: { name: 'spaces.txt', bytes: text(' \n'.repeat(5_000)), expect: ['EMPTY'] },
  F04: { name: 'invisible.txt', bytes: text('\u200B'.repeat(10_000)), expect: ['EMPTY'] },
  F05: { name: 'truncated-10.pdf', bytes: async () => { const whole = await longPdf(); return whole.subarray(0, whole.length / 10); }, expect: ['UNREADABLE'] },
  F06: { name: 'truncated-90.pdf', bytes: async () => { const whole = await longPdf(); return whole.subarray(0, whole.length * 0.9); }, expect: ['UNREADABLE', 'read'] },
  F07: { name: 'header-only.pdf', bytes: text('%PDF-1.7\n%%EOF'), expect: ['UNREADABLE'] },
  F08: { name: 'xref-loop.pdf', bytes: selfReferringXref, expect: ['UNREADABLE'] },
  F09: { name: 'pages-loop.pdf', bytes: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']), expect: REFUSED },
  F10: { name: 'deep-objects.pdf', bytes: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', `<< /Type /Page /Parent 2 0 R /MediaBox ${'['.repeat(100_000)} >>`]), expect: REFUSED },
  F11: { name: 'flate-bomb.pdf', bytes: () => pageOf(zlibBomb(1_024, 0), { filter: '/Filter /FlateDecode' }), expect: REFUSED },
  F12: { name: 'pages-100k.pdf', bytes: manyPages, expect: ['TOO_LARGE'] },
  F13: { name: 'image-bomb.pdf', bytes: () => pageOf('q 500 0 0 700 0 0 cm /I Do Q', { fonts: '>> /XObject << /I 6 0 R', objects: [pdfStream('x', '/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8')] }), expect: ['NO_TEXT_LAYER'] },
  F14: { name: 'encrypted.pdf', bytes: () => pdf((page) => void page.text(SENTENCE), { userPassword: 'secret', ownerPassword: 'owner' }), expect: ['ENCRYPTED'] },
  F15: { name: 'encrypted-empty-password.pdf', bytes: () => pdf((page) => void page.text(SENTENCE), { ownerPassword: 'owner' }), expect: ['read'], holds: /fourteen days/ },
  F16: { name: 'javascript.pdf', bytes: () => pageOf(`BT /F1 12 Tf 50 700 Td (${SENTENCE}) Tj ET`, { catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (file:///etc/passwd) >> >>' }), expect: ['read'], holds: /fourteen days/, lacks: /alert|passwd/ },
  F17: { name: 'scan-only.pdf', bytes: () => pageOf('q 500 0 0 700 0 0 cm /I Do Q', { fonts: '>> /XObject << /I 6 0 R', objects: [pdfStream(Buffer.alloc(100, 128), '/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8')] }), expect: ['NO_TEXT_LAYER'] },
  F18: { name: 'no-tounicode.pdf', bytes: () => pageOf('BT /F2 12 Tf 50 700 Td <000300040005000600070008000b000e> Tj ET', { fonts: '/F2 6 0 R', objects: ['<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] >>', '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>'] }), expect: ['UNREADABLE', 'NO_TEXT_LAYER'] },
  F19: { name: 'rtl-columns.pdf', bytes: arabicColumns, expect: ['read'], holds: /الفاتورة مستحقة[\s\S]*رسوم التأخير/ },
  F20: { name: 'polyglot.pdf', bytes: () => rawZip([{ name: 'a', data: Buffer.from('%PDF-1.7 not one'), stored: true, statedSize: 16 }]), expect: ['UNSUPPORTED_FORMAT', 'UNREADABLE'] },
  F21: { name: 'polyglot-html.pdf', bytes: async () => Buffer.concat([Buffer.from('<script>alert(1)</script>\n'), await simplePdf()]), expect: ['read', 'UNREADABLE'], lacks: /alert/ },
  F22: { name: 'bomb-1.docx', bytes: () => rawZip([wordEntry()]), expect: ['TOO_LARGE'] },
  F23: { name: 'bomb-lie.docx', bytes: () => rawZip([wordEntry({ statedSize: 1_000 })]), expect: ['TOO_LARGE', 'UNREADABLE'] },
  F24: { name: 'bomb-many.docx', bytes: () => rawZip([wordEntry({ data: Buffer.alloc(0), statedSize: 0 }), ...Array.from({ length: 60_000 }, (_, at) => ({ name: `e${at}`, data: Buffer.alloc(0), statedSize: 0 }))]), expect: ['TOO_LARGE'] },
  F25: { name: 'bomb-overlap.docx', bytes: () => rawZip([wordEntry(), ...['styles', 'numbering', 'footnotes', 'endnotes'].map((name) => wordEntry({ name: `word/${name}.xml`, offset: 0 }))]), expect: ['TOO_LARGE', 'UNREADABLE'] },
  F26: { name: 'bomb-nested.docx', bytes: () => zip({ 'word/document.xml.zip': Array.from({ length: 5 }).reduce<Buffer>((inner) => zip(Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`${at}.zip`, inner]))), zip({ x: ' '.repeat(100_000) })) }), expect: ['UNREADABLE', 'UNSUPPORTED_FORMAT'] },
  F27: { name: 'bomb-renamed.doc', bytes: () => rawZip([wordEntry()]), expect: ['TOO_LARGE'] },
  F28: { name: 'bomb.xlsx', bytes: () => rawZip([wordEntry({ name: 'xl/sharedStrings.xml' }), wordEntry({ name: 'xl/workbook.xml', offset: 0 })]), expect: ['UNSUPPORTED_FORMAT'] },
  F29: { name: 'xxe.docx', bytes: () => zip(docxParts(paragraph('Before &e; after the entity.'), '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')), expect: ['read'], holds: /Before\s+after/, lacks: /root:/ },
  F30: { name: 'laughs.docx', bytes: () => zip(docxParts(paragraph('Ha &l9; ha.'), `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]>`)), expect: ['read', 'UNREADABLE'], lacks: /lollol/ },
  F31: { name: 'external-template.docx', bytes: () => docx(paragraph(SENTENCE), { 'word/settings.xml': '<w:settings xmlns:w="x"/>', 'word/_rels/settings.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="t" Target="http://169.254.169.254/" TargetMode="External"/></Relationships>' }), expect: ['read'], holds: /fourteen days/ },
  F32: { name: 'slip.docx', bytes: () => docx(paragraph(SENTENCE), { '../../../../tmp/pwned': 'x' }), expect: ['read', 'UNREADABLE'] },
  F33: { name: 'symlink.docx', bytes: () => rawZip([{ name: 'word/document.xml', data: Buffer.from('/etc/passwd'), stored: true, statedSize: 11, unixMode: 0o120777 }]), expect: ['UNREADABLE', 'EMPTY'] },
  F34: { name: 'dup-entry.docx', bytes: () => rawZip(['first is read', 'second is not'].flatMap((content, at) => [...(at === 0 ? Object.entries(docxParts('')).filter(([name]) => name !== 'word/document.xml') : []), ['word/document.xml', docxParts(paragraph(content))['word/document.xml'] ?? ''] as const].map(([name, data]): RawEntry => ({ name, data: Buffer.from(data), stored: true, statedSize: Buffer.byteLength(data) })))), expect: ['read'], holds: /first is read/, lacks: /second/ },
  F35: { name: 'macro.docm', bytes: () => docx(paragraph(SENTENCE), { 'word/vbaProject.bin': 'x' }), expect: ['UNSUPPORTED_FORMAT'] },
  F36: { name: 'deep.docx', bytes: () => docx(`${'<w:tbl><w:tr><w:tc>'.repeat(5_000)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(5_000)}`), expect: ['UNREADABLE'] },
  F37: { name: 'huge-para.docx', bytes: () => docx(paragraph('x'.repeat(5_000_000))), expect: ['TOO_LARGE'] },
  F38: { name: 'wrong-ext.pdf', bytes: text('\x89PNG\r\n\x1a\n0000', 'latin1'), expect: ['UNSUPPORTED_FORMAT'] },
  F39: { name: 'wrong-ext2.txt', bytes: simplePdf, expect: ['read'], holds: /fourteen days/, lacks: /endobj/ },
  F40: { name: 'double.pdf.exe', bytes: text('MZ\x90\0\x03\0\0\0', 'latin1'), expect: ['UNSUPPORTED_FORMAT'] },
  F41: { name: 'noext', bytes: text(`# Due dates\n\n${SENTENCE}`), expect: ['read'], holds: /fourteen days/ },
  F42: { name: 'upper.PDF', bytes: simplePdf, expect: ['read'], holds: /fourteen days/ },
  F43: { name: 'mime-lie.html', declared: 'image/png', bytes: text(`<!doctype html><html><body><p>${SENTENCE}</p></body></html>`), expect: ['UNSUPPORTED_FORMAT'] },
  F44: { name: 'svg.svg', bytes: text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>x</text></svg>'), expect: ['UNSUPPORTED_FORMAT'] },
  F45: { name: 'utf16le.txt', bytes: text('\uFEFFRechnung überfällig', 'utf16le'), expect: ['read'], holds: /^Rechnung überfällig$/ },
  F46: { name: 'utf16be-nobom.txt', bytes: () => Buffer.from('Rechnung überfällig seit gestern', 'utf16le').swap16(), expect: ['read'], holds: /Rechnung überfällig/ },
  F47: { name: 'utf32.txt', bytes: () => Buffer.concat([...'\uFEFFRechnung überfällig'].map((character) => { const unit = Buffer.alloc(4); unit.writeUInt32LE(character.codePointAt(0) ?? 0); return unit; })), expect: ['read'], holds: /^Rechnung überfällig$/ },
  F48: { name: 'invalid-utf8.txt', bytes: () => Buffer.concat([[0xc3, 0x28], [0xa0, 0xa1], [0xe2, 0x28, 0xa1], [0xf0, 0x28, 0x8c, 0xbc], [0xc0, 0xaf], [0xed, 0xa0, 0x80]].flatMap((broken) => [Buffer.from(`${SENTENCE}Grüße aus Köln. `), Buffer.from(broken)])), expect: ['read'], holds: /Grüße aus Köln/, warns: true },
  F49: { name: 'latin1.csv', bytes: text('Müller;49,00', 'latin1'), expect: ['read'], holds: /Müller/ },
  F50: { name: 'cp1251.txt', bytes: () => Buffer.from([...'Счёт должен быть оплачен в течение четырнадцати дней. Просроченный платёж облагается комиссией.'].map(cp1251)), expect: ['read'], holds: /Счёт должен быть оплачен/ },
  F51: { name: 'gb18030.txt', bytes: () => Buffer.from('b7a2c6b1d3a6d4dac8d5c6daba f3caaecbc4ccecc4dad6a7b8b6a1a3d3e2c6dab8b6bfeebde1cad5c8a1d6cdc4c9bdf0a1a3'.replace(/ /g, ''), 'hex'), expect: ['read'], holds: /发票/ },
  F52: { name: 'mixed.txt', bytes: () => Buffer.concat([Buffer.from('Grüße aus Köln. Die Rechnung ist überfällig. '.repeat(4)), Buffer.from('Mit freundlichen Grüßen aus München. ', 'latin1')]), expect: ['read'], holds: /überfällig/, warns: true },
  F53: { name: 'nul.txt', bytes: text(`${SENTENCE.repeat(2).slice(0, 99)}\0`.repeat(20)), expect: ['read'], holds: /fourteen days/, lacks: /\0/ },
  F54: { name: 'bom-middle.txt', bytes: text(`\uFEFF${SENTENCE}\uFEFF${SENTENCE}`), expect: ['read'], lacks: /\uFEFF/ },
  F55: { name: 'big50.txt', bytes: () => Buffer.alloc(50_000_000, `${'x'.repeat(79)}\n`), expect: ['TOO_LARGE'] },
  F56: { name: 'oneline50.txt', bytes: () => Buffer.alloc(50_000_000, 'x '), expect: ['TOO_LARGE'] },
  F57: { name: 'lines10m.txt', bytes: () => Buffer.alloc(10_000_000, '\n'), expect: ['TOO_LARGE', 'EMPTY'] },
  F58: { name: 'longword.md', bytes: text('x'.repeat(1_000_000)), expect: ['read'] },
  F59: { name: 'deep.md', bytes: text(`${'> '.repeat(50_000)}quoted\n\n${'['.repeat(50_000)}\n\n${'*a_'.repeat(50_000)}\n\n${Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}- item`).join('\n')}\n\n${SENTENCE}`), expect: ['read'], holds: /fourteen days/ },
  F60: { name: 'links.md', bytes: text(`${SENTENCE}\n\n${Array.from({ length: 100_000 }, (_, at) => `[${at}]:x`).join('\n')}`), expect: ['read'], holds: /fourteen days/ },
  F61: { name: 'tables.md', bytes: text(`|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'b|'.repeat(10_000)}\n`), expect: ['read'] },
  F62: { name: 'deep.html', bytes: text(`<html><body>${'<div>'.repeat(100_000)}${SENTENCE}${'</div>'.repeat(100_000)}</body></html>`), expect: ['read'], holds: /fourteen days/, warns: true },
  F63: { name: 'attrs.html', bytes: text(`<html><body><p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>${SENTENCE}</p></body></html>`), expect: ['read'], holds: /fourteen days/ },
  F64: { name: 'meta-refresh.html', bytes: text(`<html><head><meta http-equiv=refresh content="0;url=http://127.0.0.1:1/"><base href="http://127.0.0.1:1/"><link rel=prefetch href=x></head><body><p>${SENTENCE}</p><img src="http://127.0.0.1:1/x.png"></body></html>`), expect: ['read'], holds: /^Invoices/, lacks: /127\.0\.0\.1/ },
  F65: { name: 'data-uri.html', bytes: () => Buffer.concat([Buffer.from('<html><body><img src="data:image/png;base64,'), Buffer.alloc(20_000_000, 'QUJD'), Buffer.from(`"><p>${SENTENCE}</p></body></html>`)]), expect: ['read'], holds: /fourteen days/, lacks: /QUJD/ },
  F66: { name: 'script.html', bytes: text(`<html><body><p>${SENTENCE}</p><script>var a = "stolen"</script><style>.stolen{}</style><noscript>stolen</noscript><template>stolen</template><!-- stolen --></body></html>`), expect: ['read'], holds: /fourteen days/, lacks: /stolen/ },
  F67: { name: 'wide.csv', bytes: text(`${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',')}\n1,2\n`), expect: ['TOO_LARGE'] },
  F68: { name: 'quotes.csv', bytes: text(`question,answer\n"not closed,x\n${'a question,an answer\n'.repeat(40_000)}`), expect: ['TOO_LARGE', 'UNREADABLE'] },
  F69: { name: 'formula.csv', bytes: text('name,value\n=1+1,x\n@SUM(A1),y\n"=HYPERLINK(""http://x"",""y"")",z\n'), expect: ['read'], holds: /=1\+1/ },
  F70: { name: 'deep.json', bytes: text('['.repeat(1_000_000)), expect: ['UNREADABLE'] },
  F71: { name: 'eicar.txt', bytes: text(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('')), expect: ['read'] },
};

function cp1251(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (character === 'ё') return 0xb8;
  return point >= 0x410 && point <= 0x44f ? point - 0x410 + 0xc0 : point;
}
