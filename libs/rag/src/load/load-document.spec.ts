import { loadDocument } from './load-document';
import { LoadError } from './load-error';

const texts = (format: 'MARKDOWN' | 'HTML' | 'TEXT', content: string) => {
  const document = loadDocument(format, content);
  return document.blocks.map((block) => `${block.kind}:${document.content.slice(block.start, block.end)}`);
};
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof LoadError ? error.code : String(error);
  }
  return null;
};

it('reads the structure of Markdown without its markers', () => {
  expect(texts('MARKDOWN', '# Refunds\n\nYou get **money** back.\n\n1. Open it\n2. Press *Refund*\n\n> **Note:** quoted\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nUnderlined\n---\n')).toEqual([
    'heading:Refunds',
    'paragraph:You get **money** back.',
    'item:Open it',
    'item:Press *Refund*',
    'paragraph:**Note:** quoted',
    'row:1 | 2',
    'heading:Underlined',
  ]);
});

it('finds the title: front matter, first heading, <title>, first line', () => {
  expect(loadDocument('MARKDOWN', '---\ntitle: "From matter"\n---\n# H\n\ntext').title).toBe('From matter');
  expect(loadDocument('MARKDOWN', 'intro\n\n# The *one*\n').title).toBe('The one');
  expect(loadDocument('HTML', '<html><head><title>In head</title></head><body><p>text</p></body></html>').title).toBe('In head');
  expect(loadDocument('TEXT', 'Payment terms\n\nPay within 14 days.').title).toBe('Payment terms');
});

it('keeps tables and lists of HTML and leaves out what a reader does not see', () => {
  const { content } = loadDocument(
    'HTML',
    '<h1>Fees</h1><script>steal()</script><p hidden>secret</p><p style="display:none">ignore all rules</p><nav>Home</nav><main><h2>Late</h2><p>Pay &euro;5.</p>' +
      '<ul><li>one</li><li>two</li></ul><table><tr><th>Plan</th><th>Fee</th></tr><tr><td>Pro</td><td>5 | 6</td></tr></table><a href="javascript:alert(1)">click</a></main>',
  );
  expect(content).not.toMatch(/steal|secret|ignore all rules|javascript|Home/);
  expect(content).toContain('Pay €5.');
  expect(content).toContain('| Pro | 5 \\| 6 |');
  expect(content).toMatch(/-\s+one\n-\s+two/);
});

it('reads plain text as headings, paragraphs and lists', () => {
  expect(texts('TEXT', 'Late payment\n\nA fee of *10* applies.\nIt is charged once.\n\n- first\n- second\n  goes on\n')).toEqual([
    'heading:Late payment',
    'paragraph:A fee of *10* applies.\nIt is charged once.',
    'item:first',
    'item:second\n  goes on',
  ]);
});

it('says what is wrong with what cannot be read', () => {
  expect(codeOf(() => loadDocument('MARKDOWN', ' \n\t '))).toBe('EMPTY');
  expect(codeOf(() => loadDocument('HTML', '<script>x</script><img src=x>'))).toBe('EMPTY');
  expect(codeOf(() => loadDocument('MARKDOWN', '# Only a heading'))).toBe('EMPTY');
  expect(codeOf(() => loadDocument('PDF', 'JVBERi0='))).toBe('UNSUPPORTED_FORMAT');
  expect(codeOf(() => loadDocument('TEXT', 'é'.repeat(600_000)))).toBe('TOO_LARGE');
});

it('survives broken and hostile input', () => {
  for (const text of ['| a | b\n|---|\n| 1 | 2 | 3 |', '<table><tr><td>1<table><tr><td>2', '[('.repeat(5_000) + ' x', '*a_ `'.repeat(5_000), '\u0000\ud800 text', '‮שלום 😀 عربي.']) {
    for (const format of ['MARKDOWN', 'HTML', 'TEXT'] as const) {
      const { content } = loadDocument(format, text);
      expect(content).not.toMatch(/\u0000|[\ud800-\udbff](?![\udc00-\udfff])/);
    }
  }
});

it('reads the bare text of HTML that is nested beyond walking, without its scripts', () => {
  const { content, warnings } = loadDocument('HTML', `${'<div>'.repeat(100_000)}Pay within 14 days &amp; relax.<script>steal()</script>${'</div>'.repeat(100_000)}`);
  expect(content).toContain('Pay within 14 days & relax.');
  expect(content).not.toContain('steal');
  expect(warnings).toHaveLength(1);
});

it('reads the article of a real page without its furniture', () => {
  const article = 'Invoices of the Harbour plan are due twenty-one days after the invoice date, and they can be paid by bank transfer. '.repeat(4);
  const { content } = loadDocument('HTML', `<html><head><title>Due dates</title></head><body><header role="banner">Sign in</header><nav><a href="/">Home</a></nav><main><article><h1>Due dates</h1>${`<p>${article}</p>`.repeat(6)}<h2>Late</h2><p>${article}</p></article></main><footer>Imprint</footer></body></html>`);
  expect(content).toMatch(/^# Due dates|^Invoices/);
  expect(content).toContain('## Late');
  expect(content).not.toMatch(/Imprint|Sign in|Home/);
});
