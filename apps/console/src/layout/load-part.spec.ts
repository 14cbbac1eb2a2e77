import { loadPart, PartMissing, type Page } from './load-part';

const gone = (): Promise<string> => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const there = (): Promise<string> => Promise.resolve('the part');

/** A tab: what it keeps over reloads, and how often it was reloaded. A reload ends what runs, so `restart` never returns. */
class Tab {
  restarts = 0;
  readonly kept = new Map<string, string>();
  page(more: Partial<Page> = {}): Page {
    return {
      build: 'index-1.js',
      marks: { getItem: (key) => this.kept.get(key) ?? null, setItem: (key, value) => void this.kept.set(key, value), removeItem: (key) => void this.kept.delete(key) },
      reachable: async () => true,
      restart: async () => { this.restarts += 1; },
      ...more,
    };
  }
}

it('gives a part that is there', async () => {
  const tab = new Tab();
  expect(await loadPart(there, tab.page())).toBe('the part');
  expect(tab.restarts).toBe(0);
});

it('starts afresh once for a part that is gone, then says so', async () => {
  const tab = new Tab();
  await expect(loadPart(gone, tab.page())).rejects.toThrow(PartMissing);
  await expect(loadPart(gone, tab.page())).rejects.toThrow(PartMissing);
  expect(tab.restarts).toBe(1);
});

it('starts afresh again for the next build, also when a part came in between', async () => {
  const tab = new Tab();
  await expect(loadPart(gone, tab.page())).rejects.toThrow(PartMissing);
  await expect(loadPart(gone, tab.page({ build: 'index-2.js' }))).rejects.toThrow(PartMissing);
  expect(tab.restarts).toBe(2);
  await loadPart(there, tab.page({ build: 'index-2.js' }));
  await expect(loadPart(gone, tab.page({ build: 'index-2.js' }))).rejects.toThrow(PartMissing);
  expect(tab.restarts).toBe(3);
});

it('stays where the server does not answer, and where nothing would end the restarts', async () => {
  const tab = new Tab();
  await expect(loadPart(gone, tab.page({ reachable: async () => false }))).rejects.toThrow(PartMissing);
  const forbidden = (): never => { throw new DOMException('denied', 'SecurityError'); };
  await expect(loadPart(gone, tab.page({ marks: { getItem: forbidden, setItem: forbidden, removeItem: forbidden } }))).rejects.toThrow(PartMissing);
  expect(await loadPart(there, tab.page({ marks: { getItem: forbidden, setItem: forbidden, removeItem: forbidden } }))).toBe('the part');
  expect(tab.restarts).toBe(0);
});
