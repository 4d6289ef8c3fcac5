import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('A service manager', () => {
  it('reads what is not recorded, follows it to the counts, and has languages estimated apart', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/demand/recording');
    await page.getByText('Ethnicity category is not recorded for 16 % of cases in all districts').waitFor();
    await page.getByRole('button', { name: /^Ethnicity category not recorded: Central: 21/ }).click();
    await page.getByText('78 ÷ 371').waitFor();
    await closeWithEscape(page);

    await page.getByLabel('What is not recorded', { exact: true }).selectOption('ethnicity');
    await expect.poll(() => page.url()).toContain('field=ethnicity');
    await page.getByRole('img', { name: /share of cases with ethnicity category not recorded/ }).waitFor();

    await page.getByRole('button', { name: 'Change these settings' }).click();
    await page.getByLabel('Estimate languages that are not recorded from the census').check();
    await page.getByLabel('Where it is missing for more than').fill('5');
    await page.getByLabel('Reason').fill('To plan interpreters');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: 'Estimated from the census, not recorded' }).waitFor();

    await page.getByRole('link', { name: 'Counts of Central, Mar 2021' }).first().click();
    await expect.poll(() => page.getByLabel('District', { exact: true }).inputValue()).toBe('central');
    expect(complaints).toEqual([]);
  });
});

describe('A manager', () => {
  it('keeps what was entered where somebody else changed the settings meanwhile', async () => {
    const { page } = await visit(browser, server.url, 'manager', '/demand/recording');
    const opener = page.getByRole('button', { name: 'Change these settings' });
    await opener.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Hide counts below').fill('7');
    await dialog.getByLabel('Reason').fill('The rule of the council');
    const address = `${server.url}/api/demand/recording`;
    const { settings } = await (await page.request.get(`${address}?asAt=2021-04-01`)).json();
    const { version, smallNumbers, languageFallback } = settings;
    const other = await page.request.patch(`${address}/settings`, {
      headers: { origin: server.url, 'if-match': `"${version}"` },
      data: { smallNumbers: { ...smallNumbers, threshold: 6 }, languageFallback, reason: 'Somebody else' },
    });
    expect(other.status()).toBe(200);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByRole('alert').getByText('What you entered is still here').waitFor();
    await expect.poll(() => dialog.getByLabel('Hide counts below').inputValue()).toBe('7');
    // the page below has read what the other one saved
    await page.getByText('Counts from 1 to 5 are hidden').waitFor();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Counts from 1 to 6 are hidden').waitFor();
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

describe('A district manager', () => {
  it('sees how their own district records, and nothing of the others', async () => {
    const { page, complaints } = await visit(browser, server.url, 'district.manager', '/demand/recording');
    const table = page.getByRole('table', { name: /^Cases without a field/ });
    await table.waitFor();
    await expect.poll(() => table.getByRole('rowheader').allTextContents()).toEqual(['South']);
    expect(await page.getByRole('button', { name: 'Change these settings' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
