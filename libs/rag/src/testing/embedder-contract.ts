import { type Embedder, EmbedError } from '../ports';
import { dot } from '../embed/vector';

/** What every embedder keeps, whatever stands behind it. */
export function embedderContract(name: string, open: () => Promise<Embedder>): void {
  describe(`${name} keeps the embedder's contract`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await open();
    });
    afterAll(() => embedder.close());

    it('gives one vector of length 1 per text, in order', async () => {
      const texts = Array.from({ length: 11 }, (_, at) => `invoice number ${'abcdefghijk'.charAt(at)} is due`);
      const together = await embedder.embed(texts, 'ingest');
      expect(together).toHaveLength(11);
      for (const vector of together) {
        expect(vector).toHaveLength(embedder.dimensions);
        expect(dot(vector, vector)).toBeCloseTo(1, 4);
      }
      const [alone] = await embedder.embed([texts[7] ?? ''], 'query');
      expect(dot(alone ?? new Float32Array(), together[7] ?? new Float32Array())).toBeCloseTo(1, 4);
    });

    it('gives the zero vector for blank texts and nothing for none', async () => {
      const [blank, word] = await embedder.embed(['  \n', 'refund'], 'query');
      expect(blank?.every((value) => value === 0)).toBe(true);
      expect(word?.some((value) => value !== 0)).toBe(true);
      await expect(embedder.embed([], 'query')).resolves.toEqual([]);
    });

    it('takes texts of any length and script', async () => {
      const vectors = await embedder.embed(['x '.repeat(20_000), '请问发票在哪里', '🧾🧾', 'שלום'], 'ingest');
      expect(vectors.map((vector) => vector.length)).toEqual(Array(4).fill(embedder.dimensions));
    });

    it('refuses after it was closed', async () => {
      const closed = await open();
      await closed.close();
      await expect(closed.embed(['late'], 'query')).rejects.toBeInstanceOf(EmbedError);
    });
  });
}
