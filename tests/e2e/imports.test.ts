import type { Browser, Page } from 'playwright-core';
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

const POSTS = `post_number,title,role,unit,hours_per_week,cost_code,start_date,grade
P-9101,Outreach worker,Caseworker,North district team,37,EH-9101,2021-04-01,Grade 5
`;
const HOLDERS = `post_number,staff_number,name,hours_per_week,start_date,end_date,pay_point
P-9101,,Robin Newcomer,37,2021-04-01,2021-12-31,7
`;
const ARRANGEMENTS = `kind,post_number,name,hours_per_week,start_date,end_date,reason,hourly_pay
Agency,P-9101,Sam Visitor,37,2022-01-10,2022-03-31,Covers it until it is filled,25.50
`;
const PAY_POINTS = `award_year,point,annual_pay,basis,source
2032-33,7,31000,assumed,A guess for the budget
`;

async function choose(page: Page, kind: string, text: string, name = `${kind}.csv`): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('CSV file', { exact: true }).setInputFiles(file);
  await page.getByRole('heading', { name: '2. See what it would change' }).waitFor();
}

async function importFile(page: Page, kind: string, text: string): Promise<void> {
  await page.goto(`${server.url}/import/${kind}`);
  await choose(page, kind, text);
  await page.getByRole('button', { name: /^Import 1 / }).click();
  await page.getByText(/1 .* added, 0 changed/).waitFor();
}

describe('HR', () => {
  it('sees each fault of a file by row and column, corrects it, and imports posts, holders, arrangements and pay points', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'hr', '/import/posts');
    await choose(page, 'posts', POSTS.replace('Caseworker', 'Casewroker').replace(',37,', ',370,'));
    const faults = page.getByRole('region', { name: 'Faults in the file' });
    await faults.getByText('Did you mean “Caseworker”?').waitFor();
    await expect.poll(() => faults.getByRole('row').nth(1).innerText()).toMatch(/^2\s+role\s+Casewroker/);
    await expect.poll(() => faults.getByRole('row').nth(2).innerText()).toMatch(/^2\s+hours_per_week\s+370/);
    await expect.poll(() => page.getByRole('button', { name: /^Import 0 / }).isDisabled()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);

    await importFile(page, 'posts', POSTS);
    await importFile(page, 'occupancies', HOLDERS);
    await page.goto(`${server.url}/import/arrangements`);
    await choose(page, 'arrangements', ARRANGEMENTS);
    await expect
      .poll(() => page.getByRole('region', { name: 'Additions and changes' }).innerText())
      .toContain('Sam Visitor in P-9101');
    await importFile(page, 'arrangements', ARRANGEMENTS);
    await importFile(page, 'pay-points', PAY_POINTS);

    await page.goto(`${server.url}/posts?find=P-9101&asAt=2021-06-01`);
    await expect.poll(() => cell(page, 'P-9101', 'title').textContent()).toBe('Outreach worker');
    await page.getByRole('button', { name: 'Details of post P-9101' }).click();
    const panel = page.getByRole('dialog', { name: /^Post P-9101/ });
    await panel.getByRole('rowheader', { name: 'Robin Newcomer' }).waitFor();
    await panel.getByRole('rowheader', { name: 'Sam Visitor' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('saves what stands and imports it again unchanged', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'hr', '/import');
    for (const kind of ['posts', 'occupancies', 'arrangements', 'pay-points']) {
      const saved = await context.request.get(`${server.url}/api/exports/${kind}.csv`);
      await page.goto(`${server.url}/import/${kind}`);
      await choose(page, kind, await saved.text());
      await page.getByText('Everything in this file is stored already: there is nothing to import.').waitFor();
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
