import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { acceptAll, accessibilityViolations, cell, makePlan, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe('A service manager who does not know what the winter brings', () => {
  it('ticks the demands to be ready for, has the plan found that holds up best in them, and looks at it', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/allocation');
    await makePlan(page, 'Ready for the winter');
    await cell(page, 'W-0102', 'plan').waitFor();
    await page.getByRole('button', { name: 'Questions' }).click();
    await page.getByRole('button', { name: /^How robust is it/ }).click();
    await page.getByRole('button', { name: 'Work it out', exact: true }).click();

    const answer = page.getByRole('region', { name: 'How robust is it?' });
    const find = answer.getByRole('button', { name: 'Find the plan that holds up best' });
    await find.waitFor();
    const south = answer.getByRole('row').filter({ hasText: '20 % more demand in South' });
    await expect.poll(() => south.textContent()).toContain('short');
    const ticks = answer.getByRole('checkbox');
    const ticked = async () =>
      (await Promise.all((await ticks.all()).map((one) => one.isChecked()))).filter(Boolean).length;
    await expect.poll(() => ticked()).toBeLessThanOrEqual(6);
    for (const one of await ticks.all()) await one.setChecked(false);
    await answer.getByText('0 demands ticked: tick 1 to 8').waitFor();
    await expect.poll(() => find.isDisabled()).toBe(true);
    for (const name of ['20 % more demand in South', '20 % more demand in North']) {
      await answer.getByRole('checkbox', { name }).press('Space');
    }
    await answer.getByText('2 demands ticked').waitFor();
    await find.click();

    const found = answer.getByRole('region', { name: 'The plan that holds up best', exact: true });
    await found.getByRole('button', { name: 'Stop' }).waitFor();
    const see = found.getByRole('button', { name: 'See this plan' });
    await see.waitFor({ timeout: 180_000 });
    await expect.poll(() => found.textContent()).toMatch(/the worst shortfall over these 2 demands falls from \d+ %/);
    await expect.poll(() => found.getByRole('row').count()).toBe(3);
    expect(await accessibilityViolations(page)).toEqual([]);

    await see.click();
    await page.getByRole('heading', { name: 'Proposal ready' }).waitFor();
    await acceptAll(page);
    await found.getByText(/^The plan changed since this was worked out/).waitFor();
    expect(await see.count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
