import { foldText, unleet, unstretched } from '../text/fold';

/** Words with a sign or digit between letters, as disguised words have it; no numbers, codes or addresses. */
const WORD = /[\p{L}\p{N}@$!|+'’]+/gu;
const ADDRESS = /@.*\.|:\/\//;
const SHORTEST_DISGUISE = 4;
const SPACED = /(?<![\p{L}\p{N}])\p{L}(?:[ .\-_*]\p{L}){3,}(?![\p{L}\p{N}])/gu;
const SHOUTED_LETTERS = 4;

/**
 * A message as the sentence encoder should read it: compatibility forms as plain letters, nothing invisible, disguised
 * words ("r3fund", "r e f u n d", "refuuund") spelt out, shouting in lower case. An ordinary message comes back as it is:
 * the encoder is sensitive to case, and lower-casing everything costs accuracy.
 */
export function normaliseMessage(text: string): string {
  const plain = visible(text.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  const joined = plain.replace(SPACED, (run) => run.replace(/[ .\-_*]/g, ''));
  const spelt = joined.replace(/\S+/g, (chunk) => (ADDRESS.test(chunk) ? chunk : chunk.replace(WORD, speltOut)));
  return isShouted(spelt) ? sentenceCase(spelt) : spelt;
}

function visible(text: string): string {
  return text.replace(/[\p{Cf}\u034F\u115F\u1160\u3164\uFE00-\uFE0F]/gu, '');
}

function speltOut(word: string): string {
  const short = unstretched(word) ?? word;
  if (short.length < SHORTEST_DISGUISE || !isDisguised(short)) return short;
  return unleet(foldText(short).text) ?? short;
}

/** Letters on both sides of the signs, and more letters than signs: "fr4ud", not "2291", "3rd" or "A1B2". */
function isDisguised(word: string): boolean {
  const signs = word.match(/[0-9@$|+!]/g)?.length ?? 0;
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  return signs > 0 && letters > signs && /\p{L}[0-9@$|+!]+\p{L}/u.test(word);
}

function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= SHOUTED_LETTERS && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

function sentenceCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
