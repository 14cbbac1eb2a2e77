import { eventLine } from './event-line';
import { EMPTY_THREAD, threadReducer, TYPING_FOR, writtenSoFar, type ThreadChange, type ThreadEvent, type ThreadMessage, type ThreadState } from './thread-state';
import { timeline } from './timeline';

function message(seq: number, change: Partial<ThreadMessage> = {}): ThreadMessage {
  return {
    id: `m${seq}.${change.noteIndex ?? 0}`, seq, noteIndex: 0, author: 'CUSTOMER', text: `message ${seq}`, internal: false, outcome: null, confidence: null, answerable: null, clientMessageId: null,
    createdAt: `2026-11-02T10:0${seq}:00.000Z`, explained: false, agent: null, citations: [], choices: [], ...change,
  };
}
function event(type: ThreadEvent['type'], change: Partial<ThreadEvent> = {}): ThreadEvent {
  return { cursor: `${type} ${change.at ?? ''}`, seq: 0, type, turnId: null, deltaIndex: null, delta: null, rule: null, reason: null, from: null, to: null, at: '2026-11-02T10:00:30.000Z', actor: null, assignee: null, team: null, tag: null, message: null, ...change };
}
const happened = (one: ThreadEvent, now = 0): ThreadChange => ({ type: 'event', event: one, now });
const after = (...changes: ThreadChange[]): ThreadState => changes.reduce(threadReducer, EMPTY_THREAD);
const ids = (state: ThreadState): string[] => state.messages.map((one) => one.id);

describe('an open thread', () => {
  it('is the same whatever the order and number of deliveries', () => {
    const note = message(1, { noteIndex: 1, internal: true, author: 'AGENT' });
    const changes: ThreadChange[] = [message(2), note, message(1)].map((one) => happened(event('MESSAGE', { message: one, at: one.createdAt })));
    const forwards = after(...changes, { type: 'page', messages: [message(1), message(2)], hasOlder: false, olderCursor: null });
    const backwards = after(...[...changes].reverse(), ...changes);
    expect(ids(forwards)).toEqual(['m1.0', 'm1.1', 'm2.0']);
    expect(ids(backwards)).toEqual(ids(forwards));
  });

  it('keeps an event of the history once when the feed replays it', () => {
    const tagged = event('TAGGED');
    expect(after({ type: 'history', events: [tagged] }, happened(tagged)).events).toHaveLength(1);
  });

  it('shows what the AI is writing in the order of its sentences, until the answer is there', () => {
    const delta = (deltaIndex: number, text: string, turnId = 't1') => happened(event('ANSWER_DELTA', { cursor: null, turnId, deltaIndex, delta: text }));
    const writing = after(delta(1, 'Then pay.'), delta(0, 'Open the invoice.'), delta(1, 'Then pay.'));
    expect(writing.writing && writtenSoFar(writing.writing)).toBe('Open the invoice. Then pay.');
    expect(threadReducer(writing, happened(event('MESSAGE', { message: message(2, { author: 'AI' }) }))).writing).toBeNull();
    expect(threadReducer(writing, happened(event('ANSWER_DISCARDED', { cursor: null }))).writing).toBeNull();
    expect(threadReducer(writing, delta(0, 'Another turn.', 't2')).writing?.parts).toEqual({ 0: 'Another turn.' });
  });

  it('believes in typing for a while, and until the message comes', () => {
    const typing = after(happened(event('TYPING', { cursor: null }), 1_000));
    expect(typing.typing).toEqual({ name: null, until: 1_000 + TYPING_FOR });
    expect(threadReducer(typing, happened(event('MESSAGE', { message: message(1) }))).typing).toBeNull();
  });
});

describe('the timeline of a thread', () => {
  const kinds = (items: ReturnType<typeof timeline>): string[] => items.map((item) => (item.kind === 'message' ? item.message.id : item.kind === 'event' ? item.event.type : item.kind));

  it('puts events at their time between the messages, and a divider before each day', () => {
    const nextDay = message(3, { createdAt: '2026-11-04T10:00:00.000Z' });
    const events = [event('TAGGED', { at: '2026-11-02T10:01:30.000Z' }), event('ASSIGNED', { at: '2026-11-04T11:00:00.000Z' }), event('DETAILS', { at: '2026-11-04T11:01:00.000Z' })];
    expect(kinds(timeline([message(1), message(2), nextDay], events, [], false))).toEqual(['day', 'm1.0', 'TAGGED', 'm2.0', 'day', 'm3.0', 'ASSIGNED']);
  });

  it('leaves out what happened before the first loaded message', () => {
    expect(kinds(timeline([message(2)], [event('TAGGED', { at: '2026-11-02T10:01:30.000Z' })], [], true))).toEqual(['day', 'm2.0']);
  });

  it('says once what ended a colleague’s part, and once what made somebody the owner', () => {
    const ada = { id: 'a', name: 'Ada' };
    const at = (minute: number): { at: string } => ({ at: `2026-11-02T10:0${minute}:30.000Z` });
    const told = (...events: ThreadEvent[]): string[] => timeline([message(1)], events, [], false).flatMap((item) => (item.kind === 'event' ? [eventLine(item.event)] : []));
    expect(told(event('STATUS', { ...at(2), from: 'WITH_AGENT', to: 'RESOLVED', actor: ada }), event('ASSIGNED', { ...at(2), from: 'a', actor: ada }))).toEqual(['Resolved by Ada']);
    expect(told(event('ASSIGNED', { ...at(2), from: 'a', actor: ada }), event('STATUS', { ...at(2), from: 'WITH_AGENT', to: 'AI_ACTIVE', actor: ada }))).toEqual(['Handed back to the AI by Ada']);
    expect(told(event('STATUS', { ...at(2), from: 'WITH_AGENT', to: 'WAITING', actor: ada }), event('ASSIGNED', { ...at(2), from: 'a', actor: ada }))).toEqual(['Given back by Ada']);
    expect(told(event('ASSIGNED', { ...at(2), to: 'a', actor: ada, assignee: ada }), event('STATUS', { ...at(2), from: 'WAITING', to: 'WITH_AGENT', actor: ada }))).toEqual(['Taken by Ada']);
    expect(told(event('STATUS', { ...at(2), from: 'WITH_AGENT', to: 'RESOLVED', actor: ada }), event('ASSIGNED', { ...at(3), from: 'a', actor: ada }))).toHaveLength(2);
  });

  it('shows a reply on its way once, and not beside the message it became', () => {
    const item = { clientMessageId: 'x', conversationId: 'c', kind: 'reply' as const, text: 'Hello', at: '2026-11-02T10:05:00.000Z', state: 'sending' as const, problem: null };
    expect(kinds(timeline([message(1)], [], [item], false))).toEqual(['day', 'm1.0', 'outgoing']);
    expect(kinds(timeline([message(1), message(2, { clientMessageId: 'x', author: 'AGENT' })], [], [item], false))).toEqual(['day', 'm1.0', 'm2.0']);
  });

  it('repeats no head for lines of one author in quick succession', () => {
    const items = timeline([message(1), message(2), message(3, { author: 'AI' })], [], [], false);
    expect(items.flatMap((item) => (item.kind === 'message' ? [item.continued] : []))).toEqual([false, true, false]);
  });
});
