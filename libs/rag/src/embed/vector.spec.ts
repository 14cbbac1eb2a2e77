import { openKnowledgeDatabase, type KnowledgeDatabase } from '../testing/knowledge-database';
import { unit, vectorLiteral } from './vector';

let db: KnowledgeDatabase;
beforeAll(async () => {
  db = await openKnowledgeDatabase();
});
afterAll(() => db.close());

async function stored(vector: Float32Array): Promise<Float32Array> {
  const [row] = await db.sql.query<{ text: string }>('select $1::vector::text as text', [vectorLiteral(vector)]);
  return Float32Array.from(JSON.parse(row?.text ?? '[]') as number[]);
}

it('comes back from the database bit by bit', async () => {
  const waves = unit(Float32Array.from({ length: 512 }, (_, at) => Math.sin(at * at + 0.5)));
  expect(await stored(waves)).toEqual(waves);
  const edges = Float32Array.from([0, 1, -1, 0.1, 1 / 3, -1e-30, 1e30, 1.17549435e-38, 3.40282347e38, 16_777_215]);
  expect(await stored(edges)).toEqual(edges);
});

it('has zero for what is too small for a normal number, and leaves it to the database to refuse what is none', async () => {
  expect(await stored(Float32Array.from([1e-40, -1e-45, 2]))).toEqual(Float32Array.from([0, 0, 2]));
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) await expect(stored(Float32Array.from([value, 1]))).rejects.toThrow(/vector/);
});
