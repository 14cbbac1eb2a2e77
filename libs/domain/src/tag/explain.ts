import { wordsOfText } from './features';

/** Words that say nothing of what a message is about. */
const SMALL = new Set(('a an the i you he she it we they me my your his her its our their this that these those is are was were be been am do does did have has had can could will would should may might must shall ' +
  'to of in on at by for from with about as into and or but not no if so than then there here what which who how when where why please just also too very get got').split(' '));
const MOST = 5;

/** Words that a message and an example share, in the message's order, without the small ones; at most five. */
export function sharedWords(message: string, example: string): string[] {
  const theirs = new Set(wordsOfText(example));
  const shared = wordsOfText(message).filter((word) => word.length > 1 && !SMALL.has(word) && theirs.has(word));
  return [...new Set(shared)].slice(0, MOST);
}
