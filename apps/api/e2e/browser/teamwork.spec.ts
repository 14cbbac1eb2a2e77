import type { Browser, Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import { World } from '../support/world';
import { foreignSite, launch, messagesOf, openConsole, openWidget, writeInWidget } from './support';

let world: World;
let browser: Browser;
let site: Awaited<ReturnType<typeof foreignSite>>;
let ben: Awaited<ReturnType<World['colleague']>>;

beforeAll(async () => {
  world = await World.open();
  browser = await launch();
  site = await foreignSite(world.url, world.widgetKey);
  ben = await world.colleague('AGENT', 'Ben Agent');
  await world.owner.ask('mutation($o: [String!]) { updateWorkspace(input: { allowedOrigins: $o }) { userErrors { message } } }', { o: [site.origin] });
});
afterAll(async () => {
  await browser.close();
  site.close();
  await world.close();
});

const unreadIn = async (page: Page): Promise<string> => (await page.getByTestId('bell').getAttribute('aria-label')) ?? '';

it('what waits for a person is told on any screen, leads to it, and is of no use once it is taken', async () => {
  const [page, console_] = [await openWidget(browser, site.origin), await openConsole(browser, world.url, ben.email)];
  const other = await openConsole(browser, world.url, ben.email);
  await console_.goto(`${world.url}/console/#/dashboard`);
  await console_.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await writeInWidget(page, 'you charged me twice for INV-7007!!');
  const toast = console_.getByTestId('toast');
  await toast.getByText('Visitor waits for a person: Charged twice').waitFor();
  expect(await console_.title()).toBe('(1) Dashboard · Chatref');
  expect(await unreadIn(console_)).toBe('Notifications, 1 unread');
  await console_.getByTestId('bell').click();
  await toast.waitFor({ state: 'detached' });
  await console_.getByTestId('notice').first().click();
  await console_.getByTestId('handoff-card').getByText('Charged twice').first().waitFor();
  // Looked at here, it is read on the colleague's other screens too.
  await eventually(async () => (await unreadIn(console_)) === 'Notifications' && (await unreadIn(other)) === 'Notifications');
  expect(await console_.title()).toBe('Inbox · Chatref');
  for (const one of [page, console_, other]) await one.context().close();
});

it('the customer of a conversation that somebody has is told to them while they look elsewhere', async () => {
  const [page, console_] = [await openWidget(browser, site.origin), await openConsole(browser, world.url, ben.email)];
  await writeInWidget(page, 'let me talk to a human about harbour seven');
  await console_.getByTestId('inbox-row').filter({ hasText: 'harbour seven' }).click();
  await console_.getByTestId('claim-button').click();
  await console_.getByTestId('claim-button').waitFor({ state: 'detached' });
  await console_.goto(`${world.url}/console/#/tags`);
  await console_.getByRole('heading', { name: 'Tags', exact: true }).waitFor();
  await writeInWidget(page, 'are you still there?');
  const toast = console_.getByTestId('toast').filter({ hasText: 'Visitor wrote to you' });
  await toast.getByText('are you still there?').waitFor();
  await toast.getByRole('link').click();
  await console_.locator('[data-testid=thread-message][data-author=CUSTOMER]').filter({ hasText: 'are you still there?' }).waitFor();
  await eventually(async () => (await unreadIn(console_)) === 'Notifications');
  await page.context().close();
  await console_.context().close();
});

it('a form that a rule asks for is filled in in the widget, mended, taken, and seen by the agent', async () => {
  await world.owner.ask('mutation { saveForm(key: "which", input: { title: "Which invoice is it?", fields: [{ key: "number", label: "Invoice number", type: INVOICE, required: true }, { key: "sum", label: "Sum", type: AMOUNT }] }) { userErrors { message } } }');
  const { createRule } = await world.owner.ask<{ createRule: { userErrors: { message: string }[] } }>('mutation($i: RuleInput!) { createRule(input: $i) { userErrors { message } } }', { i: { name: 'Ask which', conditions: { keyword: 'a bill of mine' }, actions: [{ collect: 'which' }] } });
  expect(createRule.userErrors).toEqual([]);
  const page = await openWidget(browser, site.origin);
  await writeInWidget(page, 'please send me a bill of mine');
  const form = page.getByTestId('form');
  await form.getByLabel('Sum').fill('much');
  await form.getByLabel('Invoice number').fill('LK-2026-000077');
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByRole('alert').filter({ hasText: 'Sum is an amount' }).waitFor();
  await form.getByLabel('Sum').fill('49.90 EUR');
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'detached' });
  await messagesOf(page, 'CUSTOMER').filter({ hasText: 'Invoice number: LK-2026-000077' }).waitFor();
  const console_ = await openConsole(browser, world.url, ben.email);
  await console_.goto(`${world.url}/console/#/inbox/all`);
  await console_.getByTestId('inbox-row').filter({ hasText: 'LK-2026-000077' }).first().click();
  const details = console_.getByRole('complementary', { name: 'Case' });
  await details.getByText('49.90 EUR').first().waitFor();
  await page.context().close();
  await console_.context().close();
});

it('a canned reply is put in place of its shortcut, with the names filled in, by the keys alone', async () => {
  await world.owner.ask('mutation($i: CannedReplyInput!) { saveCannedReply(input: $i) { userErrors { message } } }', { i: { shortcut: 'refund', text: 'Hello {name}, a refund takes five days. {agent}' } });
  const page = await openWidget(browser, site.origin);
  await writeInWidget(page, 'let me talk to a human about harbour eight');
  const console_ = await openConsole(browser, world.url, ben.email);
  await console_.getByTestId('inbox-row').filter({ hasText: 'harbour eight' }).click();
  await console_.getByTestId('claim-button').waitFor();
  await console_.keyboard.press('r');
  const field = console_.getByLabel('Reply to the customer');
  await field.pressSequentially('/ref');
  await console_.getByTestId('canned').filter({ hasText: '/refund' }).waitFor();
  await field.press('Enter');
  await eventually(async () => (await field.inputValue()) === 'Hello, a refund takes five days. Ben Agent');
  // What was begun is still there after a look elsewhere and a reload.
  await console_.reload();
  await eventually(async () => (await field.inputValue()) === 'Hello, a refund takes five days. Ben Agent');
  await field.press('Control+Enter');
  await messagesOf(page, 'AGENT').filter({ hasText: 'a refund takes five days' }).waitFor();
  expect(await field.inputValue()).toBe('');
  await page.context().close();
  await console_.context().close();
});

it('the link of an invitation sets the password and leads into the console, and works once', async () => {
  const { createAgent } = await world.owner.ask<{ createAgent: { setUpUrl: string } }>('mutation { createAgent(input: { name: "Nia New", email: "nia@example.com", role: AGENT }) { setUpUrl } }');
  const link = `${world.url}/console/${new URL(createAgent.setUpUrl).hash}`;
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByLabel('New password').fill('a password of some length');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  await page.getByRole('button', { name: 'Menu of Nia New' }).waitFor();
  await page.reload();
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  await page.context().close();
  const again = await (await browser.newContext()).newPage();
  await again.goto(link);
  await again.getByLabel('New password').fill('another of some length');
  await again.getByRole('button', { name: 'Set password and sign in' }).click();
  await again.getByRole('alert').filter({ hasText: /./ }).waitFor();
  await again.context().close();
});
