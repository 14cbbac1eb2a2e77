import { tokenize } from '../text/tokenize';

/**
 * A table row as a sentence: "Bank transfer — Due: 14 days" becomes "Bank transfer: due 14 days." Of a wide row only the
 * columns that the question names are told, where it names any.
 * @param asked terms of the question
 */
export function readableRow(text: string, asked: ReadonlySet<string>): string {
  const cut = text.indexOf(' — ');
  if (cut < 0) return text;
  const subject = text.slice(0, cut);
  const cells = text.slice(cut + 3).split('; ').map((cell) => {
    const at = cell.indexOf(': ');
    return at < 0 ? { name: '', value: cell } : { name: cell.slice(0, at), value: cell.slice(at + 2) };
  });
  const named = cells.filter(({ name }) => tokenize(name).some((token) => asked.has(token.term)));
  const told = named.length > 0 && cells.length > 2 ? named : cells;
  const said = told.map(({ name, value }) => (name === '' ? value : `${uncapitalised(name)} ${value}`)).join(', ');
  return `${subject}: ${said}${/[.!?]$/.test(said) ? '' : '.'}`;
}

/** "Due" inside a sentence; "EUR" and "VAT rate" stay as they are. */
function uncapitalised(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
