import { holdsPhrase, isUnspaced } from '../protection/widened';
import { PhraseIndex, type Phrase } from '../text/phrase-pattern';
import { joinSpacedLetters } from '../text/spaced-letters';
import { Spelling } from '../text/spelling';
import { tokenise, type Token } from '../text/tokens';
import { wordsOfText } from './features';

/** A tag's phrase found in a message. */
export interface KeywordHit {
  tagId: string;
  /** The phrase as the workspace wrote it. */
  phrase: string;
}

/** A hit with the customer's own words. */
export interface SaidPhrase extends KeywordHit {
  said: string;
}

/** What a phrase belongs to. */
export interface TagPhrases {
  id: string;
  keywords: readonly string[];
}

/**
 * Tags whose phrase occurs in the text as whole words in this order, whatever the case and punctuation between them.
 * One hit per tag: its first phrase that matches.
 */
export function matchKeywords(text: string, tags: readonly TagPhrases[]): KeywordHit[] {
  const message = ` ${wordsOfText(text).join(' ')} `;
  const hits: KeywordHit[] = [];
  for (const tag of tags) {
    const phrase = tag.keywords.find((keyword) => {
      const words = wordsOfText(keyword).join(' ');
      return words !== '' && message.includes(` ${words} `);
    });
    if (phrase !== undefined) hits.push({ tagId: tag.id, phrase });
  }
  return hits;
}

/** Unknown words of one message whose spelling is looked at. */
const REPAIRS = 400;

/**
 * The phrases of a workspace's tags, made once and asked for every message: finds them through case, punctuation, leet,
 * spaced or stretched letters and slips of the keyboard ("chraged twice"). Linear in the length of the message.
 */
export class PhraseBook {
  private readonly index = new PhraseIndex<KeywordHit>();
  private readonly unspaced: KeywordHit[] = [];
  private readonly vocabulary = new Set<string>();
  private readonly spelling: Spelling;

  constructor(tags: readonly TagPhrases[]) {
    for (const { id, keywords } of tags) for (const phrase of keywords) this.add({ tagId: id, phrase });
    this.spelling = new Spelling(this.vocabulary);
  }

  /** One hit per tag: the first place where one of its phrases stands. */
  find(text: string): SaidPhrase[] {
    const message = text.normalize('NFC');
    const tokens = this.read(message);
    const hits = new Map<string, SaidPhrase>();
    for (const { value, from, to } of this.index.find(tokens, true)) {
      if (hits.has(value.tagId)) continue;
      hits.set(value.tagId, { ...value, said: message.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? message.length) });
    }
    for (const hit of this.unspaced) {
      const place = hits.has(hit.tagId) ? null : holdsPhrase(tokens, hit.phrase, message);
      if (place) hits.set(hit.tagId, { ...hit, said: message.slice(place.start, place.end) });
    }
    return [...hits.values()];
  }

  private add(hit: KeywordHit): void {
    if (isUnspaced(hit.phrase)) {
      this.unspaced.push(hit);
      return;
    }
    const words = tokenise(hit.phrase).map((token) => token.forms[0] ?? '');
    if (words.length === 0) return;
    words.forEach((word) => this.vocabulary.add(word));
    this.index.add(wordForWord(words), hit);
  }

  private read(text: string): Token[] {
    const tokens = joinSpacedLetters(tokenise(text), this.vocabulary);
    let repairs = REPAIRS;
    for (const token of tokens) {
      if (token.forms.some((form) => this.vocabulary.has(form)) || repairs-- <= 0) continue;
      const repaired = token.forms.flatMap((form) => this.spelling.repair(form));
      if (repaired.length > 0) token.forms = [...new Set([...token.forms, ...repaired])];
    }
    return tokens;
  }
}

function wordForWord(words: readonly string[]): Phrase {
  return {
    elements: words.map((word) => ({ kind: 'term', term: { exact: new Set([word]), prefixes: [], infixes: [] } })),
    anchoredStart: false, anchoredEnd: false, before: null, after: null, boldly: false,
  };
}
