import type { Browser } from 'playwright-core';
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

describe('The history', () => {
  it('HR ends somebody’s post, reads it in their history, and erases them', async () => {
    const { page, context } = await visit(browser, server.url, 'hr', '/people');
    const place = cell(page, 'W-0115', 'languages');
    await place.click();
    await place.press('Enter');
    const details = page.getByRole('dialog', { name: /W-0115/ });
    await details.getByLabel(/^End/).fill('2021-05-31');
    await details.getByRole('button', { name: 'Save' }).click();
    await details.waitFor({ state: 'detached' });
    await expect.poll(() => place.evaluate((element) => element === document.activeElement)).toBe(true);
    // the history tells what is stored
    await page
      .getByRole('status')
      .getByText(/^Saved: /)
      .waitFor();
    await place.press('Enter');
    await page.getByRole('link', { name: /^History of/ }).click();
    const row = page.getByRole('row', { name: /Changed the record of .* \(W-0115\)/ });
    await row.getByText('Last day: 31 May 2021').waitFor();
    await expect.poll(() => row.innerText()).toContain('Demo HR officer');

    await page.goto(`${server.url}/people/kept?person=W-0115`);
    await page.getByRole('heading', { level: 1, name: /^All that is kept about/ }).waitFor();
    const name = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').replace(/^.* about /, '');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'What erasing would remove…' }).click();
    const erase = page.getByRole('button', { name: 'Erase for good' });
    await page.getByLabel('Why').fill('asked for by letter');
    await expect.poll(() => erase.isDisabled()).toBe(true);
    await page.getByLabel(/^Type/).fill(name);
    expect(await accessibilityViolations(page)).toEqual([]);
    await erase.click();
    await page.getByText(/Erased. From now on they are erased-/).waitFor();

    await page.goto(`${server.url}/history?find=${encodeURIComponent(name)}`);
    await page.getByRole('heading', { name: 'Nothing in the history fits' }).waitFor();
    await context.close();
  });

  it('an administrator sees that something was done, and neither whom nor what', async () => {
    const { page, context } = await visit(browser, server.url, 'administrator', '/history');
    await page.getByRole('table').waitFor();
    await expect.poll(() => page.getByRole('table').innerText()).toContain('not for your role');
    expect(await page.getByRole('table').innerText()).not.toMatch(/W-\d{4}/);
    expect(await accessibilityViolations(page)).toEqual([]);
    await context.close();
  });
});
