import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { parseCalendar } from '../support/ical.ts';
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

describe('What is due this month', () => {
  it('HR sees that the review of the agency worker is overdue, and opens the arrangement from there', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'hr', '/this-month');
    const overdue = page.getByRole('region', { name: /^Overdue/ });
    await overdue.getByRole('row', { name: /Agency: Senior practitioner \(additional\)/ }).waitFor();
    await page.getByLabel('Kind').selectOption('review');
    await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('review');
    await page.getByRole('link', { name: /^Open in Temporary posts: Review, Agency: .*\(P-0409\)/ }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/temporary-posts');
    expect(new URL(page.url()).searchParams.get('open')).toBe('A-0203');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a district manager sees what is due in South, without pay or reviews, and no other district', async () => {
    const { page, context } = await visit(browser, server.url, 'district.manager', '/this-month');
    await page.getByRole('region', { name: /^Overdue/ }).waitFor();
    await expect
      .poll(() => page.getByRole('cell', { name: /district team|Safeguarding Hub/ }).allInnerTexts())
      .toSatisfy((teams: string[]) => teams.length > 0 && teams.every((team) => team === 'South district team'));
    expect(await page.getByLabel('Kind').locator('option').allInnerTexts()).not.toContainEqual(
      expect.stringMatching(/Review|Honorarium|Funding|Decision/),
    );
    expect(await page.getByLabel('District').count()).toBe(0);
    await context.close();
  });

  it('a manager takes the dates into a calendar, and takes the address back', async () => {
    const { page, context } = await visit(browser, server.url, 'manager', '/this-month');
    await page.getByRole('button', { name: 'Make a calendar address' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your calendar address' });
    const address = (await dialog.locator('output').textContent()) ?? '';
    const calendar = async () => fetch(address);
    expect(parseCalendar(await (await calendar()).text()).components.length).toBeGreaterThan(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('button', { name: 'Make a calendar address' }).waitFor();
    expect((await calendar()).status).toBe(404);
    await context.close();
  });

  it('says so on a date on which nothing is due', async () => {
    const { page, context } = await visit(browser, server.url, 'hr', '/this-month?asAt=2008-01-01');
    await page.getByRole('heading', { name: 'Nothing is due' }).waitFor();
    await context.close();
  });
});
