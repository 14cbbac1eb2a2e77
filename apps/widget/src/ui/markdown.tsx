import type { ComponentChildren } from 'preact';

const INLINE = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^()\s]+)\)|(https:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/g;

/** The address when it is one that a link may lead to: https or mailto. */
export function safeHref(address: string): string | null {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'mailto:' ? href : null;
  } catch {
    return null;
  }
}

/** A link that tells the other side nothing. The text of an address that is not safe stays text. */
export function SafeLink({ to, children }: { to: string; children: ComponentChildren }) {
  const href = safeHref(to);
  if (href === null) return <>{children}</>;
  return <a href={href} target="_blank" rel="noopener noreferrer nofollow">{children}</a>;
}

function inline(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(text.slice(end, match.index));
    const [whole, bold, label, address, bare] = match;
    if (bold) parts.push(<strong>{bold}</strong>);
    else if (label && address) parts.push(<SafeLink to={address}>{label}</SafeLink>);
    else if (bare) parts.push(<SafeLink to={bare}>{bare}</SafeLink>);
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts;
}

function lines(text: string): ComponentChildren[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? inline(line) : [<br />, ...inline(line)]));
}

/** Paragraphs, lists, bold and links, built as nodes: whatever else the text holds is shown as it stands. */
export function Markdown({ text }: { text: string }) {
  const blocks: ComponentChildren[] = [];
  for (const block of text.split(/\n{2,}/)) {
    let run: string[] = [];
    let kind: 'p' | 'ul' | 'ol' = 'p';
    const flush = (): void => {
      if (run.length === 0) return;
      if (kind === 'p') blocks.push(<p>{lines(run.join('\n'))}</p>);
      else {
        const List = kind;
        blocks.push(<List>{run.map((item) => <li>{inline(item)}</li>)}</List>);
      }
      run = [];
    };
    for (const line of block.split('\n')) {
      const item = /^\s*(?:([-*•])|(\d{1,3})[.)])\s+(.*)$/.exec(line);
      const next = item ? (item[1] ? 'ul' : 'ol') : 'p';
      if (next !== kind) flush();
      kind = next;
      run.push(item ? item[3] ?? '' : line);
    }
    flush();
  }
  return <div class="text" dir="auto">{blocks}</div>;
}
