import type { Browser } from 'playwright-core';
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

describe('HR', () => {
  it('enters an honorarium whose end is only a month, sees the warnings and its cost, and confirms', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'hr', '/temporary-posts');
    await page.getByRole('button', { name: 'New arrangement' }).click();
    const form = page.getByRole('dialog', { name: 'New temporary arrangement' });
    await form.getByLabel('Kind').selectOption('acting-up');
    await form.getByRole('combobox', { name: 'Person' }).fill('W-0404');
    await page.getByRole('option', { name: /W-0404/ }).click();
    await form.getByRole('combobox', { name: 'Post' }).fill('P-0407');
    await page.getByRole('option', { name: /P-0407/ }).click();
    await form.getByLabel('First day', { exact: true }).fill('2021-04-01');
    await form.getByRole('button', { name: 'Last day: only the month is known' }).click();
    await form.getByLabel('Month', { exact: true }).fill('2022-05');
    await expect.poll(() => form.getByLabel('Last day', { exact: true }).inputValue()).toBe('');
    await form.getByRole('button', { name: 'Last day: 31 May 2022' }).click();
    await form.getByLabel('Point paid while acting up').fill('6');
    await form.getByLabel('Reason', { exact: true }).fill('Acts up until the post is filled');
    await form.getByRole('button', { name: 'Enter it' }).click();
    await form.getByRole('link', { name: 'Say whether it adds case-holding capacity to a district' }).waitFor();
    await form.getByRole('radio', { name: 'No', exact: true }).check();
    await form.getByText('Honorarium too long').waitFor();
    await form.getByText('How it was worked out, month by month').click();
    await expect.poll(() => form.getByRole('table').innerText()).toMatch(/April: .* on-cost/);
    await form.getByRole('button', { name: 'Enter it' }).click();
    await page.getByRole('dialog', { name: 'Save with 2 warnings?' }).getByText('Give a review date').waitFor();
    await page.getByRole('button', { name: 'Save all the same' }).click();
    await page.getByText('The arrangement is entered.').waitFor();
    await form.waitFor({ state: 'detached' });
    await page.getByLabel('Find').fill('until the post is filled');
    await page.getByText(/^1 of \d+ arrangements$/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds no fault of accessibility in the form', async () => {
    const { page, context } = await visit(browser, server.url, 'hr', '/temporary-posts');
    await page.getByRole('button', { name: 'New arrangement' }).click();
    await page.getByRole('dialog', { name: 'New temporary arrangement' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await context.close();
  });

  it('extends what ends soon, after a look at what that costs', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'hr', '/temporary-posts');
    const soon = page.getByRole('region', { name: /What ends next/ });
    await soon.getByRole('button', { name: 'Extend: Sasha Reed' }).click();
    const form = page.getByRole('dialog', { name: 'Extend: Sasha Reed' });
    await form.getByLabel('New last day', { exact: true }).fill('2021-07-31');
    await form.getByText('(+£15,172.11)').waitFor();
    await form.getByLabel('Why').fill('The new colleague starts in August');
    await form.getByRole('button', { name: 'Extend it' }).click();
    await page.getByText('The arrangement of Sasha Reed is extended.').waitFor();
    await expect.poll(() => soon.getByText('Sasha Reed').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('enters a maternity cover, says that the own caseload stops, sees both counted, and deletes it again', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'hr', '/temporary-posts?asAt=2021-05-04');
    await page.getByRole('button', { name: 'New arrangement' }).click();
    const form = page.getByRole('dialog', { name: 'New temporary arrangement' });
    await form.getByLabel('Kind').selectOption('maternity-cover');
    await form.getByRole('combobox', { name: 'Person' }).fill('W-0402');
    await page.getByRole('option', { name: /W-0402/ }).click();
    await form.getByRole('combobox', { name: 'Post' }).fill('P-0150');
    await page.getByRole('option', { name: /P-0150/ }).click();
    await form.getByLabel('Covers').selectOption({ label: 'Jamie Park, 37:00 hours' });
    await form.getByLabel('Hours a week').fill('30');
    await form.getByLabel('First day', { exact: true }).fill('2021-05-03');
    await form.getByLabel('Last day', { exact: true }).fill('2021-10-29');
    await form.getByLabel(/^Point paid/).fill('6');
    await form.getByLabel('Reason', { exact: true }).fill('Covers the post of Jamie Park');
    await form.getByRole('radio', { name: 'Yes, it adds' }).check();
    await form.getByLabel('Case-holding hours a week').fill('30');
    await form.getByLabel('District', { exact: true }).selectOption('north');
    const question = form.getByRole('radiogroup', { name: 'Does Jamie Park’s own caseload stop' });
    await question.getByRole('radio', { name: 'No, they go on with it' }).check();
    await form.getByText('Cover and covered both count').waitFor();
    await question.getByRole('radio', { name: /^Yes: −1\.00 FTE in North/ }).check();
    await form.getByText('North together: −0.19 FTE of case-holding capacity.').waitFor();
    await form.getByText('Cover and covered both count').waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Enter it' }).click();
    await page.getByText('The arrangement is entered.').waitFor();
    await form.waitFor({ state: 'detached' });
    await page.goto(`${server.url}/?asAt=2021-05-04`);
    const panel = page.getByRole('region', { name: 'Temporary arrangements at this date' });
    await panel.getByText(/Jamie Park is away from 3 May 2021: takes 1\.00 FTE from North\./).waitFor();
    await page.goto(`${server.url}/temporary-posts?asAt=2021-05-04&find=the%20post%20of%20Jamie%20Park`);
    await page.getByText(/^1 of \d+ arrangements$/).waitFor();
    await page.getByRole('button', { name: /^Details of Shay Birch/ }).click();
    await page.getByRole('button', { name: /^Delete: Shay Birch/ }).click();
    const last = page.getByRole('dialog', { name: 'Delete: Shay Birch' });
    await last.getByLabel('Why').fill('Entered for the wrong post');
    await last.getByRole('button', { name: 'Delete it' }).click();
    await page.getByText('The arrangement of Shay Birch is deleted.').waitFor();
    await page.getByText(/^0 of \d+ arrangements$/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('sets what a rule does', async () => {
    const { page, context } = await visit(browser, server.url, 'hr', '/temporary-posts?view=rules');
    const row = page.getByRole('row').filter({ hasText: 'Honorarium too long' });
    await row.getByLabel('Limit of “Honorarium too long” in months').fill('18');
    await row.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The rule “Honorarium too long” is saved.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await context.close();
  });
});

describe('A manager', () => {
  it('sees who is where until when, and nothing of pay, reasons or actions', async () => {
    const { page, context } = await visit(browser, server.url, 'manager', '/temporary-posts');
    await page.getByRole('region', { name: 'Temporary arrangements' }).getByText('Sasha Reed').first().waitFor();
    const text = await page.locator('main').innerText();
    expect(text).not.toMatch(/£|Cost|Point|Review|Decision|New arrangement|Extend …|Rules/);
    await context.close();
  });
});
