import type { ConversationFilter, ConversationOrder, ConversationRowFragment, Priority } from '../gql/types';

/** A row of the inbox. */
export type Row = ConversationRowFragment;
export type ViewId = 'needs-you' | 'mine' | 'unassigned' | 'ai' | 'snoozed' | 'resolved' | 'all';
/** What narrows a view. */
export interface Narrowing {
  search: string;
  tagIds: string[];
  priorities: Priority[];
  /** One team's alone. */
  teamId: string | null;
}
export const NO_NARROWING: Narrowing = { search: '', tagIds: [], priorities: [], teamId: null };

const PRIORITY_NAMES: readonly string[] = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] satisfies Priority[];

/** What narrows a view as the address says it, so that a narrowed list can be reloaded, kept and sent to a colleague. Unknown values are left out. */
export function narrowingOf(params: URLSearchParams): Narrowing {
  const priorities = params.getAll('priority').filter((one): one is Priority => PRIORITY_NAMES.includes(one));
  return { search: params.get('q') ?? '', tagIds: [...new Set(params.getAll('tag'))], priorities: [...new Set(priorities)], teamId: params.get('team') };
}

/** The address of a narrowing; what is empty is left out. */
export function narrowingParams({ search, tagIds, priorities, teamId }: Narrowing): URLSearchParams {
  const params = new URLSearchParams();
  if (search.trim() !== '') params.set('q', search);
  for (const id of tagIds) params.append('tag', id);
  for (const priority of priorities) params.append('priority', priority);
  if (teamId !== null) params.set('team', teamId);
  return params;
}

/** A view of the inbox: what to ask the API for, and the same as a predicate, so that events can be judged here. */
export interface View {
  id: ViewId;
  /** The letter that follows G. */
  key: string;
  order: ConversationOrder;
  filter(me: string): ConversationFilter;
  /** A second, short list that belongs to the view too and is read whole. */
  alsoFilter?(me: string): ConversationFilter;
  belongs(row: Row, me: string): boolean;
}

/** In the order in which they stand. "Needs you": nobody has it and a person is asked for, or it is yours and the customer waits. */
export const VIEWS: readonly View[] = [
  {
    id: 'needs-you',
    key: 'n',
    order: 'PRIORITY_THEN_WAITING',
    filter: () => ({ status: ['WAITING'], snoozed: false }),
    alsoFilter: (me) => ({ status: ['WITH_AGENT'], assigneeId: me, snoozed: false }),
    belongs: (row, me) => row.snoozedUntil === null && (row.status === 'WAITING' || (row.status === 'WITH_AGENT' && row.assignee?.id === me && row.waitingSince !== null)),
  },
  {
    id: 'mine',
    key: 'm',
    order: 'PRIORITY_THEN_WAITING',
    filter: (me) => ({ status: ['WAITING', 'WITH_AGENT'], assigneeId: me, snoozed: false }),
    belongs: (row, me) => row.snoozedUntil === null && row.assignee?.id === me && (row.status === 'WAITING' || row.status === 'WITH_AGENT'),
  },
  {
    id: 'unassigned',
    key: 'u',
    order: 'PRIORITY_THEN_WAITING',
    filter: () => ({ status: ['WAITING'], unassigned: true, snoozed: false }),
    belongs: (row) => row.snoozedUntil === null && row.status === 'WAITING' && row.assignee === null,
  },
  { id: 'ai', key: 'a', order: 'UPDATED_DESC', filter: () => ({ status: ['AI_ACTIVE'], snoozed: false }), belongs: (row) => row.snoozedUntil === null && row.status === 'AI_ACTIVE' },
  { id: 'snoozed', key: 'z', order: 'UPDATED_DESC', filter: () => ({ snoozed: true }), belongs: (row) => row.snoozedUntil !== null },
  { id: 'resolved', key: 'r', order: 'UPDATED_DESC', filter: () => ({ status: ['RESOLVED'] }), belongs: (row) => row.status === 'RESOLVED' },
  { id: 'all', key: 'l', order: 'UPDATED_DESC', filter: () => ({}), belongs: () => true },
];

/** The view of that name; the first one for anything else. */
export function viewNamed(id: string | undefined): View {
  return VIEWS.find((view) => view.id === id) ?? (VIEWS[0] as View);
}

/** What to ask the API for. */
export function filterOf(base: ConversationFilter, narrowing: Narrowing): ConversationFilter {
  const search = narrowing.search.trim();
  return {
    ...base,
    ...(search === '' ? {} : { search }),
    ...(narrowing.tagIds.length === 0 ? {} : { tagIds: narrowing.tagIds }),
    ...(narrowing.priorities.length === 0 ? {} : { priority: narrowing.priorities }),
    ...(narrowing.teamId === null ? {} : { teamId: narrowing.teamId }),
  };
}

/** Whether a row belongs to the narrowed view, as far as a row can tell: a search looks into messages and is left to the API. */
export function belongs(view: View, narrowing: Narrowing, row: Row, me: string): boolean {
  return (
    view.belongs(row, me) &&
    (narrowing.priorities.length === 0 || narrowing.priorities.includes(row.priority)) &&
    (narrowing.teamId === null || row.team?.id === narrowing.teamId) &&
    (narrowing.tagIds.length === 0 || row.tags.some((applied) => narrowing.tagIds.includes(applied.tag.id)))
  );
}

const WEIGHT: Record<Priority, number> = { URGENT: 0, HIGH: 1, NORMAL: 2, LOW: 3 };

/** The order of a view: urgent first and the longest waiting first, or the latest change first. */
export function compareRows(order: ConversationOrder, a: Row, b: Row): number {
  if (order === 'PRIORITY_THEN_WAITING') {
    return WEIGHT[a.priority] - WEIGHT[b.priority] || compareTimes(a.waitingSince, b.waitingSince) || compareTimes(a.updatedAt, b.updatedAt) || compareIds(a, b);
  }
  const time = order === 'CREATED_DESC' ? compareTimes(b.createdAt, a.createdAt) : compareTimes(b.updatedAt, a.updatedAt);
  return time || compareIds(a, b);
}

/** Earlier first; who does not wait comes last. */
function compareTimes(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return new Date(a).getTime() - new Date(b).getTime();
}

const compareIds = (a: Row, b: Row): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
