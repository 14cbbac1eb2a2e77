import { createServer, type Server as HttpServer } from 'node:http';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import { PASSWORD } from '../support/world';

const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Chromium as the system's package manager installs it. */
export function launch(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('Chromium is missing: install it with the system’s package manager, or name it in CHROMIUM.');
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** The widget's text field, wherever its mark stands. */
export async function writeInWidget(page: Page | Frame, text: string): Promise<void> {
  const mark = page.getByTestId('composer');
  await mark.waitFor();
  const field: Locator = (await mark.evaluate((element) => element.tagName)) === 'TEXTAREA' ? mark : mark.locator('textarea');
  await field.fill(text);
  await field.press('Enter');
}

/** The page of a site with the widget open. */
export async function openWidget(browser: Browser, origin: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin);
  await page.getByTestId('launcher').click();
  return page;
}

/** The console of a colleague, signed in, at the inbox. */
export async function openConsole(browser: Browser, url: string, email: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage();
  await page.goto(`${url}/console/`);
  await signIn(page, email);
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  return page;
}

/** Signs a colleague in on the page that asks for it. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
}

/** The messages of one author, in the widget. */
export const messagesOf = (page: Page, author: string): Locator => page.locator(`[data-testid=message][data-author=${author}]`);

/** A page of somebody else's site with the widget in it. */
export async function foreignSite(api: string, widgetKey: string): Promise<{ origin: string; close(): void }> {
  const server: HttpServer = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Shop</title><h1>A shop</h1><script src="${api}/widget.js" data-widget-key="${widgetKey}" async></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, close: () => void server.close() };
}
