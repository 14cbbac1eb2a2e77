import { Outbox } from './outbox';
import { createMemory } from './storage';

/** As much of localStorage as the widget uses, with a switch that makes it throw as a blocked one does. */
function fakeStorage(): { storage: Storage; block(): void } {
  const entries = new Map<string, string>();
  let blocked = false;
  const guard = <T>(work: () => T): T => {
    if (blocked) throw new Error('access is denied');
    return work();
  };
  const storage = {
    getItem: (key: string) => guard(() => entries.get(key) ?? null),
    setItem: (key: string, value: string) => guard(() => void entries.set(key, value)),
    removeItem: (key: string) => guard(() => void entries.delete(key)),
  } as unknown as Storage;
  return { storage, block: () => (blocked = true) };
}
const item = (id: string) => ({ clientMessageId: id, text: `text of ${id}`, at: '2026-01-01T10:00:00.000Z' });
const ids = (outbox: Outbox): string[] => outbox.all().map(({ clientMessageId }) => clientMessageId);

describe('outbox', () => {
  it('keeps what is not acknowledged over a reload, in order', () => {
    const { storage } = fakeStorage();
    const before = new Outbox(createMemory('wk', () => storage));
    for (const id of ['a', 'b', 'c']) before.add(item(id));
    before.remove('a');
    const after = new Outbox(createMemory('wk', () => storage));
    expect(ids(after)).toEqual(['b', 'c']);
    expect(after.next()?.clientMessageId).toBe('b');
  });

  it('holds one entry per client id and is shared by tabs of one page', () => {
    const { storage } = fakeStorage();
    const one = new Outbox(createMemory('wk', () => storage));
    const other = new Outbox(createMemory('wk', () => storage));
    one.add(item('a'));
    other.add(item('b'));
    one.add(item('a'));
    expect(ids(other)).toEqual(['b', 'a']);
    expect(ids(new Outbox(createMemory('another', () => storage)))).toEqual([]);
  });

  it('lets a refused message wait without holding up what comes after it', () => {
    const outbox = new Outbox(createMemory('wk', () => undefined));
    outbox.add(item('a'));
    outbox.add(item('b'));
    outbox.refuse('a', 'too long');
    expect(outbox.next()?.clientMessageId).toBe('b');
    outbox.retry('a');
    expect(outbox.next()?.clientMessageId).toBe('a');
    outbox.remove('a');
    expect(ids(outbox)).toEqual(['b']);
  });

  it('works in memory where storage is blocked, and begins anew where it holds nonsense', () => {
    const { storage, block } = fakeStorage();
    storage.setItem('chatref:wk:outbox', '{"not": "a list"');
    const outbox = new Outbox(createMemory('wk', () => storage));
    expect(outbox.all()).toEqual([]);
    block();
    outbox.add(item('a'));
    expect(ids(outbox)).toEqual(['a']);
  });
});
