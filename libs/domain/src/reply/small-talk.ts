import type { Language } from '../text/language';
import { NO_WORDS, SMALL_TALK_PHRASES, SMALL_TALK_REPLIES, YES_WORDS, type SmallTalk } from './words/small-talk-words';

export type { SmallTalk } from './words/small-talk-words';

const PATTERNS: [SmallTalk, RegExp][] = [
  ['are-you-a-bot', /^(?:hey |hi |hello |so |wait |ok )?(?:(?:are|r) (?:you|u) (?:an? )?(?:real |actual )?(?:ro)?(?:bot|robot|human|person|ai|machine|computer|real|chat ?bot)(?: or (?:an? )?(?:real )?(?:bot|robot|human|person|ai|machine))?|is this (?:an? )?(?:bot|ai|robot|machine|automated|real person)|am i (?:talking|chatting|speaking) (?:to|with) (?:an? )?(?:bot|ai|robot|machine|real person|human|person))(?: or not)?$/],
  ['what-can-you-do', /^(?:(?:hi|hey|hello) )?(?:what (?:can|do) (?:you|u|this) (?:do|help(?: me)? with|know)(?: for me)?|what (?:are|r) (?:you|u)(?: for)?|how (?:can|do) (?:you|u) help(?: me)?|who (?:are|r) (?:you|u)|how does this (?:chat |bot )?work|help)$/],
  ['thanks', /^(?:(?:ok|okay|great|perfect|cool|nice|super|alright|awesome|got it|yes|excellent|good) )*(?:many |much )?(?:thanks|thank you|thank u|thx|ty|tysm|cheers|danke|merci|gracias|appreciate it|much appreciated)(?: (?:so much|very much|a lot|a bunch|again|for (?:the |your )?(?:help|info|information|quick (?:answer|reply))|mate|you|then|anyway))*$/],
  ['bye', /^(?:(?:ok|okay|thanks|thank you|thx|alright) )*(?:bye(?: bye)?|goodbye|good bye|see (?:you|ya)(?: later)?|have a (?:nice|good|great) (?:day|one|evening|weekend)|good night|that(?: i|')?s (?:all|it)(?: for (?:now|today))?|nothing else|no(?:thing)? (?:that is|thats|that's) all)$/],
  ['greeting', /^(?:(?:hi|hiya|hey|heya|hello|helo|hallo|hullo|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|hola|bonjour|guten tag|moin|hi hi|sup)(?: (?:there|team|all|everyone|guys|support|folks|sir|madam|again|bot|anyone (?:there|here)|is anyone (?:there|here)|anybody (?:there|here)|how are (?:you|u)(?: doing)?(?: today)?|whats up|what's up))*|(?:is )?any(?:one|body) (?:there|here|around)|how are (?:you|u)(?: doing)?(?: today)?)$/],
  ['acknowledged', /^(?:ok(?:ay)?|k|kk|alright|all right|got it|i see|understood|fine|sure|cool|nice|great|perfect|good|hm+|ah+|oh+|right)(?: (?:ok|okay|then|i see|got it|great|good))*$/],
];

/** The message as the patterns read it: lower case, no punctuation or emoji, single spaces, letters not stretched. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Kinds by how much they ask of the reply: "hello, are you a bot" is a question, "hallo, danke" a thank-you. */
const KINDS: readonly SmallTalk[] = ['are-you-a-bot', 'what-can-you-do', 'thanks', 'bye', 'greeting', 'acknowledged'];

/** Without accents, so that "adios" is "adiós" and "gruezi" "grüezi". */
const bare = (text: string): string => plain(text.replace(/[’‘]/g, "'")).normalize('NFD').replace(/\p{M}/gu, '').replace(/'/g, ' ').replace(/\s+/g, ' ').trim();

const PHRASES: ReadonlyMap<Language, ReadonlyMap<string, SmallTalk>> = new Map(
  (Object.entries(SMALL_TALK_PHRASES) as [Exclude<Language, 'en'>, Readonly<Record<SmallTalk, string>>][]).map(([language, kinds]) => [
    language,
    new Map(KINDS.flatMap((kind) => kinds[kind].split('|').map((phrase): [string, SmallTalk] => [bare(phrase), kind]))),
  ]),
);
/** Phrases one message may be made of: "hallo, vielen dank, tschüss". */
const MOST_PHRASES = 3;
/** Longer messages say something else besides, in characters. */
const LONGEST = 120;

type Read = { talk: SmallTalk; language: Language } | null;

/** What was read last: one message is asked for by several who look at it one after the other. */
let last: { text: string; read: Read } = { text: '', read: null };

/** Small talk and the language it is in; null when the message says anything else besides. */
export function readSmallTalk(text: string): Read {
  if (text.length > LONGEST) return null;
  if (last.text !== text) last = { text, read: read(text) };
  return last.read;
}

function read(text: string): Read {
  const words = plain(text);
  if (words === '') return /\p{Extended_Pictographic}/u.test(text) ? { talk: 'acknowledged', language: 'en' } : null;
  const english = PATTERNS.find(([, pattern]) => pattern.test(words))?.[0];
  const spoken = bare(text).split(' ');
  for (const [language, phrases] of PHRASES) {
    const said = madeOf(spoken, phrases, MOST_PHRASES);
    // "danke" and "bonjour" are understood in English too, but are answered in their own language.
    if (said && (!english || FOREIGN.test(words))) return { talk: KINDS.find((kind) => said.includes(kind)) ?? 'acknowledged', language };
  }
  return english ? { talk: english, language: 'en' } : null;
}

/** Words that the English patterns take as well. */
const FOREIGN = /^(?:danke|merci|gracias|hola|bonjour|guten tag|moin)\b/;

/** The kinds of the phrases that the words are made of, without a rest; null when they are not. */
function madeOf(words: readonly string[], phrases: ReadonlyMap<string, SmallTalk>, most: number): SmallTalk[] | null {
  if (words.length === 0) return [];
  if (most === 0) return null;
  for (let length = words.length; length > 0; length -= 1) {
    const kind = phrases.get(words.slice(0, length).join(' '));
    const rest = kind && madeOf(words.slice(length), phrases, most - 1);
    if (kind && rest) return [kind, ...rest];
  }
  return null;
}

/** Which small talk a message is; null when it says anything else besides. */
export function smallTalkOf(text: string): SmallTalk | null {
  return readSmallTalk(text)?.talk ?? null;
}

/** A short human reply in the language it was said in. It says what it is: an AI that hides it would be found out. */
export function smallTalkReply(kind: SmallTalk, companyName: string, language: Language = 'en'): string {
  return SMALL_TALK_REPLIES[language][kind].replaceAll('{company}', companyName);
}

const CONFIRMS = /^(?:(?:yes|yep|yeah|yup|ok|okay|great|perfect|thanks|thank you|thx|cool|awesome|super|ah|oh|excellent|brilliant|good) )*(?:that|this|it)(?: really| totally| all)? (?:helps?|helped|answers?(?: it| my question)?|answered(?: it| my question)?|works?|worked|solve[sd](?: it)?|fixe[sd](?: it)?|did it|does it|is (?:it|exactly what i (?:needed|wanted)|what i (?:needed|wanted)|clear(?: now)?)|was (?:it|helpful|exactly what i (?:needed|wanted)|what i (?:needed|wanted)))(?: (?:a lot|thanks|thank you|perfectly|me|now|very much|great|so much))*$|^(?:problem solved|solved|all (?:good|clear|set)(?: now)?(?: thanks| thank you)?|makes sense(?: now)?(?: thanks| thank you)?|very helpful(?: thanks| thank you)?|exactly what i needed(?: thanks| thank you)?)$/;
const DENIES = /^(?:(?:no|nope|nah|sorry|hm+|well|but|ok|okay) )*(?:(?:that|this|it)(?: really)? (?:(?:does|did)(?: not|n't|nt) (?:help|answer|work|solve)(?: me| it| my question| my problem| anything)?(?: at all)?|(?:is|was)(?: not|n't|nt)(?: (?:what i (?:asked|meant|mean|need|needed|wanted)|helpful|it|right|correct|my question|the answer|an answer)| even close)|is (?:wrong|useless|not helpful|unhelpful))|not (?:helpful|what i (?:asked|meant|need|needed|wanted))|wrong answer|(?:that's|thats|this is|it's|its) (?:wrong|useless|not (?:it|helpful|what i (?:asked|meant|need|needed|wanted)|my question|an answer|the answer)|unhelpful)|(?:you )?(?:did not|didn't|didnt|don't|dont|do not) (?:answer|understand)(?: me| my question| the question)?)(?: at all)?$/;

const YES: ReadonlySet<string> = new Set(YES_WORDS.split('|').map(bare));
const NO: ReadonlySet<string> = new Set(NO_WORDS.split('|').map(bare));

/** What a typed reply says of the answer before it; null when it says something else. A bare yes or no counts only when the AI asked. */
export function reactionOf(text: string, asked: boolean): 'POSITIVE' | 'NEGATIVE' | null {
  if (text.length > 160) return null;
  const words = plain(text);
  if (asked && /^(?:yes|yep|yeah|yup|ya|y|sure|correct|exactly|right)(?: (?:it does|that is it|thanks|thank you|please|perfect|great))?$/.test(words)) return 'POSITIVE';
  if (asked && /^(?:no|nope|nah|n|not really|not quite|negative)(?: (?:it does not|it doesn't|thanks|thank you|sorry|not really))?$/.test(words)) return 'NEGATIVE';
  if (asked && YES.has(bare(text))) return 'POSITIVE';
  if (asked && NO.has(bare(text))) return 'NEGATIVE';
  if (CONFIRMS.test(words)) return 'POSITIVE';
  return DENIES.test(words) ? 'NEGATIVE' : null;
}
