import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { accessibilityViolations, pixelsTooWide, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  // otherwise the first is made a minute after the start, wherever the tests are then
  const byHand = { EVENHAND_BACKUP_HOURS: '0' };
  [server, browser] = await Promise.all([startRealServer(undefined, byHand), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe('An administrator', () => {
  it('makes the first backup, sees that it was restored on trial, and reads how to restore it', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'administrator', '/backups');
    await page.getByText('There is no backup yet').waitFor();
    await page.getByRole('button', { name: 'Back up now' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Restored on trial; not encrypted' });
    await row.waitFor();
    const name = /evenhand-[^ ]+\.evb/.exec(await row.innerText())?.[0] ?? 'none';
    await expect.poll(() => page.getByText(`npm run restore -- ${server.dataDir}/backups/${name}`).count()).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('finds no fault of accessibility, %s, nor at 400 % zoom', async (scheme) => {
    const { page, context } = await visit(browser, server.url, 'administrator', '/backups', scheme);
    await page.getByRole('table').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => pixelsTooWide(page)).toBeLessThanOrEqual(0);
    await context.close();
  });
});

describe('A service manager', () => {
  it('has no such page in the navigation, and is told so at its address', async () => {
    const { page, context } = await visit(browser, server.url, 'service.manager', '/backups');
    await page.getByText('Your role does not include this page').waitFor();
    expect(await page.getByRole('navigation', { name: 'Pages' }).getByText('Backups').count()).toBe(0);
    await context.close();
  });
});
