import { freshOf, headlineOf, placeOf, type Notice } from './notice-words';

const notice = (more: Partial<Notice> & { status?: Notice['conversation']['status'] } = {}): Notice => ({
  id: '1', kind: 'HANDED_OFF', text: 'Twice for INV-1', rule: null, createdAt: '2026-01-01T00:00:00Z', readAt: null, actor: null,
  conversation: { id: 'c', subject: 's', status: more.status ?? 'WAITING', handoffReason: 'CUSTOMER_ASKED', contact: { id: 'k', name: 'Jo', email: null } }, ...more,
});

it('says what happened, and who or what did it', () => {
  expect(headlineOf(notice())).toBe('Jo waits for a person: asked for a person');
  expect(headlineOf(notice({ rule: 'Charged twice' }))).toBe('Jo waits for a person: Charged twice');
  expect(headlineOf(notice({ kind: 'ASSIGNED', actor: { id: 'a', name: 'Ada' } }))).toBe('Ada gave you a conversation');
  expect(headlineOf(notice({ kind: 'ASSIGNED', rule: 'Refunds' }))).toBe('The rule “Refunds” gave you a conversation');
  expect(headlineOf(notice({ kind: 'ASSIGNED' }))).toBe('You were given a conversation');
  expect(headlineOf(notice({ kind: 'REPLIED' }))).toBe('Jo wrote to you');
  expect(headlineOf(notice({ kind: 'RULE', rule: 'Kind words' }))).toBe('Rule “Kind words”');
});

it('leads into the view in which the conversation stands', () => {
  expect([placeOf(notice()), placeOf(notice({ kind: 'REPLIED', status: 'WITH_AGENT' })), placeOf(notice({ kind: 'REPLIED', status: 'RESOLVED' })), placeOf(notice({ kind: 'RULE', status: 'AI_ACTIVE' }))]).toEqual(['/inbox/needs-you/c', '/inbox/mine/c', '/inbox/all/c', '/inbox/all/c']);
});

it('announces what is new and unread, once, and nothing of what stood there before', () => {
  const first = freshOf([notice({ id: '1' })], null);
  expect(first.fresh).toEqual([]);
  const second = freshOf([notice({ id: '3' }), notice({ id: '2' }), notice({ id: '4', readAt: '2026-01-01T00:00:00Z' }), notice({ id: '1' })], first.known);
  expect(second.fresh.map(({ id }) => id)).toEqual(['2', '3']);
  expect(freshOf([notice({ id: '3' })], second.known).fresh).toEqual([]);
});
