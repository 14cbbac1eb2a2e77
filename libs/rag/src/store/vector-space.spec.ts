import { randomUUID } from 'node:crypto';
import { LocalEmbedder } from '../embed/local-embedder';
import { OpenAiEmbedder } from '../embed/openai-embedder';
import { generator } from '../evaluate/metrics';
import { ingestDocument } from '../ingest/ingest';
import { moveToModel } from '../ingest/move-model';
import { EmbedError, type Embedder } from '../ports';
import { search } from '../retrieve/search';
import { FakeOpenAi } from '../testing/fake-openai';
import { type KnowledgeDatabase, openKnowledgeDatabase } from '../testing/knowledge-database';
import { replaceDocument } from './passage-store';
import { beginMove, createGraph, hasGraph, holdSpace, indexState, ModelMoved, spaceToFill } from './vector-space';

let db: KnowledgeDatabase;
beforeAll(async () => {
  db = await openKnowledgeDatabase();
});
afterAll(() => db.close());

describe('moving to another model', () => {
  const service = new FakeOpenAi();
  const local = new LocalEmbedder();
  let other: OpenAiEmbedder;
  beforeAll(async () => {
    other = new OpenAiEmbedder({ apiKey: 'k', baseUrl: await service.start(), model: 'other', deadlineMs: 2_000 }, 64);
    service.reply = { kind: 'vectors', dimensions: 64 };
  });
  afterAll(async () => {
    await Promise.all([local.close(), other.close(), service.stop()]);
  });

  /** A workspace with a page per subject, embedded by the local model. */
  async function workspace(subjects: readonly string[]): Promise<string> {
    const workspaceId = randomUUID();
    await db.inTransaction((sql) => spaceToFill(sql, workspaceId, local));
    for (const subject of subjects) await add(workspaceId, subject, local);
    return workspaceId;
  }
  async function add(workspaceId: string, subject: string, embedder: Embedder): Promise<void> {
    const read = await ingestDocument(embedder, { format: 'MARKDOWN', content: `# ${subject}\n\nAll about ${subject}. It costs five euros.`, title: null }, { newId: randomUUID });
    await db.inTransaction(async (sql) => {
      await holdSpace(sql, workspaceId, embedder);
      await replaceDocument(sql, { workspaceId, documentId: randomUUID(), version: 1, url: null }, embedder, read.passages);
    });
  }
  const both = new Map<string, Embedder>();
  const ask = async (workspaceId: string, question: string) => search(db.inTransaction, question, { workspaceId, embedder: local, embedderOf: (model) => both.get(model) ?? null });
  const subjects = Array.from({ length: 40 }, (_, at) => `Subject ${'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN'.charAt(at)}x${at}`);

  beforeAll(() => {
    both.set(local.model, local);
    both.set(other.model, other);
  });

  it('answers from the old index until every passage has its new vector, then from the new one, and never from both', async () => {
    const workspaceId = await workspace([...subjects, 'Late fees']);
    await db.inTransaction((sql) => beginMove(sql, workspaceId, other));
    const models: string[] = [];
    let asked: Promise<unknown> = Promise.resolve();
    let added = false;
    // The next round is embedded once the question of the last one is answered, so that questions fall into the move however fast it is.
    const paced: Embedder = { model: other.model, dimensions: other.dimensions, embed: async (texts, priority) => asked.then(() => other.embed(texts, priority)), close: () => other.close() };
    await moveToModel(db.inTransaction, workspaceId, paced, () => {
      asked = asked.then(async () => {
        const found = await ask(workspaceId, 'what are the late fees');
        models.push(found.model ?? '');
        expect(found.passages[0]?.headingPath).toEqual(['Late fees']);
        if (!added) {
          added = true;
          await add(workspaceId, 'Paper copies', local).catch((error: unknown) => expect(error).toBeInstanceOf(ModelMoved));
        }
      });
    });
    await asked;
    expect(models[0]).toBe(local.model);
    expect((await ask(workspaceId, 'what are the late fees')).model).toBe(other.model);
    // Once it has changed it does not change back.
    expect(models.join(' ')).toMatch(new RegExp(`^(${local.model} ?)+(${other.model} ?)*$`));
    const vectors = await db.sql.query<{ model: string }>('select distinct model from passage_vector where workspace_id = $1 union select distinct model from sentence_vector where workspace_id = $1', [workspaceId]);
    expect(vectors).toEqual([{ model: other.model }]);
  });

  it('continues where it was interrupted, and asks for nothing twice', async () => {
    const workspaceId = await workspace(subjects);
    await db.inTransaction((sql) => beginMove(sql, workspaceId, other));
    await expect(moveToModel(db.inTransaction, workspaceId, other, () => { throw new Error('the process ends here'); })).rejects.toThrow('ends here');
    const half = await db.inTransaction((sql) => indexState(sql, workspaceId));
    expect(half).toMatchObject({ current: { model: local.model }, next: { model: other.model }, total: 40 });
    expect(half?.done).toBeGreaterThan(0);
    expect(half?.done).toBeLessThan(40);
    let rounds = 0;
    await moveToModel(db.inTransaction, workspaceId, other, () => { rounds += 1; });
    expect(await db.inTransaction((sql) => indexState(sql, workspaceId))).toMatchObject({ current: { model: other.model, dimensions: 64 }, next: null, done: 40, total: 40 });
    expect(rounds).toBeLessThan(6);
  });

  it('keeps answering and says why when the new model cannot be reached', async () => {
    const workspaceId = await workspace(['Late fees']);
    await db.inTransaction((sql) => beginMove(sql, workspaceId, other));
    service.reply = { kind: 'status', status: 401 };
    const fresh = new OpenAiEmbedder({ apiKey: 'k', baseUrl: service.address(), model: 'other', deadlineMs: 500 }, 64);
    await expect(moveToModel(db.inTransaction, workspaceId, fresh)).rejects.toBeInstanceOf(EmbedError);
    service.reply = { kind: 'vectors', dimensions: 64 };
    expect((await db.inTransaction((sql) => indexState(sql, workspaceId)))?.error).toContain('401');
    expect((await ask(workspaceId, 'late fees')).model).toBe(local.model);
  });

  it('lets the words decide alone when the model of the index cannot be had any more', async () => {
    const workspaceId = await workspace(['Late fees', 'Paper copies']);
    const found = await search(db.inTransaction, 'late fees', { workspaceId, embedder: other, embedderOf: () => null });
    expect(found.model).toBe('');
    expect(found.passages[0]?.headingPath).toEqual(['Late fees']);
    expect(found.passages.every((passage) => passage.dense === 0)).toBe(true);
  });

  it('is called off by going back', async () => {
    const workspaceId = await workspace(['Late fees']);
    expect(await db.inTransaction((sql) => beginMove(sql, workspaceId, other))).toBe(true);
    expect(await db.inTransaction((sql) => beginMove(sql, workspaceId, local))).toBe(false);
    expect(await moveToModel(db.inTransaction, workspaceId, other)).toBe(false);
  });

  it('refuses vectors that are not as long as they say', async () => {
    const workspaceId = await workspace(['Late fees']);
    await expect(db.sql.query('update passage_vector set dimensions = 3 where workspace_id = $1', [workspaceId])).rejects.toThrow(/carries_its_length/);
  });
});

