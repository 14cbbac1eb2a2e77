import { formatShare } from '../providers/format';
import { movedWords, percentOf } from './lab-words';

const none = { newHandoffs: 0, newTakenByPerson: 0, newResolvedByAi: 0, lostHandoffs: 0, firedEpisodes: 0, priorityChanges: 0 };
it.each([
  [{}, 'It would have fired on nothing.'], [{ firedEpisodes: 2 }, 'It fires, and no conversation would have been handed over otherwise.'], [{ firedEpisodes: 2, priorityChanges: 1 }, 'No conversation would have been handed over otherwise; 1 conversation would have another priority.'],
  [{ newHandoffs: 3, newTakenByPerson: 2, newResolvedByAi: 1, firedEpisodes: 3 }, '3 conversations more would have been handed over: a person took 2 of them anyway, the AI resolved 1.'], [{ lostHandoffs: 1 }, '1 conversation would no longer have been handed over.'],
])('%j', (more, words) => expect(movedWords({ ...none, ...more })).toBe(words));

it('divides by nothing without a figure', () => expect([percentOf(1, 0), percentOf(1, 3)]).toEqual(['–', formatShare(1 / 3)]));
