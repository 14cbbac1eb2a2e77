import { pdf } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { seeDocument, upload } from './support/upload';
import { World } from './support/world';

/** Kills; `npm run test:crash` does 60. */
const KILLS = Number(process.env.INGEST_KILLS ?? 5);
const DOCUMENTS = 20;
/** So that a failing run can be repeated. */
const SEED = Number(process.env.INGEST_SEED ?? 20_260_501);

/** mulberry32: small, seeded, good enough to choose moments. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Document `at` as its edition `edition` says it. */
async function file(at: number, edition: number): Promise<{ name: string; bytes: Buffer }> {
  const sentences = Array.from({ length: 2 + (at % 5) * 2 }, (_, line) => `Rule ${line} of guide ${at}, edition ${edition}, says that berth ${at * 31 + line} is due on day ${(line % 28) + 1}.`);
  if (at % 4 === 3) return { name: `guide-${at}.pdf`, bytes: await pdf((page) => sentences.forEach((sentence) => page.fontSize(11).text(sentence).moveDown()), { info: { CreationDate: new Date(0) } }) };
  return { name: `guide-${at}.md`, bytes: Buffer.from(`# Guide ${at}\n\n${sentences.join('\n\n')}\n`) };
}

/** What can be found, document by document. */
async function passagesOf(world: World, ids: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const id of ids) {
    const { passages } = await seeDocument(world.owner, id);
    all.push(...passages.edges.map(({ node }) => `${node.headingPath.join(' > ')}: ${node.text}`));
  }
  return all;
}

/** Nothing half-read can be found: a document has the passages of one version that was read whole, or none. */
async function expectWhole(world: World, ids: readonly string[], whole: ReadonlySet<string>): Promise<void> {
  for (const [at, id] of ids.entries()) {
    const { passages, passageCount, liveVersion } = await seeDocument(world.owner, id);
    expect({ at, found: passages.totalCount }).toEqual({ at, found: passageCount });
    if (liveVersion === null) expect(passages.totalCount).toBe(0);
    const editions = new Set(passages.edges.map(({ node }) => /edition (\d+)/.exec(node.text)?.[1]));
    expect(editions.size).toBe(liveVersion === null ? 0 : 1);
    for (const { node } of passages.edges) expect(whole.has(`${node.headingPath.join(' > ')}: ${node.text}`)).toBe(true);
  }
}

async function addAll(world: World): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < DOCUMENTS; at += 1) {
    const { results } = await upload(world.owner, [await file(at, 1)]);
    ids.push(results[0]?.documentId ?? '');
  }
  return ids;
}
const replaceAll = async (world: World, ids: readonly string[], edition: number): Promise<void> => {
  for (const [at, id] of ids.entries()) expect((await upload(world.owner, [await file(at, edition)], id)).status).toBe(201);
};

const worlds: World[] = [];
afterAll(() => Promise.all(worlds.map((world) => world.close())));
async function openWorld(): Promise<World> {
  const world = await World.open();
  worlds.push(world);
  return world;
}

it(`reads in after ${KILLS} kills exactly what it reads in undisturbed, and nothing half-read is ever found (F78)`, async () => {
  // Undisturbed: both editions, one after the other.
  const calm = await openWorld();
  const calmIds = await addAll(calm);
  await calm.allRead(900_000);
  const first = await passagesOf(calm, calmIds);
  await replaceAll(calm, calmIds, 2);
  await calm.allRead(900_000);
  const second = await passagesOf(calm, calmIds);
  await calm.server.stop();
  const whole = new Set([...first, ...second]);

  const world = await openWorld();
  const chance = random(SEED);
  const ids = await addAll(world);
  let edition = 1;
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const open = await eventually(async () => (await world.owner.ask<{ documents: { totalCount: number } }>('{ documents(status: [QUEUED, PROCESSING]) { totalCount } }')).documents.totalCount + 1, 60_000);
    if (open === 1) await replaceAll(world, ids, (edition = edition === 1 ? 2 : 1));
    // A moment somewhere in the reading of the next documents.
    const end = performance.now() + chance() * 2_500;
    await eventually(() => performance.now() >= end);
    await world.server.kill9();
    await world.server.start();
    interrupted += 1;
    await expectWhole(world, ids, whole);
  }
  expect(interrupted).toBe(KILLS);
  await world.allRead(900_000);
  await replaceAll(world, ids, 2);
  await world.allRead(900_000);
  expect(await passagesOf(world, ids)).toEqual(second);
}, 3_600_000);
