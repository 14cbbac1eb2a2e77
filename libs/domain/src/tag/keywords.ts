import { wordsOfText } from './features';

/** A tag's phrase found in a message. */
export interface KeywordHit {
  tagId: string;
  /** The phrase as the workspace wrote it. */
  phrase: string;
}

/**
 * Tags whose phrase occurs in the text as whole words in this order, whatever the case and punctuation between them.
 * One hit per tag: its first phrase that matches.
 */
export function matchKeywords(text: string, tags: readonly { id: string; keywords: readonly string[] }[]): KeywordHit[] {
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
