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

describe('A service manager who asks what the temporary posts do for casework', () => {
  it('sees that the decision of November 2020 adds none, and what each arrangement adds in April 2021', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/?asAt=2020-12-01');
    const panel = page.getByRole('region', { name: 'Temporary arrangements at this date' });
    await panel.getByText('Adds none. Takes 0.50 FTE of working time from Development Team.').waitFor();
    await expect.poll(() => panel.textContent()).toContain('8 of 9 add no case-holding capacity to a district');
    await page.goto(`${server.url}/allocation?asAt=2021-04-01`);
    await page.getByText('3 of 11 add no case-holding capacity to a district, 6 add 4.51 FTE').first().waitFor();
    await page.getByPlaceholder('Search people').fill('Jesse Wells');
    await cell(page, 'W-0108', 'why').getByRole('button').click();
    const why = page.getByRole('region', { name: 'Why here?' });
    await why.getByText('1.00 FTE contracted − 0.50 acting up until 14 Aug 2021 (A-0211) = 0.50 FTE').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('HR after a course', () => {
  it('enters the new evidence, and the warning on the row goes', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/people?find=W-0156');
    const chips = cell(page, 'W-0156', 'competences');
    await chips.getByText('lapsed 20 days ago').waitFor();
    await page.getByRole('button', { name: 'Details of Finley Shaw' }).click();
    await page.getByRole('button', { name: 'Change competences' }).click();
    const part = page.getByRole('group', { name: 'Domestic abuse' });
    await part.getByLabel('Evidenced on').fill('2021-03-29');
    await part.getByLabel('Holds until (if it lapses)').fill('2024-03-28');
    await page.getByRole('button', { name: 'Save competences' }).click();
    await page.getByText('Competences of Finley Shaw are saved.').waitFor();
    await page.getByText('evidenced 29 Mar 2021').waitFor();
    await chips.getByText('lapsed 20 days ago').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});
