import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { accessibilityViolations, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** Pounds of a row of a table, in pence: `£2,555,605.16` and `−£8.50`. */
async function penceOf(page: Page, table: string | RegExp, row: RegExp): Promise<number[]> {
  const line = page.getByRole('table', { name: table }).getByRole('row', { name: row });
  await line.waitFor();
  const texts = (await line.textContent())?.match(/−?£[\d,]+\.\d\d/g) ?? [];
  return texts.map((text) => Number(text.replace('−', '-').replace(/[£,.]/g, '')));
}

async function openRates(page: Page): Promise<void> {
  await page.goto(`${server.url}/costs?view=rates&rates=on-cost&asAt=2020-11-18`);
  await page.getByRole('table', { name: 'On-cost rates' }).waitFor();
}

const lines = (page: Page) => page.getByRole('dialog', { name: 'Lines and how they were worked out' });

describe('HR', () => {
  it('drills from the year to the line of an honorarium, and saves a file with the same total', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/');
    await page.getByRole('link', { name: 'Costs', exact: true }).click();
    await page.getByLabel('Financial year').selectOption('2020/21');
    const [budget = 0, forecast = 0, difference] = await penceOf(page, /^Units in 2020\/21/, /^All units/);
    expect(difference).toBe(budget - forecast);
    await expect.poll(() => penceOf(page, 'Who pays, 2020/21', /^All funds/)).toEqual([budget, forecast, difference]);
    const funds = page.getByRole('table', { name: 'Who pays, 2020/21' }).getByRole('rowheader');
    await expect
      .poll(() => funds.allTextContents())
      .toEqual(expect.arrayContaining(['Base budget', 'DfE social care transformation funding']));
    expect(await accessibilityViolations(page)).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save all lines as CSV' }).click(),
    ]);
    const rows = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1);
    const sumOf = (side: string) =>
      rows
        .filter((row) => row.split(',')[2] === side)
        .reduce((so, row) => so + Math.round(Number(/,(-?[\d.]+),(?:"[^"]*"|[^,"]*)$/.exec(row)?.[1]) * 100), 0);
    expect([sumOf('Budget'), sumOf('Forecast')]).toEqual([budget, forecast]);

    await page.getByRole('button', { name: /^Multi-Agency Safeguarding Hub/ }).click();
    const posts = page.getByRole('region', { name: /^Multi-Agency Safeguarding Hub .*: posts in 2020\/21/ });
    const honorarium = posts.locator('[row-id="occupancies:A-0204"]').getByRole('button').first();
    await posts.getByText('13 posts').waitFor();
    // rows out of sight are drawn when they are scrolled to
    const rowsInSight = posts.locator('.ag-body-viewport').first();
    const scrollOn = async () => {
      if ((await honorarium.count()) > 0) return true;
      await rowsInSight.evaluate((rows) => {
        const isAtEnd = rows.scrollTop + rows.clientHeight >= rows.scrollHeight - 1;
        rows.scrollTop = isAtEnd ? 0 : rows.scrollTop + 150;
      });
      return false;
    };
    await expect.poll(scrollOn, { interval: 200 }).toBe(true);
    await honorarium.click();
    await lines(page).getByText('27–30 Sep: 4 ÷ 30 × £63.75 × 1.25 on-cost = £10.63').waitFor();
    await expect
      .poll(() => lines(page).textContent())
      .toContain('An honorarium: pay at point 6 less pay at point 4, with on-cost.');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the lines' }).click();

    await page.goto(`${server.url}/costs?year=2020/21&record=posts:P-0401`);
    await lines(page)
      .getByText(/50\.00 % from DfE social care transformation funding/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('adds an on-cost rate once its effect is shown, reads the line without on-cost, and takes the rate out again', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/');
    await openRates(page);
    await page.getByRole('button', { name: 'Add an on-cost rate' }).click();
    const add = page.getByRole('dialog', { name: 'Add an on-cost rate' });
    await add.getByLabel('From').fill('2020-09-01');
    await add.getByLabel('On-cost in per cent').fill('0');
    await add.getByLabel('Source').fill('assumed, to see pay alone');
    expect(await add.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await add.getByRole('button', { name: 'Show what it changes' }).click();
    const effect = add.getByRole('status', { name: 'What the change does' });
    await effect.waitFor();
    await expect.poll(() => effect.textContent()).toMatch(/Costs of 2020\/21.*Budget.*−£.*Forecast.*−£/s);
    await add.getByLabel('Reason').fill('Pay alone');
    await add.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Correct the on-cost from 1 Sep 2020' }).waitFor();

    await page.goto(`${server.url}/costs?year=2020/21&record=occupancies:A-0204`);
    await lines(page).getByText('27–30 Sep: 4 ÷ 30 × £63.75 = £8.50', { exact: true }).waitFor();
    const together = lines(page).getByRole('row', { name: /^Together/ });
    await expect.poll(() => together.textContent()).toContain('£391.00');

    await openRates(page);
    await page.getByRole('button', { name: 'Correct the on-cost from 1 Sep 2020' }).click();
    const correct = page.getByRole('dialog', { name: 'Correct a rate' });
    await correct.getByRole('button', { name: 'Show what taking it out changes' }).click();
    await correct.getByText('On-cost from 1 Sep 2020 would be taken out').waitFor();
    await correct.getByLabel('Reason').fill('It was to look at only');
    await correct.getByRole('button', { name: 'Take it out' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Correct the on-cost from 1 Sep 2020' }).count()).toBe(0);
    await page.goto(`${server.url}/costs?year=2020/21&record=occupancies:A-0204`);
    await lines(page)
      .getByText(/= £10\.63$/)
      .waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('A service manager', () => {
  it('sees budget against forecast', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/costs?year=2020/21');
    const [budget = 0, forecast = 0, difference] = await penceOf(page, /^Units in 2020\/21/, /^All units/);
    expect(budget).toBeGreaterThan(100_000_000);
    expect(difference).toBe(budget - forecast);
    expect(complaints).toEqual([]);
  });
});

describe.each(['manager', 'district.manager', 'administrator'] as const)('As %s one', (role) => {
  it('finds no costs in the navigation, and is told at the address who may see them', async () => {
    const { page } = await visit(browser, server.url, role, '/costs?year=2020/21&record=occupancies:A-0204');
    await page.getByRole('heading', { name: 'Your role does not include this page' }).waitFor();
    await page.getByText(/Pay and costs are for HR and service managers/).waitFor();
    expect(await page.getByRole('link', { name: 'Costs', exact: true }).count()).toBe(0);
    expect(await page.getByText('£').count()).toBe(0);
  });
});
