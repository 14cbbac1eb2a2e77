import { due, outboxReducer, restoreOutbox, type Outgoing } from './outbox';

function outgoing(clientMessageId: string, change: Partial<Outgoing> = {}): Outgoing {
  return { clientMessageId, conversationId: 'c1', kind: 'reply', text: clientMessageId, at: '2026-11-02T10:00:00.000Z', state: 'waiting', problem: null, ...change };
}
const ids = (items: readonly Outgoing[]): string[] => items.map((item) => item.clientMessageId);

describe('the outbox', () => {
  it('sends the replies of a conversation one after the other', () => {
    const items = [outgoing('one'), outgoing('two')];
    expect(ids(due(items))).toEqual(['one']);
    const sending = outboxReducer(items, { type: 'sending', id: 'one' });
    expect(due(sending)).toEqual([]);
    expect(ids(due(outboxReducer(sending, { type: 'sent', id: 'one' })))).toEqual(['two']);
  });

  it('lets other conversations and notes go beside', () => {
    expect(ids(due([outgoing('one', { state: 'sending' }), outgoing('note', { kind: 'note' }), outgoing('other', { conversationId: 'c2' })]))).toEqual(['note', 'other']);
  });

  it('holds back what was written after a failure, so that the order stays', () => {
    const failed = outboxReducer([outgoing('one'), outgoing('two')], { type: 'failed', id: 'one', problem: 'No network' });
    expect(due(failed)).toEqual([]);
    expect(ids(due(outboxReducer(failed, { type: 'retry-failed' })))).toEqual(['one']);
  });

  it('does not let a refusal stop what comes after it, nor sends it again by itself', () => {
    const refused = outboxReducer([outgoing('one'), outgoing('two')], { type: 'refused', id: 'one', problem: 'Resolved' });
    expect(ids(due(refused))).toEqual(['two']);
    expect(ids(due(outboxReducer(refused, { type: 'retry-failed' })))).toEqual(['two']);
    expect(ids(due(outboxReducer(refused, { type: 'retry', id: 'one' })))).toEqual(['one']);
  });

  it('takes a message once, whatever the number of clicks', () => {
    const items = outboxReducer([outgoing('one')], { type: 'add', item: outgoing('one') });
    expect(ids(items)).toEqual(['one']);
  });

  it('tries again after a reload what was under way, with the same id and text', () => {
    const stored = JSON.stringify([outgoing('one', { state: 'sending' }), outgoing('two', { state: 'refused', problem: 'Resolved' })]);
    expect(restoreOutbox(stored).map((item) => [item.clientMessageId, item.text, item.state])).toEqual([['one', 'one', 'waiting'], ['two', 'two', 'refused']]);
  });

  it('survives whatever else lies in the storage', () => {
    expect(restoreOutbox(null)).toEqual([]);
    expect(restoreOutbox('{')).toEqual([]);
    expect(restoreOutbox('{"a":1}')).toEqual([]);
    expect(restoreOutbox('[null, {"clientMessageId": 1}]')).toEqual([]);
  });
});
