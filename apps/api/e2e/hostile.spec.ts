import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const post = (body: string, type = 'application/json') => request(world.url).post('/graphql').set('content-type', type).send(body);

it.each([
  'emoji 👩‍👩‍👧‍👦 and \u{1F4A9}', 'مرحبا كيف الحال', '<script>alert(1)</script><img src=x onerror=alert(1)>', 'a\u0000b', '\uD800 lone', "'; DROP TABLE message; --", '${7*7} {{7*7}}', 'x'.repeat(7_900), '\u202Ertl', 'ｆｕｌｌ ｗｉｄｔｈ',
])('keeps what a customer writes, whatever it is: %#', async (text) => {
  const visitor = await world.visitor();
  const sent = await visitor.send(text);
  const stored = (await visitor.thread(sent.conversationId)).messages.edges[0]?.node.text;
  expect(stored).toBe(text.replaceAll('\u0000', '').replace('\uD800', '\uFFFD').normalize('NFC').trim());
});

it('answers malformed requests with 400, large ones with 413, and never with a stack', async () => {
  for (const body of ['{', '[]', '{"query":5}', '{"query":"{"}', '""']) {
    const response = await post(body);
    expect([body, response.status]).toEqual([body, 400]);
    expect(response.text).not.toMatch(/at \w+.*\.js:\d+/);
  }
  const large = await post(JSON.stringify({ query: `{ me { id } } # ${'x'.repeat(5_000_000)}` }));
  expect(large.status).toBe(413);
  expect(large.body).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
});

it('refuses operations that would cost too much', async () => {
  const nest = (depth: number): string => (depth === 0 ? 'totalCount' : `edges { node { contact { id } messages(first: 100) { edges { node { id } } } ${depth > 0 ? '' : ''} } }`);
  const { status, errors } = await world.owner.try(`{ ${Array.from({ length: 60 }, (_, i) => `a${i}: tags { id }`).join(' ')} }`);
  expect([status, errors[0]?.extensions?.code]).toEqual([400, 'QUERY_TOO_COMPLEX']);
  expect(await world.owner.code(`{ conversations(first: 100) { ${nest(1)} } c2: conversations(first: 100) { edges { node { events(first: 100) { edges { node { message { text } } } } } } } }`)).toBe('QUERY_TOO_COMPLEX');
  expect(await world.owner.code(`query { ...F } fragment F on Query { conversations(first: 100) { edges { node { messages(first: 100) { edges { node { id seq text author citations { quote title } agent { id name } } } } } } } }`)).toBe('QUERY_TOO_COMPLEX');
});

it('answers ids that are none, unknown ones and bad pages clearly', async () => {
  for (const id of ['x', randomUUID(), '', "' OR 1=1", '00000000-0000-0000-0000-000000000000']) {
    expect([id, await world.owner.code('query($id: ID!) { conversation(id: $id) { id } }', { id })]).toEqual([id, 'NOT_FOUND']);
    expect([id, await world.owner.code('query($id: ID!) { document(id: $id) { id } }', { id })]).toEqual([id, 'NOT_FOUND']);
  }
  for (const first of [0, -1, 101]) expect(await world.owner.code('query($n: Int!) { conversations(first: $n) { totalCount } }', { n: first })).toBe('BAD_USER_INPUT');
  expect(await world.owner.code('{ conversations(after: "nonsense") { totalCount } }')).toBe('BAD_USER_INPUT');
});

it('says who is not signed in and who may not', async () => {
  const visitor = await world.visitor();
  expect(await world.caller(null).code('{ conversations { totalCount } }')).toBe('UNAUTHENTICATED');
  expect(await world.caller('ses_' + 'x'.repeat(43)).code('{ conversations { totalCount } }')).toBe('UNAUTHENTICATED');
  expect(await visitor.code('{ conversations { totalCount } }')).toBe('FORBIDDEN');
  expect(await world.owner.code('{ visitorConversations { edges { cursor } } }')).toBe('FORBIDDEN');
});

it('lets pages of other origins in by the workspace’s list alone, for visitors alone', async () => {
  const ask = (origin: string, token: string, query: string) => request(world.url).post('/graphql').set('origin', origin).set('authorization', `Bearer ${token}`).send({ query });
  const visitor = await world.visitor();
  const query = '{ visitorConversations { edges { cursor } } }';
  expect((await ask('https://shop.example', visitor.token ?? '', query)).status).toBe(403);
  await world.owner.ask('mutation { updateWorkspace(input: { allowedOrigins: ["https://shop.example"] }) { userErrors { code } } }');
  const allowed = await ask('https://shop.example', visitor.token ?? '', query);
  expect(allowed.status).toBe(200);
  expect(allowed.headers['access-control-allow-origin']).toBe('https://shop.example');
  for (const origin of ['https://shop.example.evil.com', 'http://shop.example', 'null', 'https://SHOP.example:444']) expect((await ask(origin, visitor.token ?? '', query)).status).toBe(403);
  expect((await ask('https://shop.example', world.owner.token ?? '', '{ me { id } }')).body).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});
