import { Readability, isProbablyReaderable } from '@mozilla/readability';
import type { LoadedDocument } from '../ports';
import { type HtmlDocument, type HtmlElement, parsePage } from './dom';
import { htmlToMarkdown } from './html-to-markdown';
import { loadMarkdown } from './markdown';
import { collapse, normaliseText } from './normalise';
import { loadPlainText } from './plain-text';

const NEVER_TEXT = 'script,style,noscript,template,iframe,object,embed,svg,canvas,math,select,textarea,input,button,dialog,link,meta,base';
const FURNITURE = 'nav,footer,aside,header[role=banner],[role=navigation],[role=contentinfo],[role=search]';
const INVISIBLE = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;

/**
 * HTML, a whole page or a fragment, as Markdown. What a reader would not see (scripts, hidden elements) never becomes
 * text; a page's navigation is left out. Markup nested beyond what can be walked is read as its bare text.
 */
export function loadHtml(raw: string): LoadedDocument {
  // Parsing a tag takes time with the square of its attributes; none that is read has so many.
  const html = normaliseText(raw).replace(/<([a-z][a-z0-9-]{0,30})\s[^<>]{20000,}>/gi, '<$1>');
  if (depthOf(html) > MAX_DEPTH) return bareText(html);
  try {
    const document = parsePage(html);
    const title = collapse(document.querySelector('title')?.textContent ?? '');
    dropUnseen(document);
    const loaded = loadMarkdown(htmlToMarkdown(mainPart(document)));
    return { ...loaded, title: loaded.title || title };
  } catch (error) {
    if (error instanceof RangeError) return bareText(html);
    throw error;
  }
}

/** The text between the tags, a line per block element. */
function bareText(html: string): LoadedDocument {
  const text = withoutElements(html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' '), ['script', 'style', 'noscript', 'template', 'iframe', 'textarea', 'title'])
    .replace(/<\/?(?:p|div|h[1-6]|li|tr|table|ul|ol|section|article|blockquote|br)\b[^>]*>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/\n\s*\n\s*/g, '\n\n');
  const decoded = parsePage(`<pre>${text.replace(/</g, '&lt;')}</pre>`).body?.textContent ?? '';
  return { ...loadPlainText(decoded), warnings: ['This page is nested so deeply that its headings, lists and tables were not recognised; its text was read.'] };
}

/** Cuts out elements with what is in them; an open one reaches to the end. */
function withoutElements(html: string, names: readonly string[]): string {
  const pattern = new RegExp(`<(/?)(${names.join('|')})\\b[^>]*>`, 'gi');
  let kept = '';
  let from = 0;
  let inside: string | null = null;
  for (const match of html.matchAll(pattern)) {
    const name = (match[2] ?? '').toLowerCase();
    if (inside === null && !match[1]) {
      kept += html.slice(from, match.index);
      inside = name;
    } else if (inside === name && match[1]) {
      inside = null;
      from = match.index + match[0].length;
    }
  }
  return inside === null ? kept + html.slice(from) : kept;
}

/** Parsing time grows with the square of the depth; real pages stay below 60. */
const MAX_DEPTH = 400;
/** Elements that end without an end tag. */
const SELF_ENDING = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|colgroup|html|head|body)$/i;

function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (SELF_ENDING.test(name)) continue;
    depth = close ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function dropUnseen(document: HtmlDocument): void {
  for (const element of Array.from(document.querySelectorAll(NEVER_TEXT))) element.remove();
  for (const element of Array.from(document.querySelectorAll('[hidden],[aria-hidden="true"],[style]'))) {
    const style = element.getAttribute('style');
    if (style === null || element.hasAttribute('hidden') || INVISIBLE.test(style) || element.getAttribute('aria-hidden') === 'true') element.remove();
  }
}

/** What Readability takes for the article; null where the page is not built as it expects. */
function articleOf(document: HtmlDocument): { content?: string | null } | null {
  try {
    return new Readability(document.cloneNode(true) as never, { keepClasses: false }).parse();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return null;
  }
}

/** The article of a page. Readability drops too much of short help pages, so it only counts when it keeps most of the text. */
function mainPart(document: HtmlDocument): HtmlElement {
  const body = document.body ?? document.documentElement;
  if (!document.querySelector(FURNITURE)) return body;
  const plain = body.cloneNode(true);
  for (const element of Array.from(plain.querySelectorAll(FURNITURE))) element.remove();
  const whole = plain.querySelector('main,article') ?? plain;
  if (!isProbablyReaderable(document as never)) return whole;
  const article = articleOf(document);
  if (!article?.content) return whole;
  const read = parsePage(article.content).body ?? whole;
  const kept = collapse(read.textContent ?? '').length / Math.max(1, collapse(whole.textContent ?? '').length);
  const headings = whole.querySelectorAll('h1,h2,h3').length;
  return kept > 0.85 && read.querySelectorAll('h1,h2,h3').length >= headings - 1 ? read : whole;
}
