import { SPOKEN, type SpokenWords } from './spoken-words';

/** A button, before it has an id. */
export interface OfferedChoice {
  kind: 'YES' | 'NO' | 'PERSON' | 'READING';
  label: string;
  /** The question that is looked for when it is tapped, where the label alone is not one. */
  asks?: string;
}

/** The fixed words around an answer, in the customer's language where it is known, else in English. */
function wordsOf(language: string): SpokenWords {
  return SPOKEN[language] ?? (SPOKEN.en as SpokenWords);
}

/** Shown around the closest passage when the AI is not sure that it answers. */
export function tentativeText(answer: string, language = 'en'): string {
  const { closest, answersIt } = wordsOf(language);
  return `${closest}\n\n${answer}\n\n${answersIt}`;
}

export function tentativeChoices(language = 'en'): OfferedChoice[] {
  const { yes, no, person } = wordsOf(language);
  return [{ kind: 'YES', label: yes }, { kind: 'NO', label: no }, { kind: 'PERSON', label: person }];
}

/** Readings that lead to different places: asked once, with a button for each. */
export function clarifyText(language = 'en'): string {
  return wordsOf(language).clarify;
}

export function clarifyChoices(readings: readonly { label: string; asks: string }[], language = 'en'): OfferedChoice[] {
  return [...readings.map(({ label, asks }): OfferedChoice => ({ kind: 'READING', label, asks })), { kind: 'PERSON', label: wordsOf(language).person }];
}

/** Far off-topic: what can be helped with, and a person on offer. */
export function declinedText(companyName: string, language = 'en'): string {
  return wordsOf(language).declined.replace('{company}', () => companyName);
}

export function declinedChoices(language = 'en'): OfferedChoice[] {
  return [{ kind: 'PERSON', label: wordsOf(language).person }];
}

/** The customer said that an answer helped. */
export function confirmedText(language = 'en'): string {
  return wordsOf(language).confirmed;
}
