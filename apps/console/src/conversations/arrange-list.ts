import { belongs, compareRows, type Narrowing, type Row, type View } from './views';

/** The ids that a view wants to show, in order: each once, only those that belong. `rows` may hold a conversation twice. */
export function arrange(rows: readonly Row[], view: View, narrowing: Narrowing, me: string): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...byId.values()]
    .filter((row) => belongs(view, narrowing, row, me))
    .sort((a, b) => compareRows(view.order, a, b))
    .map((row) => row.id);
}

/** What stands on the screen, and what waits to be let in. */
export interface Settled {
  shown: string[];
  /** Ids that would appear if the list were let go. */
  arriving: string[];
}

/**
 * Rows do not jump under a pointer or the keyboard: while the list is held, what stands there stays, in its place, even
 * when it no longer belongs; news waits. What is added at the end by "load more" (`appended`) does not move anything and
 * comes in at once. Not held, or nothing shown yet: the list is what is wanted.
 */
export function settle(shown: readonly string[], wanted: readonly string[], held: boolean, appended: ReadonlySet<string>): Settled {
  if (!held || shown.length === 0) return { shown: [...wanted], arriving: [] };
  const standing = new Set(shown);
  const fresh = wanted.filter((id) => !standing.has(id));
  return { shown: [...shown, ...fresh.filter((id) => appended.has(id))], arriving: fresh.filter((id) => !appended.has(id)) };
}
