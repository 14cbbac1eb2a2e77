import { percent } from '../../text/percent';
import { hasOnly, isNumber, isObject } from '../rule-reader';
import { fact, oneOf, type LeafKind, type LeafOf } from './leaf-kind';

const MOST = 20;
const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.length <= MOST && value.every((id) => typeof id === 'string' && id !== '');

/** `{tag: id}`: the message has the tag, by the classifier, by a phrase, or because a colleague gave it. */
export const tag: LeafKind<LeafOf<'tag'>> = {
  read: (given, at) => (typeof given === 'string' && given !== '' ? { kind: 'tag', tagId: given } : at.fail('Name the tag by its id.')),
  json: ({ tagId }) => tagId,
  describe: ({ tagId }, names) => `is tagged “${names.tag(tagId)}”`,
  holds: ({ tagId }, { tags }) => {
    const found = tags.find((one) => one.id === tagId);
    return found ? fact(found.score === null ? 'tagged' : `tagged, ${percent(found.score)}`) : null;
  },
};

/** `{tags: {any|all: [ids], scoreAtLeast: 0.8}}`: tags of which the classifier is so sure; one that a phrase or a person gave is sure. */
export const tags: LeafKind<LeafOf<'tags'>> = {
  read: (given, at) => {
    if (!isObject(given) || !hasOnly(given, ['any', 'all', 'scoreAtLeast']) || ('any' in given) === ('all' in given)) return at.fail('Written as {"any": [ids], "scoreAtLeast": 0.8}, or with "all".');
    const match = 'any' in given ? 'any' : 'all';
    const ids = given[match];
    if (!isIds(ids)) return at.fail(`Name 1 to ${MOST} tags by their ids.`, match);
    const score = given.scoreAtLeast ?? null;
    if (score !== null && !isNumber(score, 0, 1)) return at.fail('A number from 0 to 1.', 'scoreAtLeast');
    return { kind: 'tags', match, tagIds: ids, scoreAtLeast: score };
  },
  json: ({ match, tagIds, scoreAtLeast }) => ({ [match]: tagIds, ...(scoreAtLeast === null ? {} : { scoreAtLeast }) }),
  describe: ({ match, tagIds, scoreAtLeast }, names) =>
    `is tagged ${oneOf(tagIds.map((id) => `“${names.tag(id)}”`), match === 'any' ? 'or' : 'and')}${scoreAtLeast === null ? '' : ` with at least ${percent(scoreAtLeast)}`}`,
  holds: ({ match, tagIds, scoreAtLeast }, facts) => {
    const sure = facts.tags.filter((one) => tagIds.includes(one.id) && (one.score ?? 1) >= (scoreAtLeast ?? 0));
    const enough = match === 'any' ? sure.length > 0 : new Set(sure.map((one) => one.id)).size === new Set(tagIds).size;
    return enough ? fact(`tagged${scoreAtLeast === null ? '' : `, ${sure.map((one) => percent(one.score ?? 1)).join(' and ')}`}`) : null;
  },
};
