import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { accessibilityViolations, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

async function choose(page: Page, find: string, button: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'New decision' });
  await dialog.getByLabel('Find arrangements, funding or posts').fill(find);
  await dialog.getByRole('button', { name: button }).click();
}

describe('HR', () => {
  it('drafts a decision from two arrangements, finalises it and prints it', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/decisions');
    await page.getByRole('button', { name: 'New decision' }).click();
    await choose(page, 'P-0408', /^Add A-\d+, Early help process officer \(P-0408\), acting up/);
    await choose(page, 'P-0409', /^Add A-\d+, Senior practitioner .*\(P-0409\).*, agency/);
    await page.getByRole('button', { name: 'Draft from these records' }).click();

    const costs = page.getByRole('table', { name: /Costs in pounds/ });
    await costs.waitFor();
    await expect
      .poll(() => costs.getByRole('row', { name: /^Total/ }).textContent())
      .toBe('Total£20,512.45£10,059.77£30,572.22');
    const asks = page.getByRole('region', { name: 'To ask before it is final' });
    await expect.poll(() => asks.textContent()).toMatch(/Who decides.*Nobody was consulted.*rest on an assumption/s);
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.getByLabel('Decision maker').fill('Director of Children’s Services');
    await page.getByLabel('Date of decision').fill('2020-11-18');
    await page.getByRole('button', { name: 'Add somebody consulted' }).click();
    await page.getByLabel('Who was consulted, 1').fill('Finance');
    await page.getByLabel('View of Finance').fill('The base budget can carry it.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Everything is saved.').waitFor();
    await expect
      .poll(() => asks.textContent())
      .toMatch(/1 Sep 2020, before the decision on 18 Nov 2020: it is retrospective/);

    await page.getByRole('button', { name: 'Make final' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make final' }).click();
    const sheet = page.getByRole('article', { name: /^Decision D-/ });
    await sheet.waitFor();
    await expect
      .poll(() => sheet.textContent())
      .toMatch(/Director of Children’s Services.*18 Nov 2020.*Recommended.*Finance.*£30,572\.22.*Signed/s);
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(false);
    expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes.length).toBeGreaterThan(1);
    // A4 in points
    for (const [, width, height] of boxes) {
      expect(Math.round(Number(width))).toBe(595);
      expect(Math.round(Number(height))).toBe(842);
    }
    expect(complaints).toEqual([]);
  });

  it('changes the final decision of 2020 with a reason, and reads in words what the second edition changed', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/decisions');
    await page.getByRole('link', { name: /^Temporary capacity in Early Help/ }).click();
    await page.getByRole('link', { name: 'Change with a reason' }).click();
    await page.getByRole('textbox', { name: 'Legal implications' }).fill('The contracts of employment allow it.');
    await page.getByLabel('Why is the final decision changed?').fill('Legal sent their view');
    await page.getByRole('button', { name: 'Keep as another edition' }).click();
    await page.getByText('Everything is saved.').waitFor();
    await page.getByRole('link', { name: 'See the sheet' }).click();
    const editions = page.getByRole('region', { name: 'Editions' });
    await editions.getByText('Put in: “The contracts of employment allow it.”').waitFor();
    await expect.poll(() => editions.textContent()).toMatch(/Edition 2.*Legal sent their view.*Edition 1/s);
    await editions.getByRole('link', { name: 'Edition 1' }).click();
    await page
      .getByRole('article')
      .getByText(/^Edition 1, \d/)
      .waitFor();
    expect(await page.getByRole('article').textContent()).not.toContain('The contracts of employment allow it.');
    expect(complaints).toEqual([]);
  });

  it('is asked before unsaved words are left, and before a draft is deleted', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/decisions');
    await page.getByRole('button', { name: 'New decision' }).click();
    await page.getByLabel('Title').fill('A draft to throw away');
    await page.getByRole('button', { name: 'Begin with nothing' }).click();
    await page.getByRole('textbox', { name: 'Purpose of the report' }).fill('To try something.');
    await page.getByRole('link', { name: 'All decisions' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Everything is saved.').waitFor();
    await page.getByRole('button', { name: 'Delete the draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the draft' }).click();
    await page.getByText('The draft is deleted.').waitFor();
    await page.getByRole('table', { name: /Drafts first/ }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'A draft to throw away' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('A manager', () => {
  it('finds no decisions, even by their address', async () => {
    const { page } = await visit(browser, server.url, 'manager', '/decisions/D-0001');
    await page.getByRole('heading', { name: 'Your role does not include this page' }).waitFor();
    expect(await page.getByRole('link', { name: 'Decisions' }).count()).toBe(0);
  });
});
