import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { World } from './support/world';

interface Side { documentId: string; text: string; value: string; headingPath: string[]; document: { id: string; title: string } | null }
interface Conflict { id: string; kind: string; left: Side; right: Side; score: number; dismissedAt: string | null; dismissedReason: string | null; decisions: { decision: string; reason: string | null; agentName: string | null }[] }
const SIDE = 'documentId text value headingPath document { id title }';
const terms = (days: number) => `# Terms of payment\n\n## Due date\n\nInvoices are due within ${days} days of the invoice date.\n`;
const FAQ = '# Questions\n\n## Paying\n\nEvery invoice is due 14 days after the invoice date. The Pro plan costs €49 per month.\n';
let world: World;
let faq: string;
let terms30: string;
beforeAll(async () => {
  world = await World.open();
}, 120_000);
afterAll(() => world.close());

const conflicts = async (dismissed = false) => (await world.owner.ask<{ factConflicts: { totalCount: number; edges: { node: Conflict }[] } }>(
  `query($d: Boolean) { factConflicts(dismissed: $d) { totalCount edges { node { id kind score dismissedAt dismissedReason left { ${SIDE} } right { ${SIDE} } decisions { decision reason agentName } } } } }`, { d: dismissed })).factConflicts.edges.map((edge) => edge.node);
const checkedAt = async () => (await world.owner.ask<{ factCheck: { checkedAt: string; facts: number } | null }>('{ factCheck { checkedAt facts } }')).factCheck;
/** Does something and waits for the comparison that follows it. */
const after = async (work: () => Promise<unknown>): Promise<void> => {
  const before = (await checkedAt())?.checkedAt ?? '';
  await work();
  await eventually(async () => ((await checkedAt())?.checkedAt ?? '') > before, 60_000);
};
const update = (id: string, content: string) => world.owner.ask('mutation($id: ID!, $i: CreateDocumentInput!) { updateDocument(id: $id, input: $i) { userErrors { code } } }', { id, i: { format: 'MARKDOWN', content } });
const decide = async (mutation: string, id: string, args = '') => (await world.owner.ask<Record<string, { factConflict: Conflict | null; userErrors: { code: string }[] }>>(`mutation($id: ID!) { ${mutation}(id: $id${args}) { factConflict { id dismissedAt dismissedReason } userErrors { code } } }`, { id }))[mutation];

it('finds what contradicts across documents, with both sentences and their documents', async () => {
  await after(async () => ([terms30 = '', faq = ''] = await world.read([terms(30), FAQ])));
  const [found, ...rest] = await conflicts();
  expect(rest).toEqual([]);
  expect(found).toMatchObject({ kind: 'DURATION', dismissedAt: null, decisions: [] });
  expect([found?.left, found?.right].map((side) => [side?.document?.id, side?.value]).sort()).toEqual([[terms30, '30 days'], [faq, '14 days']].sort());
  expect([found?.left.text, found?.right.text]).toEqual(expect.arrayContaining(['Invoices are due within 30 days of the invoice date.', 'Every invoice is due 14 days after the invoice date.']));
});

it('keeps a dismissal with its reason while both sentences stand, and its record', async () => {
  const [found] = await conflicts();
  expect((await decide('dismissFactConflict', found?.id ?? '', ', reason: " "'))?.userErrors).toEqual([{ code: 'INVALID' }]);
  expect((await decide('dismissFactConflict', found?.id ?? '', ', reason: "The terms hold for companies only."'))?.factConflict).toMatchObject({ dismissedReason: 'The terms hold for companies only.' });
  await decide('dismissFactConflict', found?.id ?? '', ', reason: "again"'); // nothing is written twice
  await after(() => update(faq, `${FAQ}\nWe answer every question.\n`));
  expect(await conflicts()).toEqual([]);
  const [dismissed] = await conflicts(true);
  expect(dismissed?.decisions).toEqual([{ decision: 'DISMISSED', reason: 'The terms hold for companies only.', agentName: expect.any(String) }]);
  await decide('reopenFactConflict', found?.id ?? '');
  expect((await conflicts())[0]?.decisions.map((one) => one.decision)).toEqual(['DISMISSED', 'REOPENED']);
});

it('lets a contradiction go when it is mended or its document is deleted', async () => {
  await after(() => update(terms30, terms(14)));
  expect(await conflicts()).toEqual([]);
  let other = '';
  await after(async () => ([other = ''] = await world.read(['# Prices\n\nThe Pro plan costs €59 per month.\n'])));
  expect((await conflicts()).map((one) => [one.left.value, one.right.value].sort())).toEqual([['€49', '€59']]);
  await after(() => world.owner.ask('mutation($id: ID!) { deleteDocument(id: $id) { deletedId } }', { id: other }));
  expect(await conflicts()).toEqual([]);
});

it('lets who reads the knowledge look, and who manages it decide', async () => {
  const agent = await world.colleague('AGENT');
  expect(await agent.caller.code('{ factConflicts { totalCount } factCheck { facts } }')).toBeNull();
  expect(await agent.caller.code('mutation($id: ID!) { dismissFactConflict(id: $id, reason: "x") { userErrors { code } } }', { id: randomUUID() })).toBe('FORBIDDEN');
  expect(await world.owner.code('mutation($id: ID!) { dismissFactConflict(id: $id, reason: "x") { userErrors { code } } }', { id: 'nonsense' })).toBe('NOT_FOUND');
  expect(await world.owner.code('{ factConflicts(after: "x") { totalCount } }')).toBe('BAD_USER_INPUT');
});
