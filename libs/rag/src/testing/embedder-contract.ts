import { type Embedder, EmbedError, type Interaction } from '../ports';
import { dot } from '../embed/vector';

/** What every embedder that can interact keeps beside. */
function interactionContract(open: () => Promise<Embedder>): void {
  describe('and that of late interaction', () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await open();
    });
    afterAll(() => embedder.close());
    const interact = async (question: string, passages: string[][]): Promise<Interaction[]> => (await embedder.interact?.(question, passages)) ?? [];

    it('tells the passage that says it from one of another subject, and the sentence from its neighbour', async () => {
      const passages = [
        ['Refunds.', 'Our office is closed on Sundays.', 'A refund reaches your bank account within five days.'],
        ['Opening hours.', 'Our office is closed on Sundays.', 'The car park is behind the house.'],
      ];
      const [right, wrong] = (await interact('How long until a refund reaches my bank account?', passages)) as [Interaction, Interaction];
      expect(right.all).toBeGreaterThan(wrong.all + 0.1);
      expect(right.heading).toBeGreaterThan(wrong.heading);
      const [aside, says] = right.sentences as [Interaction['sentences'][number], Interaction['sentences'][number]];
      expect(says.alone).toBeGreaterThan(aside.alone + 0.1);
      for (const { alone, under } of right.sentences) {
        expect(under).toBeGreaterThanOrEqual(alone);
        expect(right.all).toBeGreaterThanOrEqual(under - 1e-6);
      }
    });

    it('gives the same numbers again, alone and among others', async () => {
      const passages = ['card', 'transfer', 'cheque', 'cash'].map((way) => [`Paying by ${way}.`, `You can pay by ${way} at any time.`, 'It takes two days.']);
      const first = await interact('can I pay by cheque', passages);
      const again = await interact('can I pay by cheque', passages);
      const [alone] = (await interact('can I pay by cheque', [passages[2] ?? []])) as [Interaction];
      expect(again).toEqual(first);
      expect(alone.all).toBeCloseTo(first[2]?.all ?? 0, 3);
      const fresh = await open();
      const [uncached] = (await fresh.interact?.('can I pay by cheque', [passages[2] ?? []])) ?? [];
      await fresh.close();
      expect(Math.abs((uncached?.all ?? 0) - alone.all)).toBeLessThan(0.01);
    });

    it('takes what says nothing, what is endless and every script', async () => {
      const nothing = { all: 0, heading: 0, sentences: [{ alone: 0, under: 0 }] };
      await expect(interact(' \n', [['Refunds.', 'Money back.']])).resolves.toEqual([nothing]);
      await expect(interact('refund', [])).resolves.toEqual([]);
      const told = await interact('💸 refund? '.repeat(10_000), [[], [''], ['', ''], ['x '.repeat(500_000), 'beyond the cut'], ['🧾🧾', '请问发票在哪里', 'שלום']]);
      expect(told.map(({ sentences }) => sentences.length)).toEqual([0, 0, 1, 1, 2]);
      expect(told.slice(0, 3).map(({ all }) => all)).toEqual([-0.2, -0.2, -0.2].map((value) => expect.closeTo(value)));
      expect(told[3]?.sentences[0]?.alone).toBeCloseTo(-0.2);
      for (const value of told.flatMap(({ all, heading, sentences }) => [all, heading, ...sentences.flatMap(({ alone, under }) => [alone, under])])) {
        expect(Math.abs(value)).toBeLessThanOrEqual(1.001);
      }
    });

    it('refuses after it was closed', async () => {
      const closed = await open();
      await closed.close();
      await expect(closed.interact?.('late', [['Late.']])).rejects.toBeInstanceOf(EmbedError);
    });
  });
}

/** What every embedder keeps, whatever stands behind it. @param interacts whether it must be able to interact */
export function embedderContract(name: string, open: () => Promise<Embedder>, { interacts = false } = {}): void {
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

    it(interacts ? 'can interact' : 'does not pretend to interact', () => {
      expect(embedder.interact !== undefined).toBe(interacts);
    });
    if (interacts) interactionContract(open);
  });
}
