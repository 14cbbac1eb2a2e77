import { percent } from '../../text/percent';
import { isNumber } from '../rule-reader';
import { fact, type LeafKind, type LeafOf } from './leaf-kind';

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** `{sentimentBelow: x}`: −1 is furious, 0 neutral, 1 delighted. */
export const sentimentBelow: LeafKind<LeafOf<'sentimentBelow'>> = {
  read: (given, at) => (isNumber(given, -1, 1) ? { kind: 'sentimentBelow', value: given } : at.fail('A number from -1 to 1.')),
  json: ({ value }) => value,
  describe: ({ value }) => `sounds worse than ${value}`,
  holds: ({ value }, { sentiment }) => (sentiment < value ? fact(`sentiment ${rounded(sentiment)}`) : null),
};

/** `{urgencyAtLeast: x}`: 0 is any time, 1 is now. */
export const urgencyAtLeast: LeafKind<LeafOf<'urgencyAtLeast'>> = {
  read: (given, at) => (isNumber(given, 0, 1) ? { kind: 'urgencyAtLeast', value: given } : at.fail('A number from 0 to 1.')),
  json: ({ value }) => value,
  describe: ({ value }) => `presses at least ${value}`,
  holds: ({ value }, { urgency }) => (urgency >= value ? fact(`urgency ${rounded(urgency)}`) : null),
};

/** `{confidenceBelow: x}`: of the AI's last answer in this episode; without an answer it does not hold. */
export const confidenceBelow: LeafKind<LeafOf<'confidenceBelow'>> = {
  read: (given, at) => (isNumber(given, 0, 1) ? { kind: 'confidenceBelow', value: given } : at.fail('A number from 0 to 1.')),
  json: ({ value }) => value,
  describe: ({ value }) => `follows an answer of less than ${percent(value)} confidence`,
  holds: ({ value }, { confidence }) => (confidence !== null && confidence < value ? fact(`confidence ${percent(confidence)}`) : null),
};

/** `{failedAnswersAtLeast: n}`: answers in this episode that did not help. */
export const failedAnswersAtLeast: LeafKind<LeafOf<'failedAnswersAtLeast'>> = {
  read: (given, at) => (isNumber(given, 1, 20) && Number.isInteger(given) ? { kind: 'failedAnswersAtLeast', count: given } : at.fail('A whole number from 1 to 20.')),
  json: ({ count }) => count,
  describe: ({ count }) => `follows ${count === 1 ? 'an answer' : `${count} answers`} that did not help`,
  holds: ({ count }, { failedAnswers }) => (failedAnswers >= count ? fact(`${failedAnswers} failed`) : null),
};
