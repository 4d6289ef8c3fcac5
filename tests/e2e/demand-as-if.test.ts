import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { acceptAll, accessibilityViolations, cell, closeWithEscape, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe('A service manager who wants to be ready', () => {
  it('makes a plan for what a stress case would bring, has it proposed, and sees everywhere what it is for', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/demand/stress');
    await page.getByRole('checkbox', { name: /^A family charity closes/ }).check();
    await page.getByRole('checkbox', { name: /^A case is in the news/ }).uncheck();
    await page.getByText(/^“A family charity closes” in /).waitFor();
    await page.getByRole('button', { name: 'Make a plan for this demand' }).click();
    const asked = page.getByRole('dialog', { name: 'Make a plan for this demand' });
    const name = await asked.getByLabel('Name of the plan').inputValue();
    expect(name).toMatch(/^If A family charity closes, /);
    expect(await accessibilityViolations(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Make the plan' }).click();
    await page.waitForURL(/\/allocation\?.*plan=/);

    const said = page.getByText(/^Demand as if: A family charity closes in .+ \(\+\d+\.\d\d FTE\)\.$/);
    await said.waitFor();
    await cell(page, 'W-0102', 'plan').waitFor();
    await page.getByRole('button', { name: /^Demand that this plan is measured on, FTE: / }).click();
    const working = page.getByRole('dialog', { name: /Demand that this plan is measured on/ });
    await working.getByText(/Families that come to the district teams at once/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await closeWithEscape(page);

    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByRole('heading', { name: 'Proposal ready' }).waitFor({ timeout: 180_000 });
    await acceptAll(page);
    await page.getByLabel('Compare with').selectOption({ label: 'today' });
    const comparison = page.getByRole('region', { name: 'Comparison' });
    await comparison.getByText(/^Both measured on: Demand as if: A family charity closes/).waitFor();
    await comparison.getByText('Both measured on: Demand as counted in March 2021.').waitFor();
    await expect.poll(() => comparison.getByRole('table').count()).toBeGreaterThanOrEqual(2);

    await page.emulateMedia({ media: 'print' });
    const sheet = page.getByRole('columnheader', { name: /^Districts: Plan/ });
    await expect.poll(() => sheet.textContent()).toContain(`Plan “${name}”, as at 1 Apr 2021, demand as if: A family`);
    await page.emulateMedia({ media: 'screen' });

    await page.getByRole('button', { name: `Plan: ${name}` }).click();
    await page.getByRole('button', { name: /; demand as if: A family charity closes/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('chooses stress cases with a new plan, and keeps them in a copy or not', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/allocation');
    await page.getByRole('button', { name: 'Make a plan from today' }).click();
    const dialog = page.getByRole('dialog', { name: 'New plan' });
    await dialog.getByLabel('Name of the plan').fill('If it is in the news');
    await dialog.getByRole('radio', { name: /^As if something happened/ }).check();
    await dialog.getByRole('button', { name: 'Make the plan' }).click();
    await dialog.getByText('Tick at least one stress case.').waitFor();
    await dialog.getByRole('checkbox', { name: 'A case is in the news' }).check();
    await dialog.getByRole('button', { name: 'Make the plan' }).click();
    await page.waitForURL(/[?&]plan=/);
    const said = page.getByText(/^Demand as if: A case is in the news in March 2021, at its hardest in /);
    await said.waitFor();

    await page.getByRole('button', { name: 'Save as, print' }).click();
    await page.getByRole('button', { name: /^Save as a named plan/ }).click();
    const copy = page.getByRole('dialog', { name: 'Save as a named plan' });
    await copy.getByLabel('Name of the plan').fill('As counted after all');
    await expect
      .poll(() => copy.getByRole('radio', { name: /^As in the original, as if: A case is in the news/ }).isChecked())
      .toBe(true);
    await copy.getByRole('radio', { name: 'As counted' }).check();
    await copy.getByRole('button', { name: 'Save the copy' }).click();
    await page.getByRole('button', { name: 'Plan: As counted after all' }).waitFor();
    await expect.poll(() => page.getByText(/^Demand as if:/).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
