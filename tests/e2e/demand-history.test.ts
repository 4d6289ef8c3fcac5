import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe('A manager', () => {
  it('sees referrals by source, marks a month with its reason, and finds it in the table', async () => {
    const { page, complaints } = await visit(browser, server.url, 'manager', '/demand');
    await page.getByRole('navigation', { name: 'About demand' }).getByRole('link', { name: 'History' }).click();
    await page.getByLabel('Show', { exact: true }).selectOption('Referrals');
    await page.getByLabel('Split by').selectOption('Source');
    await page.getByRole('img', { name: /^Line chart of referrals by source from Apr 2018 to Mar 2021/ }).waitFor();

    await page.getByRole('button', { name: 'Mark months' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').fill('2019-02');
    await dialog.getByLabel('To').fill('2019-02');
    await dialog.getByLabel('Why they read unlike the others').fill('Two weeks of snow');
    await dialog.getByLabel('Why you mark them so').fill('Agreed at the monthly meeting');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByText('The figures as a table').click();
    const row = page.getByRole('table', { name: /^Referrals by source/ }).getByRole('row', { name: /^Feb 2019/ });
    await expect.poll(() => row.textContent()).toContain('2. Two weeks of snow');
    expect(complaints).toEqual([]);
  });

  it('is told why months may not be marked twice, and takes a mark off again', async () => {
    const { page } = await visit(browser, server.url, 'manager', '/demand/history');
    await page.getByRole('button', { name: 'Mark months' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').fill('2020-06');
    await dialog.getByLabel('To').fill('2020-07');
    await dialog.getByLabel('Why they read unlike the others').fill('Summer');
    await dialog.getByLabel('Why you mark them so').fill('As told');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/is marked already: “Lockdown/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Remove Sep 2018' }).click();
    await page.getByRole('dialog').getByLabel('Why the mark is taken off').fill('It is the same every year');
    await page.getByRole('dialog').getByRole('button', { name: 'Take the mark off' }).click();
    await page.getByRole('button', { name: 'Remove Sep 2018' }).waitFor({ state: 'detached' });
  });
});

describe('A district manager', () => {
  it('sees their own district, and marks nothing', async () => {
    const { page } = await visit(browser, server.url, 'district.manager', '/demand/history?measure=demand-fte');
    await page.getByText('The figures as a table').click();
    const table = page.getByRole('table', { name: /^Demand FTE by district/ });
    await expect.poll(() => table.getByRole('columnheader').allTextContents()).toEqual(['Month', 'South', 'Marked']);
    expect(await page.getByRole('button', { name: 'Mark months' }).count()).toBe(0);
    expect(await page.getByLabel('District', { exact: true }).count()).toBe(0);
  });
});
