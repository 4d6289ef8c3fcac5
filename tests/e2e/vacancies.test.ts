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

describe('HR', () => {
  it('moves a recruitment on with the keyboard and sees the card in its next column', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/vacancies?view=board');
    const offer = page.getByRole('region', { name: 'Offer' });
    const card = offer.getByRole('button', { name: /P-0504/ }).first();
    await card.press('Shift+ArrowRight');
    const dialog = page.getByRole('dialog', { name: /Recruitment to .*P-0504/ });
    await dialog.getByLabel('On').fill('2021-04-01');
    await dialog.getByLabel('On').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('region', { name: 'Checks' })
      .getByRole('button', { name: /P-0504/ })
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('may not take one back without saying why', async () => {
    const { page } = await visit(browser, server.url, 'hr', '/vacancies?view=board');
    await page.getByRole('button', { name: /Take .* P-0502 back/ }).click();
    const dialog = page.getByRole('dialog', { name: /P-0502/ });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => dialog.getByRole('alert').textContent()).toMatch(/Say why/);
    await dialog.getByLabel('Why it goes back').fill('The advert has to be written again');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('region', { name: 'Approval' })
      .getByRole('button', { name: /P-0502/ })
      .first()
      .waitFor();
  });

  it('opens the recruitment to a vacant post, fills it, and the post is no longer vacant', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/vacancies?post=P-0503');
    const panel = page.getByRole('dialog', { name: /P-0503/ });
    await panel.getByRole('button', { name: 'Recruit to this post' }).click();
    const opening = page.getByRole('dialog', { name: /^Recruit to/ });
    await opening.getByLabel('Owner').fill('HR adviser');
    await opening.getByRole('button', { name: 'Open the recruitment' }).click();
    await opening.waitFor({ state: 'detached' });

    await panel.getByRole('button', { name: 'On to advertised' }).click();
    const moving = page.getByRole('dialog', { name: /^Recruitment to/ });
    await moving.getByLabel('Goes to').selectOption('filled');
    await moving.getByLabel('First day in the post').fill('2021-04-01');
    await moving.getByRole('combobox', { name: 'Who' }).fill('W-0101');
    await page.getByRole('option', { name: /W-0101/ }).click();
    await moving.getByRole('button', { name: 'Save' }).click();
    await moving.waitFor({ state: 'detached' });

    await panel.getByText('this post is not vacant').waitFor();
    await panel.getByText(/^Filled by .* on 1 Apr 2021/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('A district manager', () => {
  it('sees the vacancies of the own district, without cost and without anything to change', async () => {
    const { page } = await visit(browser, server.url, 'district.manager', '/vacancies');
    await page.getByRole('list', { name: 'Gap of each district' }).waitFor();
    await expect
      .poll(() => page.getByRole('list', { name: 'Gap of each district' }).getByRole('listitem').count())
      .toBe(1);
    const first = page.locator('[role="row"][row-id]').first();
    await first.waitFor();
    const postId = (await first.getAttribute('row-id')) ?? '';
    await cell(page, postId, 'details').getByRole('button').click();
    const panel = page.getByRole('dialog', { name: new RegExp(postId) });
    await panel.getByText('Who held it before').waitFor();
    expect(await panel.textContent()).not.toContain('£');
    expect(await panel.getByRole('button', { name: /Recruit|On to|Withdraw|Change/ }).count()).toBe(0);
    expect(await page.getByRole('main').textContent()).not.toContain('£');
  });
});
