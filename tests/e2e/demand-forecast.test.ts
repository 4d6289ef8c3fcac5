import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { closeWithEscape, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

it('A manager reads what South needs when children are back at school, and how far that can be trusted', async () => {
  const { page, complaints } = await visit(browser, server.url, 'manager', '/demand');
  await page.getByRole('navigation', { name: 'About demand' }).getByRole('link', { name: 'Forecast' }).click();
  await page.getByText(/^All districts need 63\.98 FTE now \(Mar 2021\)/).waitFor();
  // the simple ways are no worse in the demo, and the page says so
  await page.getByText(/Following level, trend and season did best in 0 of 5\./).waitFor();
  await page.getByLabel('District', { exact: true }).selectOption('South');
  const south = page.getByRole('region', { name: 'South: the year to come' });
  await south.getByText(/^South needs 14\.75 FTE now .* in Sep 2021, when children are back at school/).waitFor();
  await expect.poll(() => page.url()).toContain('district=south');
  await south.getByText('The figures as a table').click();
  await expect.poll(() => south.getByRole('rowheader', { name: 'Sep 2021' }).count()).toBe(1);
  const trust = page.getByRole('region', { name: 'How far this can be trusted' });
  const errors = trust.getByRole('table', { name: /^How far off forecasts of South were/ });
  await expect.poll(() => errors.getByRole('rowheader').count()).toBe(5);
  await south.getByRole('button', { name: /^South, forecast of May 2021: / }).click();
  const point = page.getByRole('dialog', { name: /^South, forecast of May 2021: / });
  // May 2020 is marked, so that the May before it counts
  await point.getByText('marked or was not counted').waitFor();
  await point.getByRole('rowheader', { name: 'Needed in May 2019' }).waitFor();
  await closeWithEscape(page);
  await south.getByRole('button', { name: /^South, 80 in 100 range of Sep 2021: / }).click();
  await page.getByText(/^In \d+ of \d+ past forecasts looking 6 months ahead, the figure was within ±\d/).waitFor();
  await closeWithEscape(page);
  await trust
    .getByText(
      /Ranges that should hold 80 in 100 figures held \d+ of 51 in the past, over 13 months .*: about as they should\./,
    )
    .waitFor();
  await trust
    .getByText(/Made before or in marked months, .* held \d+ of 69 of the months after .* \d+ of 30 of/)
    .waitFor();
  const held = trust.getByRole('table', { name: 'How many figures of South lay in the ranges that were told before' });
  await expect.poll(() => held.getByRole('rowheader').count()).toBe(3);
  await held.getByRole('button', { name: /^South, figures in the 80 in 100 range: months like the others: / }).click();
  await page.getByRole('dialog').getByRole('rowheader', { name: 'Mar 2021' }).waitFor();
  await closeWithEscape(page);
  const yearly = page.getByRole('region', { name: 'Published yearly figures, for comparison' });
  await yearly.getByText(/Source: Department for Education/).waitFor();
  await yearly.getByRole('button', { name: /^Oldham, level and trend: usual error 1 year ahead: / }).click();
  await page.getByRole('rowheader', { name: 'Year to March 2025' }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('A district manager sees the forecast of their own district only', async () => {
  const { page } = await visit(browser, server.url, 'district.manager', '/demand/forecast');
  await page.getByRole('region', { name: /: the year to come$/ }).waitFor();
  expect(await page.getByText('All districts').count()).toBe(0);
  expect(await page.getByRole('region', { name: 'District by district' }).count()).toBe(0);
  await page.context().close();
});
