import { World } from './support/world';

interface Saved { cannedReply: { id: string; shortcut: string; text: string } | null; userErrors: { code: string; field: string[] | null }[] }
let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const save = async (shortcut: string, text: string, id: string | null = null, who = world.owner) =>
  (await who.ask<{ saveCannedReply: Saved }>('mutation($id: ID, $i: CannedReplyInput!) { saveCannedReply(id: $id, input: $i) { cannedReply { id shortcut text } userErrors { code field } } }', { id, i: { shortcut, text } })).saveCannedReply;
const list = async () => (await world.owner.ask<{ cannedReplies: { shortcut: string; text: string }[] }>('{ cannedReplies { shortcut text } }')).cannedReplies;

it('keeps, changes and deletes what agents write again and again', async () => {
  const agent = await world.colleague('AGENT');
  const made = await save('/Refund-Time', 'Hello {name}, it takes five days.', null, agent.caller);
  expect(made).toMatchObject({ cannedReply: { shortcut: 'refund-time' }, userErrors: [] });
  await save('bye', 'Kind regards, {agent}');
  expect(await list()).toEqual([{ shortcut: 'bye', text: 'Kind regards, {agent}' }, { shortcut: 'refund-time', text: 'Hello {name}, it takes five days.' }]);
  expect((await save('bye', 'again')).userErrors).toEqual([{ code: 'CONFLICT', field: ['input', 'shortcut'] }]);
  expect((await save('refund-time', 'Six days.', made.cannedReply?.id)).cannedReply?.text).toBe('Six days.');
  expect(await world.owner.ask('mutation($id: ID!) { deleteCannedReply(id: $id) { deletedId } }', { id: made.cannedReply?.id })).toEqual({ deleteCannedReply: { deletedId: made.cannedReply?.id } });
  expect((await list()).map((one) => one.shortcut)).toEqual(['bye']);
});

it('takes a shortcut once of many who save it at the same moment', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, (_, i) => save('same', `text ${i}`)));
  expect(all.filter((one) => one.cannedReply !== null)).toHaveLength(1);
  expect(all.flatMap((one) => one.userErrors.map(({ code }) => code))).toEqual(Array.from({ length: 7 }, () => 'CONFLICT'));
});

it('refuses what cannot be typed or is too long, and those who do not answer', async () => {
  for (const shortcut of ['', '/', 'two words', 'a/b', 'x'.repeat(41), '<b>', 'nul\0l']) expect((await save(shortcut, 'text')).userErrors[0]?.code).toBe('INVALID');
  expect((await save('größe', 'ja')).cannedReply?.shortcut).toBe('größe');
  expect((await save('long', 'x'.repeat(4_001))).userErrors[0]?.code).toBe('TOO_LARGE');
  expect((await save('empty', '  ')).userErrors[0]?.code).toBe('INVALID');
  const viewer = await world.colleague('VIEWER');
  expect(await viewer.caller.code('mutation { saveCannedReply(input: { shortcut: "v", text: "t" }) { userErrors { code } } }')).toBe('FORBIDDEN');
});
