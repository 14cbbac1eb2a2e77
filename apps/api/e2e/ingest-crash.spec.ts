import { readDocument } from '@chatref/rag';
import { pdf } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { type SeenDocument as Read, upload } from './support/upload';
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
  const sentences = Array.from({ length: 6 + (at % 5) * 4 }, (_, line) => `Rule ${line} of guide ${at}, edition ${edition}, says that berth ${at * 31 + line} is due on day ${(line % 28) + 1}.`);
  if (at % 4 === 3) return { name: `guide-${at}.pdf`, bytes: await pdf((page) => sentences.forEach((sentence) => page.fontSize(11).text(sentence).moveDown()), { info: { CreationDate: new Date(0) } }) };
  return { name: `guide-${at}.md`, bytes: Buffer.from(`# Guide ${at}\n\n${sentences.join('\n\n')}\n`) };
}

/** All documents in one request: between two kills the server should read, not answer. */
async function see(world: World, ids: readonly string[]): Promise<SeenDocument[]> {
  const fields = ids.map((id, at) => `d${at}: document(id: "${id}") { ...Seen }`).join(' ');
  const found = await world.owner.ask<Record<string, SeenDocument>>(`{ ${fields} } fragment Seen on Document { passageCount liveVersion passages(first: 100) { totalCount edges { node { text headingPath } } } }`);
  return ids.map((_id, at) => found[`d${at}`] as SeenDocument);
}
type SeenDocument = Pick<Read, 'passageCount' | 'liveVersion' | 'passages'>;
const lineOf = ({ node }: SeenDocument['passages']['edges'][number]): string => `${node.headingPath.join(' > ')}: ${node.text}`;

/** What reading without any interruption finds, document by document: the same reader and cutter, with nothing around them. */
async function undisturbed(edition: number): Promise<string[]> {
  const all: string[] = [];
  for (let at = 0; at < DOCUMENTS; at += 1) {
    const { name, bytes } = await file(at, edition);
    const { passages } = await readDocument({ format: name.endsWith('.pdf') ? 'PDF' : 'MARKDOWN', bytes, title: null, name });
    all.push(...passages.map(({ headingPath, text }) => `${headingPath.join(' > ')}: ${text}`));
  }
  return all;
}

/** What can be found, document by document. */
async function passagesOf(world: World, ids: readonly string[]): Promise<string[]> {
  return (await see(world, ids)).flatMap(({ passages }) => passages.edges.map(lineOf));
}

/** Nothing half-read can be found: a document has the passages of one version that was read whole, or none. */
async function expectWhole(world: World, ids: readonly string[], whole: ReadonlySet<string>): Promise<void> {
  for (const [at, { passages, passageCount, liveVersion }] of (await see(world, ids)).entries()) {
    expect({ at, found: passages.totalCount }).toEqual({ at, found: passageCount });
    if (liveVersion === null) expect(passages.totalCount).toBe(0);
    const editions = new Set(passages.edges.map(({ node }) => /edition (\d+)/.exec(node.text)?.[1]));
    expect(editions.size).toBe(liveVersion === null ? 0 : 1);
    for (const edge of passages.edges) expect(whole.has(lineOf(edge))).toBe(true);
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

/** How many documents are being read, and how many wait for it. */
async function counts(world: World): Promise<{ processing: number; queued: number }> {
  const found = await world.owner.ask<Record<'processing' | 'queued', { totalCount: number }>>('{ processing: documents(status: [PROCESSING]) { totalCount } queued: documents(status: [QUEUED]) { totalCount } }');
  return { processing: found.processing.totalCount, queued: found.queued.totalCount };
}

let world: World;
beforeAll(async () => {
  world = await World.open();
}, 120_000);
afterAll(() => world.close());

it(`reads in after ${KILLS} kills exactly what it reads in undisturbed, and nothing half-read is ever found (F78)`, async () => {
  const [first, second] = [await undisturbed(1), await undisturbed(2)];
  const whole = new Set([...first, ...second]);
  const chance = random(SEED);
  const ids = await addAll(world);
  let edition = 1;
  let midway = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Everything read: the other edition, so that there is always something to interrupt.
    if (Object.values(await counts(world)).every((count) => count === 0)) await replaceAll(world, ids, (edition = edition === 1 ? 2 : 1));
    // A moment somewhere in the reading of the next documents.
    const end = performance.now() + chance() * 2_500;
    await eventually(() => performance.now() >= end);
    if ((await counts(world)).processing > 0) midway += 1;
    await world.server.kill9();
    await world.server.start();
    await expectWhole(world, ids, whole);
  }
  // A kill while nothing is being read would prove nothing.
  expect(midway).toBeGreaterThanOrEqual(Math.ceil(KILLS * 0.7));
  await world.allRead(900_000);
  expect(await passagesOf(world, ids)).toEqual(edition === 1 ? first : second);
}, 3_600_000);
