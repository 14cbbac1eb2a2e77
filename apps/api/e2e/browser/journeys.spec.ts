import type { Browser, Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import { World } from '../support/world';
import { foreignSite, launch, messagesOf, openConsole, openWidget, signIn, writeInWidget } from './support';

let world: World;
let browser: Browser;
let site: Awaited<ReturnType<typeof foreignSite>>;
let agent: Awaited<ReturnType<World['colleague']>>;

beforeAll(async () => {
  world = await World.open();
  browser = await launch();
  await world.read([
    '# Payment methods\n\n## Cards\n\nWe accept Visa, Mastercard and American Express. Prepaid cards are not accepted.\n',
    '# Due dates\n\n## When to pay\n\nInvoices of the Harbour plan are due 21 days after the invoice date. You can pay by bank transfer or by credit card.\n\n## Late payment\n\nAfter the due date a late fee of 12 euros is added once.\n',
  ]);
  site = await foreignSite(world.url, world.widgetKey);
  agent = await world.colleague('AGENT', 'Ben Agent');
  await world.owner.ask('mutation($o: [String!]) { updateWorkspace(input: { allowedOrigins: $o }) { userErrors { message } } }', { o: [site.origin] });
});
afterAll(async () => {
  await browser.close();
  site.close();
  await world.close();
});

/** The shop's page with the widget open, from the second origin. */
const customer = (): Promise<Page> => openWidget(browser, site.origin);
const console_ = (): Promise<Page> => openConsole(browser, world.url, agent.email);
const from = messagesOf;

it('a question gets a cited answer, on a page of another origin', async () => {
  const page = await customer();
  await writeInWidget(page, 'do you take american express?');
  await page.getByTestId('citation').first().click();
  await page.getByText('American Express').first().waitFor();
  await page.getByText('Payment methods').first().waitFor();
  await page.context().close();
});

it('a customer whom nobody can answer now leaves an address, and the team has it', async () => {
  const page = await customer();
  await writeInWidget(page, 'let me talk to a human about harbour number nine');
  const form = page.getByTestId('leave-email');
  await form.locator('input').fill('not an address');
  await form.locator('button').click();
  await form.getByRole('alert').waitFor();
  await form.locator('input').fill('jo@example.com');
  await form.locator('button').click();
  await page.getByTestId('expectation').filter({ hasText: '@example.com' }).waitFor();
  const { conversations } = await world.owner.ask<{ conversations: { edges: { node: { contact: { email: string } } }[] } }>('{ conversations(filter: { search: "harbour number nine" }, first: 1) { edges { node { contact { email } } } } }');
  expect(conversations.edges[0]?.node.contact.email).toBe('jo@example.com');
  await page.context().close();
});

it('a dispute arrives in the inbox live, is claimed and answered, and the reply is seen in the widget', async () => {
  const [page, inbox] = [await customer(), await console_()];
  await writeInWidget(page, 'you charged me twice for INV-1042!!');
  await from(page, 'SYSTEM').first().waitFor();
  const row = inbox.getByTestId('inbox-row').filter({ hasText: 'INV-1042' });
  await row.first().waitFor();
  await row.first().click();
  await inbox.getByTestId('handoff-card').getByText('Charged twice').first().waitFor();
  await inbox.getByTestId('claim-button').click();
  await inbox.getByTestId('claim-button').waitFor({ state: 'detached' });
  const field = inbox.getByLabel('Reply to the customer');
  await field.fill('I am a person and I am looking into it.');
  await field.press('Control+Enter');
  await from(page, 'AGENT').filter({ hasText: 'I am a person' }).waitFor();
  await page.getByText('Ben Agent').first().waitFor();
  expect(await from(page, 'AI').filter({ hasText: 'INV-1042' }).count()).toBe(0);
  await page.context().close();
  await inbox.context().close();
});

it('a reload and a lost connection in the middle lose and double nothing', async () => {
  const page = await customer();
  await writeInWidget(page, 'let me talk to a human');
  await from(page, 'SYSTEM').first().waitFor();
  await page.reload();
  await from(page, 'CUSTOMER').filter({ hasText: 'let me talk to a human' }).waitFor();
  await page.context().setOffline(true);
  await writeInWidget(page, 'written without a network');
  await page.context().setOffline(false);
  const { conversations } = await world.owner.ask<{ conversations: { edges: { node: { id: string } }[] } }>('{ conversations(filter: { search: "human" }, first: 1, orderBy: UPDATED_DESC) { edges { node { id } } } }');
  const id = conversations.edges[0]?.node.id ?? '';
  await world.server.restart();
  await world.owner.ask('mutation($i: ReplyInput!) { replyToConversation(input: $i) { userErrors { code } } }', { i: { conversationId: id, clientMessageId: 'after-restart', text: 'back again' } });
  await from(page, 'AGENT').filter({ hasText: 'back again' }).waitFor({ timeout: 45_000 });
  expect(await from(page, 'CUSTOMER').filter({ hasText: 'written without a network' }).count()).toBe(1);
  expect(await from(page, 'AGENT').filter({ hasText: 'back again' }).count()).toBe(1);
  await page.context().close();
});

it('a long conversation opens at its end and goes back to its beginning', async () => {
  const page = await customer();
  await writeInWidget(page, 'let me talk to a human about the very first thing');
  await from(page, 'SYSTEM').first().waitFor();
  const { conversations } = await world.owner.ask<{ conversations: { edges: { node: { id: string } }[] } }>('{ conversations(filter: { search: "very first thing" }, first: 1) { edges { node { id } } } }');
  const conversationId = conversations.edges[0]?.node.id ?? '';
  const reply = 'mutation($i: ReplyInput!) { replyToConversation(input: $i) { userErrors { code } } }';
  for (let i = 1; i <= 55; i += 1) await world.owner.ask(reply, { i: { conversationId, clientMessageId: `long-${i}`, text: `reply number ${i}` } });
  await page.reload();
  await page.getByText('reply number 55', { exact: true }).waitFor();
  expect(await from(page, 'CUSTOMER').count()).toBe(0);
  await page.getByTestId('older').click();
  await from(page, 'CUSTOMER').filter({ hasText: 'the very first thing' }).waitFor();
  expect(await from(page, 'AGENT').count()).toBe(55);
  expect(await page.getByTestId('older').count()).toBe(0);
  await page.context().close();
});

it('whoever is not signed in is asked to, at once and once, and goes on to where they were going', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${world.url}/console/#/tags`);
  await page.locator('input[type=email]').waitFor();
  expect(await page.evaluate('history.length')).toBeLessThan(5);
  await page.goto(`${world.url}/console/#/documents`);
  await page.waitForURL('**/console/#/login');
  await page.locator('input[type=email]').waitFor();
  expect(await page.evaluate('history.length')).toBeLessThan(7);
  await signIn(page, agent.email);
  await page.waitForURL('**/console/#/documents');
  await page.context().close();
});

