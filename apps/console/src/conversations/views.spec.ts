import { arrange, settle } from './arrange-list';
import { belongs, filterOf, narrowingOf, narrowingParams, NO_NARROWING, viewNamed, type Row } from './views';

const ME = 'ben';
function row(id: string, change: Partial<Row> = {}): Row {
  return {
    id, subject: id, preview: id, status: 'WAITING', priority: 'NORMAL', protected: false, handoffReason: null, waitingSince: '2026-11-02T10:00:00.000Z', unread: false, lastSeq: 1, resolvedBy: null,
    createdAt: '2026-11-02T09:00:00.000Z', updatedAt: '2026-11-02T10:00:00.000Z', contact: { id: 'k', name: null, email: null, verified: false }, assignee: null, snoozedUntil: null, team: null, tags: [], ...change,
  };
}
const mine = { id: ME, name: 'Ben' };
const needsYou = viewNamed('needs-you');

describe('the views of the inbox', () => {
  it('"Needs you" holds what waits for anybody, and one\'s own where the customer waits', () => {
    const rows = [
      row('waits'),
      row('mine waits', { status: 'WITH_AGENT', assignee: mine }),
      row('mine answered', { status: 'WITH_AGENT', assignee: mine, waitingSince: null }),
      row('theirs', { status: 'WITH_AGENT', assignee: { id: 'ada', name: 'Ada' } }),
      row('ai', { status: 'AI_ACTIVE' }),
      row('put off', { snoozedUntil: '2026-11-03T09:00:00.000Z' }),
    ];
    expect(rows.filter((one) => needsYou.belongs(one, ME)).map((one) => one.id)).toEqual(['waits', 'mine waits']);
  });

  it('keeps what narrows a view in the address, and leaves out what it does not know', () => {
    const narrowing = { search: 'two words', tagIds: ['t1', 't2'], priorities: ['URGENT' as const], teamId: 'team' };
    expect(narrowingOf(narrowingParams(narrowing))).toEqual(narrowing);
    expect(narrowingParams(NO_NARROWING).toString()).toBe('');
    expect(narrowingOf(new URLSearchParams('priority=SOON&priority=LOW&tag=a&tag=a'))).toEqual({ search: '', tagIds: ['a'], priorities: ['LOW'], teamId: null });
  });

  it('an unknown view is the first one', () => {
    expect(viewNamed('nonsense').id).toBe('needs-you');
  });

  it('puts the urgent first, and then who has waited longest', () => {
    const rows = [row('new', { waitingSince: '2026-11-02T11:00:00.000Z' }), row('old'), row('urgent', { priority: 'URGENT', waitingSince: '2026-11-02T12:00:00.000Z' }), row('low', { priority: 'LOW' })];
    expect(arrange(rows, needsYou, NO_NARROWING, ME)).toEqual(['urgent', 'old', 'new', 'low']);
  });

  it('shows a conversation once, as it was told last', () => {
    expect(arrange([row('a'), row('b'), row('a', { status: 'RESOLVED' })], needsYou, NO_NARROWING, ME)).toEqual(['b']);
  });

  it('narrows by tag and priority here, and leaves a search to the API', () => {
    const tagged = row('a', { priority: 'HIGH', tags: [{ source: 'AI', score: 1, reason: null, tag: { id: 't', name: 'T', color: '#000000', urgent: false } }] });
    expect(belongs(needsYou, { search: 'nothing of it', tagIds: ['t'], priorities: ['HIGH'], teamId: null }, tagged, ME)).toBe(true);
    expect(belongs(needsYou, { ...NO_NARROWING, tagIds: ['other'] }, tagged, ME)).toBe(false);
    expect(filterOf(needsYou.filter(ME), { search: ' paid twice ', tagIds: [], priorities: ['HIGH'], teamId: 't' })).toEqual({ status: ['WAITING'], snoozed: false, search: 'paid twice', priority: ['HIGH'], teamId: 't' });
  });
});

describe('a list under the pointer', () => {
  const none = new Set<string>();

  it('stands still while it is held, and tells what would come', () => {
    expect(settle(['a', 'b'], ['new', 'b', 'a'], true, none)).toEqual({ shown: ['a', 'b'], arriving: ['new'] });
  });

  it('keeps a row in its place that no longer belongs', () => {
    expect(settle(['a', 'b'], ['b'], true, none)).toEqual({ shown: ['a', 'b'], arriving: [] });
  });

  it('takes what was asked for at its end', () => {
    expect(settle(['a'], ['a', 'older', 'new'], true, new Set(['older']))).toEqual({ shown: ['a', 'older'], arriving: ['new'] });
  });

  it('is what is wanted as soon as it is let go, and when it was empty', () => {
    expect(settle(['a', 'b'], ['new', 'a'], false, none)).toEqual({ shown: ['new', 'a'], arriving: [] });
    expect(settle([], ['new'], true, none)).toEqual({ shown: ['new'], arriving: [] });
  });
});
