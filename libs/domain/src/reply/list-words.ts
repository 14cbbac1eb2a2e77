import { smallTalkOf } from './small-talk';

const MAX_SUBJECT = 80;
const MAX_PREVIEW = 160;

/** What a conversation is about: the first words that say something, not the greeting before them. */
export function subjectOf(customerTexts: readonly string[]): string {
  const telling = customerTexts.find((text) => smallTalkOf(text) === null) ?? customerTexts[0] ?? '';
  return shorten(withoutGreeting(oneLine(telling)), MAX_SUBJECT) || 'New conversation';
}

/** The words of a list row: the newest that matter. A last "ok" or "thanks" does not push out the question before it. */
export function previewOf(text: string, before: string): string {
  if (before !== '' && smallTalkOf(text) !== null) return before;
  return shorten(oneLine(text), MAX_PREVIEW) || before;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function withoutGreeting(text: string): string {
  const rest = text.replace(/^(?:hi|hello|hey|good (?:morning|afternoon|evening)|dear (?:team|support|sir or madam))(?: there| team| all)?[\s,.!:-]+/i, '');
  return rest.length >= 8 ? rest : text;
}

/** Cuts at a word's end where one is near, never inside a character. */
export function shorten(text: string, max: number): string {
  const characters = [...text];
  if (characters.length <= max) return text;
  const cut = characters.slice(0, max - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
