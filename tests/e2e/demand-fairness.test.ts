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
  it('reads who waits longest, colours the wards by a measure, and sees what a plan does to each part', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/demand/fairness');
    await page
      .getByText('In the most deprived fifth of wards families who wait have waited 26 days on average')
      .waitFor();
    await page.getByRole('button', { name: /^Coverage, most deprived fifth: 95/ }).click();
    await page.getByText('186 open cases').waitFor();
    await closeWithEscape(page);

    await page.getByLabel('Colour the wards by').selectOption('days');
    await expect.poll(() => page.url()).toContain('measure=days');
    const map = page.getByRole('img', { name: /^Map of wards coloured by: days waited on average/ });
    await map.waitFor();
    await page.getByText('Contains National Statistics and OS data © Crown copyright and database right').waitFor();
    await page.getByRole('button', { name: 'Coldhurst: 29 days (Central)' }).press('ArrowRight');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Crompton: too few to show (North)');
    const wards = page.getByRole('table', { name: 'Wards, from the most deprived on' });
    await expect.poll(() => wards.getByRole('row').nth(1).innerText()).toMatch(/^Hollinwood\s+South/);

    const planId = await page.evaluate(async () => {
      const asked = { name: 'Even out', asAt: '2021-04-01', copyOf: null };
      const headers = { 'content-type': 'application/json' };
      const made = await fetch('/api/plans', { method: 'POST', headers, body: JSON.stringify(asked) });
      const { plan, rows } = await made.json();
      const inCentral = rows.filter((row: { currentDistrictId: string; roleId: string }) => {
        return row.currentDistrictId === 'central' && row.roleId === 'caseworker';
      });
      const changes = inCentral.slice(0, 3).map(({ personId }: { personId: string }) => {
        return { kind: 'place', personId, placements: [{ districtId: 'south', share: 1 }] };
      });
      const body = JSON.stringify({ changes });
      await fetch(`/api/plans/${plan.id}/changes`, {
        method: 'POST',
        headers: { ...headers, 'if-match': '"1"' },
        body,
      });
      return plan.id;
    });
    await page.goto(`${server.url}/allocation?plan=${planId}&compare=today`);
    await page.getByRole('link', { name: 'Who gains and who loses: wards and languages' }).click();
    await page.getByText('How long families would wait does not follow from a plan').waitFor();
    const districts = page.getByRole('table', { name: 'Coverage by district, today and in the plan' });
    await expect
      .poll(() => districts.getByRole('row', { name: /^South/ }).innerText())
      .toMatch(/75\s%\s+\d+\s%\s+\+\d+ points/);
    await page.getByLabel('Colour the wards by').selectOption('change');
    await page.getByRole('img', { name: /coloured by: change of coverage by the plan/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('A district manager', () => {
  it('sees the wards of their own district only', async () => {
    const { page, complaints } = await visit(browser, server.url, 'district.manager', '/demand/fairness');
    const wards = page.getByRole('table', { name: 'Wards, from the most deprived on' });
    await wards.waitFor();
    await expect
      .poll(() => wards.getByRole('rowheader').allTextContents())
      .toEqual(['Hollinwood', 'Medlock Vale', 'Failsworth West', 'Failsworth East', 'Ward not recorded']);
    await page.getByText('In South 18 families wait, 14 days on average so far.').waitFor();
    expect(complaints).toEqual([]);
  });
});
