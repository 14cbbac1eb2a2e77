import TurndownService from 'turndown';
import type { HtmlElement } from './dom';

/** An element as Markdown: ATX headings, `-` bullets, tables as pipe tables, images by their description only. */
export function htmlToMarkdown(element: HtmlElement): string {
  const service = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '_' });
  service.addRule('images', { filter: 'img', replacement: (_, node) => (node as HtmlElement).getAttribute('alt')?.trim() ?? '' });
  service.addRule('links', {
    filter: 'a',
    replacement: (text, node) => {
      const href = (node as HtmlElement).getAttribute('href') ?? '';
      // A script or a data address has no place in text that customers will be shown.
      return /^(https?:|mailto:|tel:|\/|#)/i.test(href) && text.trim() ? `[${text}](${href.replace(/[\s()<>]/g, encodeURIComponent)})` : text;
    },
  });
  service.addRule('definition term', { filter: 'dt' as never, replacement: (text) => `\n\n**${text.trim()}**\n` });
  service.addRule('definition', { filter: 'dd' as never, replacement: (text) => `${text.trim()}\n\n` });
  service.addRule('tables', { filter: 'table', replacement: (_, node) => tableToMarkdown(node as HtmlElement, service) });
  return service.turndown(element as never);
}

/** A pipe table. A layout table (one column, or tables within) becomes paragraphs; ragged rows are filled up. */
function tableToMarkdown(table: HtmlElement, service: TurndownService): string {
  const rows = Array.from(table.querySelectorAll('tr')).map((row) =>
    Array.from(row.querySelectorAll('th,td')).map((cell) => ({ text: service.turndown(cell as never) })),
  ).filter((row) => row.some((cell) => cell.text.trim() !== ''));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2 || rows.length < 2 || table.querySelector('table')) {
    return `\n\n${rows.flat().map((cell) => cell.text).join('\n\n')}\n\n`;
  }
  const line = (cells: { text: string }[]) =>
    `| ${Array.from({ length: width }, (_, at) => (cells[at]?.text ?? '').replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|').trim()).join(' | ')} |`;
  const caption = table.querySelector('caption')?.textContent?.trim();
  const [head = [], ...body] = rows;
  const lines = [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)];
  return `\n\n${caption ? `${caption}\n\n` : ''}${lines.join('\n')}\n\n`;
}
