import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { cell, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const ROW = '[role="row"][row-id^="P-"]';

async function openPost(page: Page, id: string): Promise<void> {
  await page.getByLabel('Find').fill(id);
  await page.getByRole('button', { name: `Details of post ${id}` }).click();
  await page.getByRole('dialog', { name: new RegExp(`^Post ${id}`) }).waitFor();
}

describe('HR', () => {
  it('adds a half-time post, puts somebody in it, and ends that again', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/posts');
    await page.locator(ROW).first().waitFor();
    await page.getByRole('button', { name: 'Add a post' }).click();
    const form = page.getByRole('dialog', { name: 'Add a post' });
    await form.getByLabel('Post number').fill('P-9001');
    await form.getByLabel('Title').fill('Family Time Worker');
    await form.getByLabel('Hours a week').fill('18:30');
    await form.getByLabel('Cost code').fill('EH-TEST');
    await form.getByRole('button', { name: 'Add', exact: true }).click();

    const panel = page.getByRole('dialog', { name: 'Post P-9001, Family Time Worker' });
    await panel.getByText('Nobody yet.').waitFor();
    await panel.getByRole('button', { name: 'Put somebody in it' }).click();
    const fill = page.getByRole('dialog', { name: 'Put somebody in post P-9001' });
    await fill.getByLabel('Name (optional)').fill('Robin Newcomer');
    await fill.getByLabel('Hours a week').fill('37:00');
    await fill.getByRole('button', { name: 'Put in post' }).click();
    await fill.getByText(/18:30 of them are free/).waitFor();
    await fill.getByLabel('Hours a week').fill('18:30');
    await fill.getByRole('button', { name: 'Put in post' }).click();
    await panel.getByRole('rowheader', { name: 'Robin Newcomer' }).waitFor();

    await panel.getByRole('button', { name: 'Robin Newcomer leaves the post' }).click();
    const end = page.getByRole('dialog', { name: 'Robin Newcomer leaves post P-9001' });
    await end.getByLabel('Last day').fill('2021-06-30');
    await end.getByLabel('Why').fill('fixed until June only');
    await end.getByRole('button', { name: 'End it' }).click();
    await panel.getByText('30 Jun 2021: fixed until June only').waitFor();
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
  });

  it('corrects a title in the cell and takes it back', async () => {
    const { page, complaints } = await visit(browser, server.url, 'hr', '/posts?find=P-0102');
    await cell(page, 'P-0102', 'title').dblclick();
    await cell(page, 'P-0102', 'title').locator('input').fill('Family practitioner');
    await cell(page, 'P-0102', 'title').locator('input').press('Enter');
    await page.getByText('Saved: Title of post P-0102').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => cell(page, 'P-0102', 'title').textContent()).toBe('Family worker');
    expect(complaints).toEqual([]);
  });

  it('corrects a post in one form, and is told first what does not go', async () => {
    const { page } = await visit(browser, server.url, 'hr', '/posts');
    await openPost(page, 'P-0104');
    const panel = page.getByRole('dialog', { name: /^Post P-0104/ });
    await panel.getByRole('button', { name: 'Correct it' }).click();
    const form = page.getByRole('dialog', { name: 'Correct post P-0104' });
    await form.getByLabel('Cost code').fill('EH-CORRECTED');
    await form.getByLabel('Hours a week').fill('18:30');
    await form.getByLabel('Asks for: Supervising others').selectOption('1');
    await form.getByRole('button', { name: 'Save' }).click();
    await form
      .getByText(/Budget at least 37:00/)
      .first()
      .waitFor();
    await form.getByLabel('Hours a week').fill('37:00');
    await form.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('EH-CORRECTED').waitFor();
    await panel.getByText(/Supervising others/).waitFor();
  });

  it('merges two posts after seeing what it does, somebody put where they were chosen to go', async () => {
    const { page } = await visit(browser, server.url, 'hr', '/posts');
    await openPost(page, 'P-0105');
    await page.getByRole('button', { name: 'Merge or split it' }).click();
    const form = page.getByRole('dialog', { name: 'Merge or split post P-0105' });
    await form.getByLabel('First day of the new posts').fill('2021-05-01');
    await form.getByLabel('Another post that ends (to merge)').fill('P-0106');
    await form.getByRole('button', { name: 'Add to those that end' }).click();
    const first = form.getByRole('group', { name: 'New post 1' });
    await first.getByLabel('Number').fill('P-9105');
    await first.getByLabel('Hours a week').fill('37:00');
    await form.getByLabel('Why').fill('two part-time posts become one');
    await form.getByRole('button', { name: 'Show what it does' }).click();
    await form.getByText(/Budget at least 59:36/).waitFor();
    await first.getByLabel('Hours a week').fill('37:00');
    await form.getByRole('button', { name: 'Add another (to split)' }).click();
    await form.getByRole('group', { name: 'New post 2' }).getByLabel('Number').fill('P-9106');
    await form.getByRole('group', { name: 'New post 2' }).getByLabel('Hours a week').fill('37:00');
    await form.getByRole('button', { name: 'Show what it does' }).click();
    await form.getByText(/P-0105 and P-0106 end the day before 1 May 2021 and become P-9105 and P-9106/).waitFor();
    await form.getByRole('button', { name: 'Carry it out' }).click();
    const panel = page.getByRole('dialog', { name: /^Post P-9105/ });
    await panel
      .getByText(/Became of/)
      .first()
      .waitFor();
    await panel.getByRole('rowheader', { name: 'Logan Thorn' }).waitFor();
  });

  it('lets another post follow from a date on, and steps the date to see both', async () => {
    const { page } = await visit(browser, server.url, 'hr', '/posts');
    await openPost(page, 'P-0103');
    await page.getByRole('button', { name: 'Change it from a date on' }).click();
    const form = page.getByRole('dialog', { name: 'Change post P-0103 from a date on' });
    await form.getByLabel('First day of the new post').fill('2021-05-01');
    await form.getByLabel('Number of the new post').fill('P-9103');
    await form.getByLabel('Title').fill('Lead family worker');
    await form.getByLabel('Why').fill('agreed in the restructure');
    await form.getByRole('button', { name: 'Let it follow' }).click();
    await page.getByRole('dialog', { name: 'Post P-9103, Lead family worker' }).waitFor();
    await page.getByText(/Became of/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show 1 May 2021' }).click();
    await page.getByLabel('Find').fill('P-9103');
    await cell(page, 'P-9103', 'standing').waitFor();
    await expect.poll(() => cell(page, 'P-9103', 'standing').textContent()).toBe('held');
    await expect.poll(() => page.url()).toContain('asAt=2021-05-01');
  });
});

describe('A district manager', () => {
  it('sees the posts of the own district, with who is in them and nothing of pay', async () => {
    const { page, complaints } = await visit(browser, server.url, 'district.manager', '/posts');
    await page.locator(ROW).first().waitFor();
    expect(await page.getByRole('columnheader', { name: 'Grade' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Add a post' }).count()).toBe(0);
    const buttons = page.getByRole('navigation', { name: 'Units' }).getByRole('button');
    const units = async () => (await buttons.allTextContents()).map((text) => text.replace(/\d.*/, ''));
    await expect.poll(units).toEqual(['All units', 'South district team']);
    expect(complaints).toEqual([]);
  });
});
