import type { Browser, Page } from 'playwright-core';
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

/** A plan that moves somebody to South, made as the page would. */
async function makePlan(page: Page, name: string, asAt: string): Promise<void> {
  const made = await page.evaluate(
    async ([called, date]) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ name: called, asAt: date });
      const { plan, rows } = await (await fetch('/api/plans', { method: 'POST', headers, body })).json();
      const mover = rows.find(
        (row: { currentDistrictId: string; cannotWorkIn: string[]; byArrangement: boolean; roleId: string }) =>
          row.currentDistrictId === 'central' &&
          row.roleId === 'caseworker' &&
          !row.byArrangement &&
          !row.cannotWorkIn.includes('south'),
      );
      const changes = [{ kind: 'place', personId: mover.personId, placements: [{ districtId: 'south', share: 1 }] }];
      const changed = await fetch(`/api/plans/${plan.id}/changes`, {
        method: 'POST',
        headers: { ...headers, 'if-match': `"${plan.version}"` },
        body: JSON.stringify({ changes }),
      });
      return changed.status;
    },
    [name, asAt],
  );
  expect(made).toBe(200);
}

describe('A service manager', () => {
  it('sets plans beside doing nothing, sees how they stand under stress, and on what data', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/scenarios');
    await page.getByRole('heading', { name: 'There are no plans yet' }).waitFor();
    await page.getByRole('link', { name: 'Make a plan in Allocation' }).waitFor();
    await makePlan(page, 'April draft', '2021-04-01');
    await makePlan(page, 'June draft', '2021-06-01');

    await page.reload();
    const onOtherData = page
      .getByRole('status')
      .getByText('“June draft” is for 1 Jun 2021, doing nothing for 1 Apr 2021.');
    await onOtherData.waitFor();
    const heads = page.getByRole('table').getByRole('columnheader');
    await expect.poll(() => heads.count()).toBe(4);
    await page.getByRole('button', { name: 'People who move, April draft: 1. How it was worked out' }).click();
    await page.getByRole('dialog').getByText('They stay').waitFor();
    await closeWithEscape(page);

    await page.getByRole('button', { name: 'Plans: 2 of 2' }).click();
    await page.getByRole('checkbox', { name: 'June draft' }).uncheck();
    await expect.poll(() => page.url()).toContain('plans=');
    await expect.poll(() => heads.count()).toBe(3);
    await closeWithEscape(page);
    await page.getByText('All are measured on the same data').waitFor();
    await page
      .getByText(/^Best: “April draft”, where the worst district is South/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('goes on without a plan that somebody deleted', async () => {
    const { page } = await visit(browser, server.url, 'service.manager', '/scenarios?plans=gone');
    await page.getByText('1 plan of this address is no longer there.').waitFor();
    await page.getByRole('button', { name: 'Go on without' }).click();
    await page.getByText('no longer there').waitFor({ state: 'detached' });
    await expect.poll(() => new URL(page.url()).searchParams.get('plans')).toBe('today');
  });
});

describe('A district manager', () => {
  it('sees the own district in each scenario, and nothing of the others', async () => {
    const { page, complaints } = await visit(browser, server.url, 'district.manager', '/scenarios');
    await page.getByRole('button', { name: /^Against its fair share, Doing nothing: South/ }).waitFor();
    expect(await page.getByRole('button', { name: /Central|East|West/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
