import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { acceptAll, cell, districtCard, makePlan, planSaved, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe('A service manager plans the restructure', () => {
  it('proposes from today, gets a proven proposal within seconds, accepts it and takes it back', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/allocation');
    const south = districtCard(page, 'South');
    await south.waitFor();
    await expect.poll(() => south.textContent()).toContain('−21');

    const started = performance.now();
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByRole('heading', { name: 'Proposal ready' }).waitFor();
    const seconds = (performance.now() - started) / 1000;
    expect(seconds, 'seconds from the click to the proven proposal').toBeLessThan(15);
    await expect
      .poll(() => page.getByRole('region', { name: 'Proposal' }).textContent())
      .toMatch(/moves?; worst district −21\s% →.*proven/);

    await acceptAll(page);
    await expect.poll(() => south.textContent()).not.toContain('−21');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => south.textContent()).toContain('−21');
    await page.getByRole('button', { name: /^Redo/ }).click();
    await expect.poll(() => south.textContent()).not.toContain('−21');
    expect(complaints).toEqual([]);
  });

  it('moves somebody by keyboard and sees the district change, pins with a reason, and finds it again after a reload', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/allocation');
    await makePlan(page, 'April restructure, draft 3');
    const central = districtCard(page, 'Central');
    const before = await central.textContent();

    await cell(page, 'W-0102', 'plan').click();
    await page.keyboard.press('3');
    await expect.poll(() => cell(page, 'W-0102', 'plan').textContent()).toContain('South');
    await expect.poll(() => central.textContent()).not.toBe(before);
    await expect.poll(() => cell(page, 'W-0102', 'change').textContent()).toContain('moves');

    await page.getByRole('button', { name: 'pin Nicky Dale' }).click();
    await page.getByLabel('Reason').fill('Leads the Hollinwood project');
    await page.getByRole('dialog').getByRole('button', { name: 'Pin', exact: true }).click();
    await page.getByRole('button', { name: 'pinned: release Nicky Dale' }).waitFor();
    await planSaved(page);

    await page.reload();
    await expect.poll(() => cell(page, 'W-0102', 'plan').textContent()).toContain('South');
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByRole('heading', { name: 'Proposal ready' }).waitFor();
    await acceptAll(page);
    await expect.poll(() => page.getByRole('heading', { name: 'Proposal ready' }).count()).toBe(0);
    await expect.poll(() => cell(page, 'W-0102', 'plan').textContent()).toContain('South');
    expect(complaints).toEqual([]);
  });

  it('asks why somebody is here and reads what every other district would cost', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/allocation?person=W-0102');
    const why = page
      .getByRole('region', { name: 'Why here?' })
      .or(page.getByRole('complementary', { name: 'Why here?' }));
    await why.getByRole('table').waitFor();
    for (const district of ['North', 'East', 'South', 'West', 'Central']) {
      await expect.poll(() => why.textContent()).toContain(district);
    }
    expect(complaints).toEqual([]);
  });
});

describe('A district manager', () => {
  it('sees the own district only, and nothing to change', async () => {
    const { page, complaints } = await visit(browser, server.url, 'district.manager', '/allocation');
    await districtCard(page, 'South').waitFor();
    expect(await page.getByRole('button', { name: /^(North|East|West|Central)\b/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Propose', exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /Make a plan/ }).count()).toBe(0);
    await page.goto(`${server.url}/people`);
    await page.getByRole('row').nth(1).waitFor();
    await expect.poll(() => page.getByText('16 people').count()).toBe(1);
    expect(await page.getByRole('link', { name: /Import/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('HR', () => {
  it('reads a plan but cannot change it', async () => {
    const { page } = await visit(browser, server.url, 'hr', '/allocation');
    await districtCard(page, 'South').waitFor();
    expect(await page.getByRole('button', { name: 'Propose', exact: true }).count()).toBe(0);
  });
});
