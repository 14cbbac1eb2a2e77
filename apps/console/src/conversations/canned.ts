/** Words that are kept under a shortcut. */
export interface Canned {
  id: string;
  shortcut: string;
  text: string;
}

/** The "/word" that ends at the caret: where it begins, and the word. Only at the beginning or after a blank, so that "and/or" and addresses are none. */
export function slashAt(body: string, caret: number): { from: number; query: string } | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}-]{0,40})$/u.exec(body.slice(0, caret));
  return found ? { from: caret - (found[1] ?? '').length - 1, query: (found[1] ?? '').toLowerCase() } : null;
}

/** Those that a word means, best first: the shortcut begins with it, holds it, or the text does. At most `limit`. */
export function matchCanned(all: readonly Canned[], query: string, limit = 8): Canned[] {
  const rank = ({ shortcut, text }: Canned): number => (shortcut.startsWith(query) ? 0 : shortcut.includes(query) ? 1 : query.length > 1 && text.toLowerCase().includes(query) ? 2 : 3);
  return all.map((one) => ({ one, rank: rank(one) })).filter(({ rank }) => rank < 3).sort((a, b) => a.rank - b.rank).slice(0, limit).map(({ one }) => one);
}

/** The words with the customer's first name and the agent's name in their places; without a name its place goes, with the blank before it. */
export function fillIn(text: string, { customer, agent }: { customer: string | null; agent: string | null }): string {
  const put = (words: string, place: string, name: string | null): string => words.replace(new RegExp(`[ \\t]?\\{${place}\\}`, 'gi'), (hole) => (name ? `${hole.startsWith('{') ? '' : ' '}${name}` : ''));
  return put(put(text, 'name', customer?.trim().split(/\s+/)[0] ?? null), 'agent', agent);
}

/** Puts words in the place of what stands between two positions, or at the caret. */
export function insertAt(body: string, from: number, to: number, words: string): { body: string; caret: number } {
  return { body: body.slice(0, from) + words + body.slice(to), caret: from + words.length };
}
