import fc from 'fast-check';
import type { ThreadHeadFragment, ThreadMessageFragment } from '../gql/types';
import { contiguousSeq, hasGap, threadOf, withEvent, withMessages, type ThreadEvent } from './thread';

const message = (seq: number, author: ThreadMessageFragment['author'] = 'CUSTOMER'): ThreadMessageFragment => ({
  id: `m${seq}`, seq, author, agent: null, text: `text ${seq}`, citations: [], choices: [], helpful: null, rateable: author === 'AI', clientMessageId: null, form: null, answersTo: null, createdAt: '2026-01-01T10:00:00.000Z',
});
const head = (lastSeq: number): ThreadHeadFragment => ({ id: 'c1', status: 'AI_ACTIVE', lastSeq, assignee: null, expectation: null });
const event = (patch: Partial<ThreadEvent>): ThreadEvent => ({ cursor: null, seq: 1, type: 'MESSAGE', turnId: null, deltaIndex: null, delta: null, message: null, conversation: head(1), ...patch });
const seqs = (thread: { messages: readonly { seq: number }[] }): number[] => thread.messages.map(({ seq }) => seq);

describe('thread', () => {
  it('shows every message once and in order, however often and in which order events come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }).chain((n) => fc.array(fc.integer({ min: 1, max: n }), { maxLength: 40 }).map((extra) => ({ n, extra }))), fc.infiniteStream(fc.nat()), ({ n, extra }, noise) => {
        const order = [...Array.from({ length: n }, (_, index) => index + 1), ...extra].map((seq) => ({ seq, key: noise.next().value ?? 0 })).sort((a, b) => a.key - b.key);
        let thread = threadOf(head(0), []);
        for (const { seq } of order) thread = withEvent(thread, event({ cursor: `p${seq}`, seq, message: message(seq), conversation: head(n) }));
        expect(seqs(thread)).toEqual(Array.from({ length: n }, (_, index) => index + 1));
        expect(hasGap(thread)).toBe(false);
      }),
    );
  });

  it('notices a message that never came, and is whole once it was fetched', () => {
    let thread = threadOf(head(2), [message(1), message(2)]);
    thread = withEvent(thread, event({ seq: 4, message: message(4, 'AI'), conversation: head(4) }));
    expect(contiguousSeq(thread)).toBe(2);
    expect(hasGap(thread)).toBe(true);
    thread = withMessages(thread, [message(3)]);
    expect(contiguousSeq(thread)).toBe(4);
    expect(hasGap(thread)).toBe(false);
  });

  it('counts from the first message it knows: a page in the middle is whole', () => {
    expect(contiguousSeq(threadOf(head(60), [message(58), message(59), message(60)]))).toBe(60);
    expect(contiguousSeq(threadOf(head(0), []))).toBe(0);
  });

  it('keeps the last stored position and lets passing events be', () => {
    let thread = withEvent(threadOf(head(1), [message(1)]), event({ cursor: 'p7', type: 'STATUS', conversation: { ...head(1), status: 'WAITING' } }));
    thread = withEvent(thread, event({ cursor: null, type: 'TYPING' }));
    expect(thread.cursor).toBe('p7');
    expect(thread.typingSigns).toBe(1);
  });

  it('does not let an older head take back a newer one', () => {
    const thread = withEvent(threadOf({ ...head(3), status: 'WITH_AGENT' }, [message(1), message(2), message(3)]), event({ cursor: 'p2', message: message(2), conversation: head(2) }));
    expect(thread.head.status).toBe('WITH_AGENT');
  });

  it('collects the sentences of an answer in order and drops them when it is said or discarded', () => {
    const delta = (turnId: string, deltaIndex: number, text: string): ThreadEvent => event({ type: 'ANSWER_DELTA', turnId, deltaIndex, delta: text });
    let thread = withEvent(threadOf(head(1), [message(1)]), delta('t1', 1, 'Second.'));
    expect(thread.writing?.parts).toEqual(['', 'Second.']);
    thread = withEvent(withEvent(thread, delta('t1', 0, 'First.')), delta('t1', 0, 'First.'));
    expect(thread.writing?.parts).toEqual(['First.', 'Second.']);
    expect(withEvent(thread, delta('t2', 0, 'Anew.')).writing).toEqual({ turnId: 't2', parts: ['Anew.'] });
    expect(withEvent(thread, event({ type: 'ANSWER_DISCARDED' })).writing).toBeNull();
    const taken = withEvent(thread, event({ type: 'STATUS', conversation: { ...head(1), status: 'WITH_AGENT' } }));
    expect(taken.writing).toBeNull();
    expect(withEvent(taken, { ...delta('t1', 2, 'Too late.'), conversation: { ...head(1), status: 'WITH_AGENT' } }).writing).toBeNull();
    expect(withEvent(thread, event({ message: message(2, 'AI'), conversation: head(2) })).writing).toBeNull();
  });
});
