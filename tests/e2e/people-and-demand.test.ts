import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { cell, signIn, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const HEADINGS = 'staff_number,name,role,unit,hours_per_week,start_date';

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

async function type(page: Page, rowId: string, columnId: string, value: string): Promise<void> {
  await cell(page, rowId, columnId).dblclick();
  await cell(page, rowId, columnId).locator('input').fill(value);
  await cell(page, rowId, columnId).locator('input').press('Enter');
}

describe('HR', () => {
  it('imports a people file with a mistake, reads the remedy, corrects it, and finds the newcomer', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/people/import');
    await choose(
      page,
      'starters.csv',
      `${HEADINGS}\nW-0901,Robin Newcomer,Caseworker,South district team,2220,2021-03-01\n`,
    );
    const faults = page.getByRole('region', { name: 'Faults in the file' });
    await faults.waitFor();
    await expect.poll(() => faults.textContent()).toMatch(/2.*hours_per_week.*2220.*60/s);
    await expect.poll(() => page.getByRole('button', { name: /^Import 0/ }).isDisabled()).toBe(true);

    await choose(
      page,
      'starters.csv',
      `${HEADINGS}\nW-0901,Robin Newcomer,Caseworker,South district team,37,2021-03-01\n`,
    );
    await page.getByRole('button', { name: 'Import 1 person' }).click();
    await page.getByText('Look at the people').click();
    await page.getByLabel('Find').fill('Newcomer');
    await cell(page, 'W-0901', 'name').waitFor();
    await expect.poll(() => cell(page, 'W-0901', 'fte').textContent()).toBe('1.00');
    expect(complaints).toEqual([]);
  });

  it('changes somebody’s hours in the cell and takes it back', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/people');
    await cell(page, 'W-0115', 'fte').waitFor();
    await type(page, 'W-0115', 'contractedMinutes', '30:00');
    await expect.poll(() => cell(page, 'W-0115', 'fte').textContent()).toBe('0.81');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => cell(page, 'W-0115', 'fte').textContent()).toBe('0.50');
    expect(complaints).toEqual([]);
  });

  it('is shown both values when somebody else changed the same person meanwhile', async () => {
    const { page } = await visit(browser, server.url, 'hr', '/people');
    await cell(page, 'W-0122', 'fte').waitFor();
    const other = await visit(browser, server.url, 'service.manager', '/people');
    await type(other.page, 'W-0122', 'contractedMinutes', '37:00');
    await expect.poll(() => cell(other.page, 'W-0122', 'fte').textContent()).toBe('1.00');

    await type(page, 'W-0122', 'contractedMinutes', '18:30');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expect.poll(() => dialog.textContent()).toContain('37:00');
    await expect.poll(() => dialog.textContent()).toContain('18:30');
  });
});

describe('A manager', () => {
  it('corrects a count of cases and sees it weighted', async () => {
    const { page } = await visit(browser, server.url, 'manager', '/demand');
    const first = page.locator('[role="row"][row-id]').first();
    await first.waitFor();
    const rowId = (await first.getAttribute('row-id')) ?? '';
    await type(page, rowId, 'openCases', '50');
    await expect.poll(() => cell(page, rowId, 'points').textContent()).toBe('200');
  });

  it('reads what the counts of a month come to, and follows how that is worked out', async () => {
    const { page } = await visit(browser, server.url, 'manager', '/demand');
    const totals = page.getByRole('status').filter({ hasText: 'a demand of' });
    await expect.poll(() => totals.textContent()).toMatch(/^92 counts: [\d,]+ open cases, a demand of \d+\.\d\d FTE/);
    const all = await totals.textContent();
    await page.getByLabel('District', { exact: true }).selectOption('North');
    await expect.poll(() => totals.textContent()).toMatch(/^7 counts: /);
    expect(await totals.textContent()).not.toBe(all);
    await page.getByRole('link', { name: 'How demand is worked out' }).click();
    await page.getByRole('heading', { name: 'How demand is worked out', level: 1 }).waitFor();
  });

  it('is led to the file that fills a page where nothing is recorded yet', async () => {
    const { page } = await visit(browser, server.url, 'manager');
    const nothing = { months: [], districts: [], notes: [], languageRecorded: [] };
    await page.route('**/api/demand/history', (route) => route.fulfill({ json: nothing }));
    await page.route('**/api/demand/history/series?*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ json: { ...(await response.json()), months: [], recorded: [], lines: [] } });
    });
    await page.goto(`${server.url}/demand`);
    await page.getByRole('heading', { name: 'There are no cases yet' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Import demand' }).count()).toBe(1);
    await page.goto(`${server.url}/demand/history`);
    await page.getByRole('link', { name: 'Import demand' }).waitFor();
    expect(await page.getByRole('button', { name: 'Show open cases' }).count()).toBe(0);
    await page.goto(`${server.url}/demand/history?measure=referrals`);
    await page.getByRole('button', { name: 'Show open cases' }).waitFor();
    await page.getByRole('link', { name: 'Import referrals' }).click();
    await page.getByRole('heading', { name: 'Import referrals', level: 1 }).waitFor();
    // an answer may be on its way yet
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('may not import people, and is told so', async () => {
    const { page } = await visit(browser, server.url, 'manager', '/people/import');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByLabel('CSV file').count()).toBe(0);
    await expect.poll(() => page.getByRole('main').textContent()).toMatch(/role/i);
  });
});

describe('A district manager', () => {
  it('reads the counts of their own district, and is offered no other', async () => {
    const { page } = await visit(browser, server.url, 'district.manager', '/demand');
    const totals = page.getByRole('status').filter({ hasText: 'a demand of' });
    await expect.poll(() => totals.textContent()).toMatch(/^3 counts: 208 open cases, /);
    expect(await page.getByLabel('District', { exact: true }).count()).toBe(0);
  });
});

describe('An administrator', () => {
  it('is told in plain words that demand is not theirs to read, and finds no links to it', async () => {
    const { page } = await visit(browser, server.url, 'administrator', '/demand');
    await page.getByText('If you need it for your work, ask your service manager.').waitFor();
    expect(await page.getByRole('navigation', { name: 'About demand' }).count()).toBe(0);
  });
});

describe('Somebody whose session has ended', () => {
  it('signs in again and is back at the same address', async () => {
    const { page, context } = await visit(browser, server.url, 'hr', '/people?find=Harper');
    await cell(page, 'W-0101', 'name').waitFor();
    await context.clearCookies();
    await page.reload();
    await signIn(page, 'hr');
    await cell(page, 'W-0101', 'name').waitFor();
    await expect.poll(() => page.url()).toContain('find=Harper');
  });
});