describe('the graph', () => {
  const space = { model: "it's a model", dimensions: 16 };
  const random = generator(7);
  const vector = (shift: number) => {
    const raw = Array.from({ length: space.dimensions }, () => random() - 0.5 + shift);
    const length = Math.hypot(...raw);
    return Float32Array.from(raw, (value) => value / length);
  };
  const question = vector(0.5);
  const embedder: Embedder = { ...space, embed: (texts) => Promise.resolve(texts.map(() => question)), close: () => Promise.resolve() };
  const [crowd, few] = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    await db.sql.query(createGraph(space, false));
    // The crowd's passages all lie nearer to the question than any of the other workspace's.
    for (const [workspaceId, count, shift] of [[crowd, 1_200, 0.5], [few, 150, -0.2]] as const) {
      await spaceToFill(db.sql, workspaceId, space);
      const passages = Array.from({ length: count }, (_, position) => ({
        id: randomUUID(), position, headingPath: ['Page'], text: `passage ${position}`, source: `passage ${position}`, sentences: [], vector: vector(shift), vectorHash: 'h', sentenceVectors: [],
      }));
      await replaceDocument(db.sql, { workspaceId, documentId: randomUUID(), version: 1, url: null }, space, passages);
    }
  });
  const find = async (workspaceId: string, exactUpTo: number) =>
    (await search(db.inTransaction, 'anything', { workspaceId, embedder, exactUpTo })).passages.map((passage) => passage.id).sort();

  it('is built once and found by the planner', async () => {
    await db.sql.query(createGraph(space, false));
    expect(await hasGraph(db.sql, space)).toBe(true);
    expect(await hasGraph(db.sql, { ...space, dimensions: 17 })).toBe(false);
  });

  it('finds what comparing every vector finds', async () => {
    const [exact, graph] = [await find(crowd, 10_000), await find(crowd, 100)];
    expect(graph).toHaveLength(50);
    expect(graph.filter((id) => exact.includes(id)).length / exact.length).toBeGreaterThanOrEqual(0.9);
  });

  it('brings as many passages of a small workspace as there should be, all its own, though nearer ones of another crowd around', async () => {
    const [exact, graph] = [await find(few, 10_000), await find(few, 100)];
    expect(graph).toHaveLength(50);
    const own = await db.sql.query<{ id: string }>('select id from passage where workspace_id = $1', [few]);
    expect(graph.every((id) => own.some((row) => row.id === id))).toBe(true);
    expect(graph.filter((id) => exact.includes(id)).length / exact.length).toBeGreaterThanOrEqual(0.8);
  });
});
