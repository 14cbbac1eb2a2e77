import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { World } from '../support/world';
import { foreignSite, launch, openConsole } from './support';

/** The dashboard's file, which the console fetches when the dashboard is opened. */
const PART = /\/console\/assets\/dashboard-page-[\w-]+\.js$/;
const GONE = 'This screen could not be loaded';
const gone = (route: Route): Promise<void> => route.fulfill({ status: 404, body: 'Not found' });

let world: World;
let browser: Browser;
let console_: BrowserContext;
let conversationId: string;
beforeAll(async () => {
  world = await World.open();
  browser = await launch();
  const { email } = await world.colleague('AGENT', 'Ben Agent');
  ({ conversationId } = await (await world.visitor()).talk('let me talk to a human about the harbour'));
  console_ = (await openConsole(browser, world.url, email)).context();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** A tab in which somebody has begun a reply, and the number of times that it was loaded since. */
async function writing(): Promise<{ page: Page; loads(): number }> {
  const page = await console_.newPage();
  await page.goto(`${world.url}/console/#/inbox/all/${conversationId}`);
  await page.getByTestId('composer').locator('textarea').first().fill('Begun before the update');
  let count = 0;
  page.on('load', () => { count += 1; });
  return { page, loads: () => count };
}
const toDashboard = (page: Page): Promise<void> => page.getByRole('link', { name: 'Dashboard' }).first().click();

it('a console that lasts over an update starts afresh once, at the same place and with what was being written', async () => {
  const { page, loads } = await writing();
  const thread = page.url();
  await page.route(PART, gone, { times: 1 });
  await toDashboard(page);
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
  expect([loads(), new URL(page.url()).hash]).toEqual([1, '#/dashboard']);
  await page.goto(thread);
  expect(await page.getByTestId('composer').locator('textarea').first().inputValue()).toBe('Begun before the update');
  await page.close();
});

it('a part that stays away is told, after one new start and not more', async () => {
  const { page, loads } = await writing();
  await page.route(PART, gone);
  await toDashboard(page);
  await page.getByText(GONE).waitFor();
  expect(loads()).toBe(1);
  await page.unroute(PART);
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
  await page.close();
});

it('where the server does not answer, the console stays on the screen and says so', async () => {
  const { page, loads } = await writing();
  await page.route(PART, (route) => route.abort());
  await page.route('**/console/', (route) => route.abort());
  await toDashboard(page);
  await page.getByText(GONE).waitFor();
  expect(loads()).toBe(0);
  await page.close();
});

it('an embedding script from before the update finds the widget under its new name', async () => {
  const site = await foreignSite(world.url, world.widgetKey);
  const page = await (await browser.newContext()).newPage();
  await page.route('**/widget.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/app-[\w-]{8}\.js/, 'app-00000000.js') });
  }, { times: 1 });
  const asked: string[] = [];
  page.on('request', (request) => { if (request.url().includes('/widget/')) asked.push(new URL(request.url()).pathname); });
  await page.goto(site.origin);
  await page.getByTestId('launcher').waitFor();
  expect(asked).toEqual(['/widget/app-00000000.js', expect.stringMatching(/^\/widget\/app-[\w-]{8}\.js$/)]);
  await page.context().close();
  site.close();
});
