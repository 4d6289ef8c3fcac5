import type { Browser, Page, Route } from 'playwright-core';
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

const REBALANCE = /^Rebalance now: two moves would bring the worst district from −21 % to −6 %\.$/;

describe('A manager', () => {
  it('comes from the overview, reads what to do and why, and makes a plan of the two moves', async () => {
    const { page, complaints } = await visit(browser, server.url, 'manager');
    await page.getByText('A review is needed: South was more than 10 % below its fair share').waitFor();
    await page.getByRole('link', { name: 'Review of the allocation' }).click();
    await page.getByText(REBALANCE).waitFor();

    await page.getByRole('button', { name: /^Worst district after two moves: −6/ }).click();
    await page.getByText('checked independently of the search').waitFor();
    await closeWithEscape(page);
    await page.getByText('The figures as a table').click();
    await page.getByRole('button', { name: /^South, 31 Mar 2021: −19/ }).click();
    await page.getByText('11.12 − 13.77').waitFor();
    await closeWithEscape(page);
    await page
      .getByRole('row', { name: /^Dec 2020 yes Nothing asked .* since a review decided shortly before/ })
      .waitFor();

    await page.getByRole('button', { name: 'Make a plan of these two moves' }).click();
    await expect.poll(() => page.url()).toContain('/allocation?plan=');
    await page.getByRole('button', { name: 'Moved (2)' }).waitFor();
    await page.getByText('−6 % (South)', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('records a review, which answers what was asked, corrects it and takes it back', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'manager', '/demand/review');
    await page.getByRole('button', { name: 'Record a review' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record a review' });
    await dialog.getByText('Kept with it, with the cases of Mar 2021').waitFor();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByText('Say in a few words why.').waitFor();
    await dialog.getByLabel('Why').fill('Two caseworkers of Central move to South');
    await expect.poll(() => dialog.getByLabel('Next review on').inputValue()).toBe('2021-07-01');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('No review is needed before 1 Jul 2021: on 1 Apr 2021 it was decided to rebalance.').waitFor();

    await page.getByRole('button', { name: 'Correct the review of 1 Apr 2021' }).click();
    const correction = page.getByRole('dialog', { name: 'Correct the review of 1 Apr 2021' });
    await correction.getByLabel('What came of it').selectOption('look-again');
    await correction.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Look again on 1 Jul 2021, as was agreed on 1 Apr 2021.').waitFor();

    await page.goto(`${server.url}/this-month?asAt=2021-06-01`);
    await page.getByRole('row', { name: /Review of the allocation .*The review of 1 Apr 2021 set it/ }).waitFor();
    await page.getByRole('link', { name: /^Open in Review: Review of the allocation, / }).click();
    await page.getByRole('button', { name: 'Delete the review of 1 Apr 2021' }).click();
    await page.getByRole('button', { name: 'Delete it', exact: true }).click();
    await page.getByText('The review of 1 Apr 2021 is deleted.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Delete the review of 1 Apr 2021' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('A search for moves that takes long', () => {
  it('is stopped with the keyboard, which stays where it was', async () => {
    const { page, context } = await visit(browser, server.url, 'manager', '/people');
    const working = async (route: Route, state: string) => {
      const answer = await route.fetch({ url: route.request().url().replace('/moves/stop', '/moves'), method: 'GET' });
      await route.fulfill({ status: 200, json: { ...(await answer.json()), state, points: [], sentence: '' } });
    };
    let state = 'working';
    await context.route('**/api/demand/review/moves**', (route) => {
      if (route.request().url().includes('/stop')) state = 'cancelled';
      return working(route, state);
    });
    await page.goto(`${server.url}/demand/review`);
    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    await page.getByText('Stopped before it was finished.').waitFor();
    const told = page.getByRole('region', { name: 'What to do' });
    await expect.poll(() => told.evaluate((section) => section === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Work it out again' }).waitFor();
    // an answer may be on its way yet
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });
});

describe('Two people who correct the same review', () => {
  it('are shown both, and what is typed is kept where it was deleted meanwhile; the focus goes back', async () => {
    const [first, second] = await Promise.all([
      visit(browser, server.url, 'manager', '/demand/review'),
      visit(browser, server.url, 'service.manager', '/demand/review'),
    ]);
    const correct = async (page: Page, reason: string) => {
      await page.getByRole('button', { name: 'Correct the review of 12 Oct 2020' }).click();
      const dialog = page.getByRole('dialog', { name: 'Correct the review of 12 Oct 2020' });
      await dialog.getByText('Kept with it, with the cases of Sep 2020').waitFor();
      await dialog.getByLabel('Why').fill(reason);
      return { save: () => dialog.getByRole('button', { name: 'Save', exact: true }).click() };
    };
    const mine = await correct(first.page, 'Typed by the manager');
    await (await correct(second.page, 'Typed by the service manager')).save();
    await second.page.getByText('The review of 12 Oct 2020 is corrected.').waitFor();
    await mine.save();
    const question = first.page.getByRole('dialog', { name: 'Somebody changed this in the meantime' });
    await question.getByText('Typed by the service manager').waitFor();
    await question.getByText('Typed by the manager').waitFor();
    await question.getByRole('button', { name: 'Use mine' }).click();
    await first.page.getByRole('row', { name: /^12 Oct 2020 Leave it as it is Typed by the manager/ }).waitFor();
    const focused = first.page.getByRole('button', { name: 'Correct the review of 12 Oct 2020' });
    await expect.poll(() => focused.evaluate((button) => button === document.activeElement)).toBe(true);

    const again = await correct(first.page, 'Typed before it was deleted');
    await second.page.reload();
    await second.page.getByRole('button', { name: 'Delete the review of 12 Oct 2020' }).click();
    await second.page.getByRole('button', { name: 'Delete it', exact: true }).click();
    await second.page.getByText('The review of 12 Oct 2020 is deleted.').waitFor();
    const record = second.page.getByRole('button', { name: 'Record a review' });
    await expect.poll(() => record.evaluate((button) => button === document.activeElement)).toBe(true);
    await again.save();
    const anew = first.page.getByRole('dialog', { name: 'Record a review' });
    await anew.getByText('Somebody has deleted this review.').waitFor();
    await expect.poll(() => anew.getByLabel('Why').inputValue()).toBe('Typed before it was deleted');
    await anew.getByRole('button', { name: 'Save', exact: true }).click();
    await first.page.getByText('The review of 12 Oct 2020 is recorded.').waitFor();
    await first.page.getByRole('row', { name: /^12 Oct 2020 Leave it as it is Typed before it was deleted/ }).waitFor();
  });
});

describe('A service manager', () => {
  it('sees what another rule would have asked for before it is saved', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/demand/review');
    await page.getByRole('button', { name: 'Change the rule' }).click();
    const dialog = page.getByRole('dialog', { name: 'When a review is asked for' });
    const months = dialog.getByLabel('Bad months that ask for a review');
    await months.fill('9');
    await dialog.getByRole('button', { name: 'Show what it changes' }).click();
    await dialog.getByText('Choose 4 months at most').waitFor();
    await months.fill('3');
    await dialog.getByLabel('A month is bad for a district further below its fair share than').fill('18');
    await dialog.getByRole('button', { name: 'Show what it changes' }).click();
    await dialog.getByText('It would not have asked in January 2021, February 2021 and March 2021.').waitFor();
    await dialog.getByLabel('Reason').fill('The board accepts more');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('No review is needed: no district has been more than 18 %').waitFor();
    // the browser notes that the first rule was refused
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });
});

describe('A district manager', () => {
  it('sees the line of their own district and the sentence, and no moves', async () => {
    const { page, complaints } = await visit(browser, server.url, 'district.manager', '/demand/review');
    await page.getByText('The figures as a table').click();
    const table = page.getByRole('table', { name: /^Difference of capacity from fair share/ });
    await expect.poll(() => table.getByRole('columnheader').allTextContents()).toEqual(['Month', 'South', 'Note']);
    await page.getByText('Moves weigh all districts against each other').waitFor();
    expect(await page.getByRole('button', { name: /Make a plan|Record a review|Change the rule/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