it('the settings show the widget as it will be, before they are saved, and nothing leaves the preview', async () => {
  const page = await openConsole(browser, world.url, (await world.colleague('ADMIN')).email);
  await page.goto(`${world.url}/console/#/settings/widget`);
  const preview = page.frameLocator('iframe[title="Preview of the widget"]');
  await preview.getByTestId('welcome').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => { if (request.frame() !== page.mainFrame()) asked.push(request.url()); });
  await page.getByLabel('Company name').fill('Quay & <b>Sons</b>');
  await preview.getByRole('heading', { name: 'Quay & <b>Sons</b>' }).waitFor();
  const frame = page.frames()[1];
  await writeInWidget(frame ?? page, 'is anybody there?');
  await preview.getByText('this is a preview').waitFor();
  const ground = () => frame?.evaluate<string>(`getComputedStyle(document.querySelector('chatref-widget').shadowRoot.querySelector('.panel')).backgroundColor`);
  const light = await ground();
  await page.getByRole('button', { name: 'Dark' }).click();
  await eventually(async () => (await ground()) !== light);
  expect(light).toBe('rgb(255, 255, 255)');
  expect(asked).toEqual([]);
  const { conversations } = await world.owner.ask<{ conversations: { totalCount: number } }>('{ conversations(filter: { search: "is anybody there" }, first: 1) { totalCount } }');
  expect(conversations.totalCount).toBe(0);
  await page.context().close();
});

it('a page that is not on the list gets no conversation', async () => {
  await world.owner.ask('mutation { updateWorkspace(input: { allowedOrigins: [] }) { userErrors { message } } }');
  const page = await (await browser.newContext()).newPage();
  // The browser asks first (CORS) and, refused, never sends the request itself.
  const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/graphql'));
  await page.goto(site.origin);
  await page.getByTestId('launcher').click();
  await refused;
  await page.context().close();
});
