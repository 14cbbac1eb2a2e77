import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { collapse } from './normalise';

const inline = new MarkdownIt({ html: true, linkify: false });

/** Readable text of inline Markdown: links by their words, images by their description, no markers, no tags. */
export function inlineText(source: string): string {
  const unquoted = source.replace(/\n[ \t]*(?:>[ \t]?)+/g, '\n');
  const [root] = inline.parseInline(unquoted, {});
  // A sentence cut out of emphasised text leaves half a marker behind.
  return collapse(read(root?.children ?? []).replace(/\*\*|__|(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])|~~/gu, ''));
}

function read(tokens: Token[]): string {
  let text = '';
  let hidden = 0;
  for (const token of tokens) {
    if (token.type === 'html_inline') {
      if (/^<(script|style)\b/i.test(token.content)) hidden += 1;
      if (/^<\/(script|style)\b/i.test(token.content)) hidden = Math.max(0, hidden - 1);
      if (/^<br\b/i.test(token.content)) text += ' ';
    } else if (hidden > 0) continue;
    else if (token.type === 'text' || token.type === 'code_inline') text += token.content;
    else if (token.type === 'text_special') text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'image') text += read(token.children ?? []);
  }
  return text;
}
