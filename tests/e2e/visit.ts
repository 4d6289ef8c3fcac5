import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

export const PASSWORD = 'evenhand-demo';
export type DemoRole = 'service.manager' | 'manager' | 'hr' | 'district.manager' | 'administrator';

/** A signed-in person at a screen. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about so far: errors of scripts and of the console. */
  complaints: string[];
}

/** Signs in through the page, as a person would, and comes out at an address. */
export async function visit(
  browser: Browser,
  url: string,
  role: DemoRole,
  path = '/',
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
  });
  await page.goto(url + path);
  await signIn(page, role);
  return { page, context, complaints };
}

/** Fills in the sign-in page. */
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

/** What axe finds against WCAG 2.2 A and AA on the page as it stands: one line a violation. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** Accepts the whole proposal that is ready, with a reason. */
export async function acceptAll(page: Page, reason = 'Fairest of what we tried'): Promise<void> {
  await page.getByRole('button', { name: /^Accept all/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept the proposal' });
  await dialog.getByLabel('Why do you accept it?').fill(reason);
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
}
