import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { acceptAll, type Visit, visit } from './visit.ts';

const PATH = '/allocation/minimums';
let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const entry = ({ page }: Visit, role: string, district: string) =>
  page.getByLabel(`Minimum of ${role} in ${district}, FTE`);

async function save({ page }: Visit, reason: string): Promise<void> {
  await page.getByLabel('Reason').fill(reason);
  const button = page.getByRole('button', { name: /^Save \d/ });
  await expect.poll(() => button.isEnabled()).toBe(true);
  await button.click();
}

/** Pastes a block at the focus, as copied from a spreadsheet. */
async function paste({ page }: Visit, block: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const init = { clipboardData, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', init));
  }, block);
}

describe('A service manager', () => {
  it('sets a minimum, sees who is below it, proposes, and sees that the plan keeps it', async () => {
    const visited = await visit(browser, server.url, 'service.manager', '/allocation');
    const { page, complaints, context } = visited;
    await page.getByRole('link', { name: 'Minimum cover' }).click();
    const south = entry(visited, 'Caseworker', 'South');
    await south.fill('12');
    await page.getByText('South has 10.12 FTE of Caseworker: 1.88 below the minimum of 12.00.').waitFor();
    await save(visited, 'Agreed with the director');
    await page.getByText('1 minimum is saved.').waitFor();
    await page.getByText('Not kept by where people work on 1 Apr 2021:').waitFor();

    await page.getByRole('link', { name: 'Back to Allocation' }).click();
    const broken = page.getByRole('listitem').filter({ hasText: 'South would have 10.12 FTE of Caseworker' });
    await broken.waitFor();
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByRole('heading', { name: 'Proposal ready' }).waitFor();
    await acceptAll(page);
    await broken.waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Minimum cover' }).first().click();
    await page.getByRole('button', { name: /^Minimums that “.+” keeps: 11 of 11/ }).waitFor();
    // the plan in the address stands beside the minimums
    await page.getByText(/^Least FTE of a role in each district, over what “.+” puts there$/).waitFor();

    await page.getByRole('link', { name: 'History of minimums' }).click();
    await page.getByText('Caseworker in South: 12.00 FTE').first().waitFor();
    await page.getByText('Agreed with the director').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is told what cannot be and what to enter instead, takes it back, and pastes a block', async () => {
    const visited = await visit(browser, server.url, 'service.manager', PATH);
    const { page, context } = visited;
    const first = entry(visited, 'Team manager', 'North');
    await first.fill('x');
    await page.getByText('“x” is no figure. Type FTE such as 1 or 0.5').waitFor();
    await first.fill('4');
    await page.getByText(/With 4\.00 in North the districts would need 8\.00 FTE of Team manager together/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Save \d/ }).isEnabled()).toBe(false);
    await first.press('Escape');
    await page.getByRole('heading', { name: 'What this changes' }).waitFor({ state: 'detached' });
    await expect.poll(() => first.inputValue()).toBe('1.00');

    await entry(visited, 'Support worker', 'North').focus();
    await paste(visited, '0.5\t0.5\n');
    await page.getByText('bind 1.00 of the 5.20 FTE').waitFor();
    await expect.poll(() => entry(visited, 'Support worker', 'East').inputValue()).toBe('0.5');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'What this changes' }).waitFor({ state: 'detached' });
    await expect.poll(() => entry(visited, 'Support worker', 'East').inputValue()).toBe('');
    await context.close();
  });

  it('is asked whose value stays where somebody else saved the same one first', async () => {
    const mine = await visit(browser, server.url, 'service.manager', PATH);
    const theirs = await visit(browser, server.url, 'manager', PATH);
    await entry(mine, 'Support worker', 'West').fill('0.3');
    await entry(theirs, 'Support worker', 'West').fill('0.6');
    await save(theirs, 'Covers the hub');
    await theirs.page.getByText('1 minimum is saved.').waitFor();
    await save(mine, 'Half of it will do');
    const question = mine.page.getByRole('dialog', { name: 'Somebody changed this in the meantime' });
    await question.getByText('Support worker in West: 0.60 FTE').waitFor();
    await question.getByRole('button', { name: 'Use mine' }).click();
    await mine.page.getByText('1 minimum is saved.').waitFor();
    await expect.poll(() => entry(mine, 'Support worker', 'West').inputValue()).toBe('0.30');

    await mine.page.getByRole('button', { name: 'Change back what was saved' }).click();
    await mine.page.getByText('Support worker in West: at least 0.60 FTE (it was 0.30).').waitFor();
    await mine.context.close();
    await theirs.context.close();
  });

  it('loses nothing that is typed while minimums are on their way to be saved', async () => {
    const visited = await visit(browser, server.url, 'service.manager', PATH);
    const { page, context } = visited;
    await entry(visited, 'Support worker', 'East').fill('0.2');
    await page.getByText('Support worker in East').first().waitFor();
    const typed = Promise.withResolvers<void>();
    await page.route(
      (url) => url.pathname === '/api/minimums',
      async (route) => {
        if (route.request().method() !== 'GET') await typed.promise;
        await route.fallback();
      },
    );
    await save(visited, 'For the new centre');
    await entry(visited, 'Support worker', 'South').fill('0.4');
    typed.resolve();
    await page.getByText('1 minimum is saved.').waitFor();
    await expect.poll(() => entry(visited, 'Support worker', 'East').inputValue()).toBe('0.20');
    await expect.poll(() => entry(visited, 'Support worker', 'South').inputValue()).toBe('0.4');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });

  it('is led from a proposal that cannot keep the minimums to where they are set', async () => {
    const visited = await visit(browser, server.url, 'service.manager', PATH);
    const { page, complaints, context } = visited;
    const first = entry(visited, 'Support worker', 'North');
    await first.waitFor();
    await first.focus();
    // there is as much in all, but nobody can be halved
    await paste(visited, '1.05\t1.05\t1.05\t1.05\t1\n');
    await page.getByText('bind 5.20 of the 5.20 FTE').waitFor();
    await save(visited, 'To see whether it can be done');
    await page.getByText('5 minimums are saved.').waitFor();
    await page.getByRole('link', { name: 'Back to Allocation' }).click();
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByRole('heading', { name: 'No allocation can keep all of these rules together' }).waitFor();
    await page.getByRole('link', { name: 'See the minimum cover' }).first().click();
    await expect.poll(() => first.inputValue()).toBe('1.05');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('HR reads the minimums and changes none', async () => {
  const visited = await visit(browser, server.url, 'hr', PATH);
  const { page, complaints, context } = visited;
  await page.getByText('You can read the minimums').waitFor();
  await page.getByRole('button', { name: /^Team manager in South: 1\.00 there/ }).waitFor();
  expect(await page.getByRole('textbox', { name: /^Minimum of/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

it('a district manager sees the minimums of their own district only', async () => {
  const { page, complaints, context } = await visit(browser, server.url, 'district.manager', PATH);
  const table = page.getByRole('table', { name: /^Least FTE of a role/ });
  await table.waitFor();
  await expect.poll(() => table.getByRole('columnheader').allTextContents()).toEqual(['Role', 'South']);
  expect(await page.getByRole('textbox', { name: /^Minimum of/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
