import { formatShare } from '../providers/format';

/** A rate as people read it; a dash where there is nothing to divide by. */
export function percentOf(part: number, whole: number): string {
  return whole === 0 ? '–' : `${formatShare(part / whole)}`;
}

/** The upshot of a rehearsal in one sentence. */
export function movedWords(result: { newHandoffs: number; newTakenByPerson: number; newResolvedByAi: number; lostHandoffs: number; firedEpisodes: number; priorityChanges: number }): string {
  const { newHandoffs, newTakenByPerson, newResolvedByAi, lostHandoffs } = result;
  const conversations = (count: number): string => `${count} conversation${count === 1 ? '' : 's'}`;
  if (newHandoffs === 0 && lostHandoffs === 0) {
    if (result.firedEpisodes === 0) return 'It would have fired on nothing.';
    return result.priorityChanges > 0 ? `No conversation would have been handed over otherwise; ${conversations(result.priorityChanges)} would have another priority.` : 'It fires, and no conversation would have been handed over otherwise.';
  }
  const more = newHandoffs > 0 ? [`${conversations(newHandoffs)} more would have been handed over: a person took ${newTakenByPerson} of them anyway, the AI resolved ${newResolvedByAi}`] : [];
  const fewer = lostHandoffs > 0 ? [`${conversations(lostHandoffs)} would no longer have been handed over`] : [];
  return `${[...more, ...fewer].join('; ')}.`;
}
