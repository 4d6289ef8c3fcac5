import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { accessibilityViolations, cell, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const field = (page: Page) => page.getByRole('combobox', { name: /^A page/ });
const options = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option');
const option = (page: Page, name: RegExp) => options(page).filter({ hasText: name });

describe('A service manager', () => {
  it('finds a person by number with the keyboard alone, at the date and in the plan they are looking at', async () => {
    const { page, complaints } = await visit(
      browser,
      server.url,
      'service.manager',
      '/costs?asAt=2021-05-01&plan=some-plan',
    );
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('w0142');
    await option(page, /W-0142/).waitFor();
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContain('1 result. Use the arrow keys to choose.');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await cell(page, 'W-0142', 'name').waitFor();
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toEqual({ find: 'W-0142', asAt: '2021-05-01', plan: 'some-plan' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(complaints).toEqual([]);
  });

  it('goes round the results with the arrow keys, and back where they were with Escape', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/posts');
    const button = page.getByRole('button', { name: 'Search', exact: true });
    await button.click();
    await field(page).fill('costs');
    await option(page, /^Costs/).waitFor();
    const active = async () => {
      const id = await field(page).getAttribute('aria-activedescendant');
      return page.locator(`[id="${id}"]`).innerText();
    };
    await field(page).fill('cor');
    await option(page, /Corey Hale/).waitFor();
    const names = await options(page).allInnerTexts();
    await expect.poll(() => active()).toBe(names[0]);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => active()).toBe(names[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => active()).toBe(names.at(-1));
    await field(page).fill('nobody is called so');
    await page.getByText('Nothing found.').waitFor();
    await page.keyboard.press('Escape');
    await field(page).waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/posts');
    expect(complaints).toEqual([]);
  });
});

describe('A district manager', () => {
  it('finds their own people and pages, and nobody of another district', async () => {
    const { page } = await visit(browser, server.url, 'district.manager', '/', 'dark');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await field(page).fill('south');
    await option(page, /^South/).waitFor();
    await expect.poll(() => options(page).count()).toBe(1);
    expect(await accessibilityViolations(page)).toEqual([]);
    await field(page).fill('W-0142');
    await page.getByText('Nothing found.').waitFor();
    await field(page).fill('vacan');
    await option(page, /^Vacancies/).click();
    await page.getByRole('heading', { name: 'Vacancies', level: 1 }).waitFor();
  });
});
