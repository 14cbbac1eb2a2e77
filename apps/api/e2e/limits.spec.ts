import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.open({ RATE_LIMITS: 'on' }); });
afterAll(() => world.close());

it('limits log-in attempts per account, also in one request, with 429 and Retry-After', async () => {
  const query = `mutation { ${Array.from({ length: 8 }, (_, i) => `a${i}: login(email: "someone@example.com", password: "guess ${i}") { userErrors { code } }`).join(' ')} }`;
  const answer = await world.caller(null).try(query);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.errors.filter((error) => error.extensions?.code === 'RATE_LIMITED').length).toBeGreaterThanOrEqual(1);
});

it('limits a visitor to twenty messages a minute', async () => {
  const visitor = await world.visitor();
  const results = [];
  for (let i = 0; i < 24; i += 1) results.push(await visitor.code('mutation($i: SendVisitorMessageInput!) { sendVisitorMessage(input: $i) { message { id } } }', { i: { clientMessageId: `${i}`, text: `message ${i}` } }));
  expect(results.filter((code) => code === null)).toHaveLength(20);
  expect(results.filter((code) => code === 'RATE_LIMITED')).toHaveLength(4);
});
