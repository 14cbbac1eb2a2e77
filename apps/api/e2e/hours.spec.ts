import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const FIELDS = 'timezone hours { week { day open { from to } } holidays { date name } openNow nextOpeningAt }';
interface Answer { workspace: { timezone: string; hours: { week: { day: string; open: { from: string; to: string }[] }[]; holidays: { date: string; name: string }[]; openNow: boolean; nextOpeningAt: string | null } | null } | null; userErrors: { code: string; message: string; field: string[] | null }[] }
const update = async (input: Record<string, unknown>) => (await world.owner.ask<{ updateWorkspace: Answer }>(`mutation($i: WorkspaceInput!) { updateWorkspace(input: $i) { workspace { ${FIELDS} } userErrors { code message field } } }`, { i: input })).updateWorkspace;

it('keeps hours, says what they mean now, leaves them alone when not named and takes them away with null', async () => {
  expect((await world.owner.ask<{ workspace: { hours: unknown } }>(`{ workspace { ${FIELDS} } }`)).workspace.hours).toBeNull();
  const always = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((day) => ({ day, open: [{ from: '00:00', to: '24:00' }] }));
  const { workspace } = await update({ timezone: 'Europe/Berlin', hours: { week: always, holidays: [{ date: '2031-12-26', name: ' Boxing Day ' }, { date: '2031-12-25' }] } });
  expect(workspace?.hours).toMatchObject({ openNow: true, holidays: [{ date: '2031-12-25', name: '' }, { date: '2031-12-26', name: 'Boxing Day' }], week: always });
  expect((await update({ companyName: 'Acme' })).workspace?.hours?.openNow).toBe(true);
  expect((await update({ hours: { week: [] } })).workspace?.hours).toMatchObject({ openNow: false, nextOpeningAt: null });
  expect((await update({ hours: null })).workspace?.hours).toBeNull();
});

it.each([
  [{ week: [{ day: 'MONDAY', open: [{ from: '17:00', to: '09:00' }] }] }, /over midnight/],
  [{ week: [{ day: 'MONDAY', open: [] }, { day: 'MONDAY', open: [] }] }, /listed twice/],
  [{ week: [{ day: 'MONDAY', open: [{ from: '\u0000', to: '😀' }] }] }, /write times/],
  [{ week: [], holidays: [{ date: '2026-02-30' }] }, /not a date/],
])('refuses %j', async (hours, message) => {
  const { userErrors } = await update({ hours });
  expect(userErrors[0]).toMatchObject({ code: 'INVALID', message: expect.stringMatching(message) as unknown });
});
