/** Fixed words around an answer. */

/** A button, before it has an id. */
export interface OfferedChoice {
  kind: 'YES' | 'NO' | 'PERSON';
  label: string;
}

/** Shown around the closest passage when the AI is not sure that it answers. */
export function tentativeText(answer: string): string {
  return `This is the closest I found in our documents:\n\n${answer}\n\nDoes this answer your question?`;
}
export const TENTATIVE_CHOICES: readonly OfferedChoice[] = [
  { kind: 'YES', label: 'Yes, that helps' },
  { kind: 'NO', label: 'No' },
  { kind: 'PERSON', label: 'Talk to a person' },
];

/** Far off-topic: what can be helped with, and a person on offer. */
export function declinedText(companyName: string): string {
  return `I can only help with invoices, payments and billing of ${companyName}, and this seems to be something else. If I got that wrong, please put it another way, or I can pass you to a person.`;
}
export const DECLINED_CHOICES: readonly OfferedChoice[] = [{ kind: 'PERSON', label: 'Talk to a person' }];

/** The customer said that an answer helped. */
export const CONFIRMED_TEXT = 'Glad that helped! If anything else comes up, just write here.';
