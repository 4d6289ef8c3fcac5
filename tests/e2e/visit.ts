import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

export const PASSWORD = 'evenhand-demo';
export type DemoRole = 'service.manager' | 'manager' | 'hr' | 'district.manager' | 'administrator';

/** How long a step waits for what it needs: others may take most of the machine. */
const PATIENCE_MS = 90_000;

/** A signed-in person at a screen. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about so far: errors of scripts and of the console. */
  complaints: string[];
}

/** A browser of somebody who has signed in already, at an address. */
export async function visit(
  browser: Browser,
  url: string,
  role: DemoRole,
  path = '/',
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Visit> {
  const page = await newcomer(browser, colorScheme);
  const context = page.context();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
  });
  await context.addCookies([await sessionOf(url, role)]);
  await page.goto(url + path);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  return { page, context, complaints };
}

/** A browser of somebody who has not signed in. */
export async function newcomer(browser: Browser, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
  context.setDefaultTimeout(PATIENCE_MS);
  await slowDown(context);
  return context.newPage();
}

/**
 * With `EVENHAND_TEST_DELAY` in the environment every request to the server sets out up to that many milliseconds late, as
 * on a poor line: a test that does not wait for what it needs fails then, and not on somebody's slow machine.
 */
async function slowDown(context: BrowserContext): Promise<void> {
  const longest = Number(process.env.EVENHAND_TEST_DELAY ?? 0);
  if (!(longest > 0)) return;
  await context.route('**/api/**', async (route) => {
    await wait(randomInt(longest));
    await route.continue().catch(() => undefined);
  });
}

interface Cookie {
  name: string;
  value: string;
  url: string;
  httpOnly: true;
  sameSite: 'Strict';
}

/** Sessions by address and role: one each, as most people sign in once a day. */
const sessions = new Map<string, Cookie>();

async function sessionOf(url: string, role: DemoRole): Promise<Cookie> {
  const known = sessions.get(`${url} ${role}`);
  if (known) {
    const cookie = `${known.name}=${known.value}`;
    if ((await fetch(`${url}/api/session`, { headers: { cookie } })).ok) return known;
  }
  const session = await newSession(url, role);
  sessions.set(`${url} ${role}`, session);
  return session;
}

async function newSession(url: string, role: DemoRole): Promise<Cookie> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${role}@demo.example`, password: PASSWORD }),
  });
  const [, name, value] = /^(.+?)=(.+?);/.exec(answer.headers.getSetCookie()[0] ?? '') ?? [];
  if (answer.status !== 201 || !name || !value) throw new Error(`Signing in was answered with ${answer.status}`);
  return { name, value, url, httpOnly: true, sameSite: 'Strict' };
}

/** Signs in through the page, as a person would: fills in the sign-in page. */
export async function signIn(page: Page, role: DemoRole): Promise<void> {
  await page.getByLabel('Email address').fill(`${role}@demo.example`);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor({ state: 'detached' });
}

/** A cell of a grid row by the row's id and the column's id. */
export function cell(page: Page, rowId: string, columnId: string): Locator {
  return page.locator(`[role="row"][row-id="${rowId}"] [col-id="${columnId}"]`);
}

/** A district of the strip above the allocation grid. */
export function districtCard(page: Page, district: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('button', { name: district, exact: true }) });
}

/** What axe finds against WCAG 2.2 A and AA on the page once nothing moves or fades any more: one line a violation. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    const ending = () =>
      document
        .getAnimations()
        .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    // what ends may let something else begin
    for (let now = ending(); now.length > 0; now = ending()) {
      await Promise.allSettled(now.map(({ finished }) => finished));
    }
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** How many pixels of the page stand out to the side. What draws itself fits a little after its frame: to be polled. */
export function pixelsTooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Closes how a figure was worked out, or another small window, with the keyboard: once the keyboard is in it. */
export async function closeWithEscape(page: Page): Promise<void> {
  const opened = page.locator('[role="dialog"]:focus-within');
  await opened.waitFor();
  await page.keyboard.press('Escape');
  await opened.waitFor({ state: 'detached' });
}

/** Makes a plan from today and waits until the page shows it: keys pressed before would go to today’s placements. */
export async function makePlan(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Make a plan from today' }).click();
  await page.getByLabel('Name of the plan').fill(name);
  await page.getByLabel('Name of the plan').press('Enter');
  await page.getByLabel('Compare with').waitFor();
}

/** Waits until every change of the plan is stored: what is left before is lost, and what is read before lacks it. */
export async function planSaved(page: Page): Promise<void> {
  await page.getByText(/^As at .+\. Saved \d/).waitFor();
}

/** Accepts the whole proposal that is ready, with a reason. */
export async function acceptAll(page: Page, reason = 'Fairest of what we tried'): Promise<void> {
  await page.getByRole('button', { name: /^Accept all/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept the proposal' });
  await dialog.getByLabel('Why do you accept it?').fill(reason);
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
}
