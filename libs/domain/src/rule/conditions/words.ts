import { canonicalPhrase } from '../../text/canonical';
import { quoted, type LeafKind, type LeafOf } from './leaf-kind';

const MAX_PHRASE = 120;
/** Characters of an expression; longer ones are no longer read by anybody. */
const MAX_EXPRESSION = 500;

/** `{keyword: phrase}`: these words in this order, whatever the case, accents, punctuation and disguise. */
export const keyword: LeafKind<LeafOf<'keyword'>> = {
  read: (given, at) => {
    if (typeof given !== 'string' || canonicalPhrase(given) === '') return at.fail('A phrase with at least one word.');
    if (given.length > MAX_PHRASE) return at.fail(`A phrase may have ${MAX_PHRASE} characters.`);
    return { kind: 'keyword', phrase: given.trim() };
  },
  json: ({ phrase }) => phrase,
  describe: ({ phrase }) => `says “${phrase}”`,
  holds: ({ phrase }, { text }, { phrases }) => {
    const found = phrases.get(phrase);
    return found ? quoted(text, found) : null;
  },
};

/** `{pattern: expression}`: an expression in RE2's syntax, whatever the case. RE2 takes time in proportion to the text. */
export const pattern: LeafKind<LeafOf<'pattern'>> = {
  read: (given, at) => {
    if (typeof given !== 'string' || given === '') return at.fail('An expression such as INV-\\d{4,}.');
    if (given.length > MAX_EXPRESSION) return at.fail(`An expression may have ${MAX_EXPRESSION} characters.`);
    const problem = at.expressionProblem(given);
    return problem === null ? { kind: 'pattern', source: given } : at.fail(problem);
  },
  json: ({ source }) => source,
  describe: ({ source }) => `matches ${source}`,
  holds: ({ source }, { text }, { expressions }) => {
    const found = expressions.get(source);
    return found ? quoted(text, found) : null;
  },
};
