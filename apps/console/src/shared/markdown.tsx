import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import MarkdownIt from 'markdown-it';
import { createElement, Fragment, useMemo, type ReactElement, type ReactNode } from 'react';

type Token = ReturnType<MarkdownIt['parse']>[number];

// No HTML is let through and none is made: tokens become React elements. Images are shown as their words, so that
// a text can make no request.
const parser = new MarkdownIt('commonmark', { html: false, breaks: true }).enable(['table', 'strikethrough']);
const BLOCKS: Record<string, string> = {
  paragraph: 'p', blockquote: 'blockquote', bullet_list: 'ul', ordered_list: 'ol', list_item: 'li', heading: 'heading',
  table: 'table', thead: 'thead', tbody: 'tbody', tr: 'tr', th: 'th', td: 'td', strong: 'strong', em: 'em', s: 's', link: 'a',
};
const SAFE_LINK = /^(https?:|mailto:)/i;

function leaf(token: Token, key: number): ReactNode {
  switch (token.type) {
    case 'text':
    case 'html_block':
    case 'html_inline': return token.content;
    case 'code_inline': return <code key={key}>{token.content}</code>;
    case 'fence':
    case 'code_block': return <pre key={key}><code>{token.content}</code></pre>;
    case 'softbreak':
    case 'hardbreak': return <br key={key} />;
    case 'hr': return <hr key={key} />;
    case 'image': return token.content;
    case 'inline': return <Fragment key={key}>{render(token.children ?? [])}</Fragment>;
    default: return null;
  }
}

function element(token: Token, children: ReactNode[], key: number): ReactNode {
  const name = BLOCKS[token.type.replace(/_open$/, '')];
  if (name === undefined || token.hidden) return <Fragment key={key}>{children}</Fragment>;
  if (name === 'a') {
    const href = token.attrGet('href') ?? '';
    return SAFE_LINK.test(href) ? <Link key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">{children}</Link> : <Fragment key={key}>{children}</Fragment>;
  }
  // A text's own headings stand below those of the screen.
  if (name === 'heading') return createElement(`h${Math.min(6, Number(token.tag.slice(1)) + 2)}`, { key }, children);
  if (name === 'ol') return <ol key={key} start={Number(token.attrGet('start') ?? 1)}>{children}</ol>;
  return createElement(name, { key }, children);
}

function render(tokens: readonly Token[]): ReactNode[] {
  const stack: { token: Token | null; children: ReactNode[] }[] = [{ token: null, children: [] }];
  tokens.forEach((token, key) => {
    const top = stack.at(-1);
    if (!top) return;
    if (token.nesting === 1) stack.push({ token, children: [] });
    else if (token.nesting === -1) {
      stack.pop();
      if (top.token) stack.at(-1)?.children.push(element(top.token, top.children, key));
    } else top.children.push(leaf(token, key));
  });
  return stack[0]?.children ?? [];
}

/** Markdown as elements of the page. Safe for text of any origin. */
export function Markdown({ source, dense = false }: { source: string; dense?: boolean }): ReactElement {
  const content = useMemo(() => render(parser.parse(source, {})), [source]);
  return (
    <Box
      sx={{
        overflowWrap: 'anywhere',
        '& > :first-of-type': { mt: 0 }, '& > :last-child': { mb: 0 },
        '& p, & ul, & ol, & pre, & table, & blockquote': { my: dense ? 0.75 : 1.25 },
        '& ul, & ol': { pl: 3 }, '& li > p': { my: 0.25 },
        '& h3, & h4, & h5, & h6': { fontSize: dense ? '0.875rem' : '1rem', fontWeight: 650, mt: dense ? 1 : 2.5, mb: 0.75 },
        '& blockquote': { borderLeft: 3, borderColor: 'divider', pl: 1.5, ml: 0, color: 'text.secondary' },
        '& code': { fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: '0.92em' },
        '& pre': { bgcolor: 'sunken', p: 1.5, borderRadius: 1, overflowX: 'auto' },
        '& table': { borderCollapse: 'collapse', display: 'block', overflowX: 'auto' },
        '& th, & td': { border: 1, borderColor: 'divider', px: 1, py: 0.5, textAlign: 'left' },
        '& hr': { border: 0, borderTop: 1, borderColor: 'divider', my: 2 },
      }}
    >
      {content}
    </Box>
  );
}
