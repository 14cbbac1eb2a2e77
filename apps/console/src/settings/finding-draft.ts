/** Synonyms as the form edits them: a group a line, `bill, invoice` for both ways, `amex > American Express` for one. */
export interface Group {
  words: string[];
  means: string[];
}

/** The groups as lines. */
export function groupsToText(groups: readonly Group[]): string {
  return groups.map(({ words, means }) => (means.length > 0 ? `${words.join(', ')} > ${means.join(', ')}` : words.join(', '))).join('\n');
}

const listOf = (text: string): string[] => text.split(',').map((word) => word.trim()).filter((word) => word !== '');

/** The lines as groups; empty lines are passed over. */
export function textToGroups(text: string): Group[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [left = '', ...right] = line.split('>');
      return { words: listOf(left), means: listOf(right.join(' ')) };
    });
}

/** The line that a refusal speaks of (`groups.3.words`), counted from 1 with the empty lines; null when it names none. */
export function lineOf(field: readonly string[] | null | undefined, text: string): number | null {
  const [name, at] = (field ?? []).flatMap((part) => part.split('.'));
  if (name !== 'groups' || at === undefined) return null;
  const filled = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
  return filled[Number(at)] ?? null;
}
