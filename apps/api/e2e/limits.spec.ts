import { eventually } from './support/eventually';
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

it('takes a refusal for what it is: told to the log, as no error of the server', async () => {
  const from = world.server.logs.length;
  const attempt = () => world.caller(null).code('mutation { login(email: "refused@example.com", password: "a guess") { userErrors { code } } }');
  const codes = [];
  for (let i = 0; i < 7; i += 1) codes.push(await attempt());
  expect(codes.slice(-2)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
  expect(await world.caller(null).code('{ workspace { id } }')).toBe('UNAUTHENTICATED');
  const refusal = (field: string) => eventually(() => world.server.logs.slice(from).find(({ msg, path }) => msg === 'an operation was refused' && Array.isArray(path) && path[0] === field));
  expect(await refusal('login')).toMatchObject({ level: 30, code: 'RATE_LIMITED' });
  expect(await refusal('workspace')).toMatchObject({ level: 20, code: 'UNAUTHENTICATED' });
  expect(world.server.logs.filter((line) => Number(line.level) >= 50)).toEqual([]);
});

it('limits a visitor to twenty messages a minute', async () => {
  const visitor = await world.visitor();
  const results = [];
  for (let i = 0; i < 24; i += 1) results.push(await visitor.code('mutation($i: SendVisitorMessageInput!) { sendVisitorMessage(input: $i) { message { id } } }', { i: { clientMessageId: `${i}`, text: `message ${i}` } }));
  expect(results.filter((code) => code === null)).toHaveLength(20);
  expect(results.filter((code) => code === 'RATE_LIMITED')).toHaveLength(4);
});
