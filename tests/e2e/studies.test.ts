import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { acceptAll, accessibilityViolations, cell, districtCard, makePlan, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** A point of the first line of the chart of moves, by its number of moves. */
function chartPoint(page: Page, moves: number): Locator {
  return page.locator('[role="img"] svg path[fill="#96366a"]').nth(moves);
}

/** Waits until something that is drawn in steps stays where it is. */
async function atRest(drawn: Locator): Promise<void> {
  let last = '';
  const isThere = async () => {
    const before = last;
    last = JSON.stringify(await drawn.boundingBox());
    return last === before;
  };
  await expect.poll(isThere, { interval: 200 }).toBe(true);
}

describe('A manager rebalancing districts', () => {
  it('asks how many moves are worth it, takes the plan with that many as a proposal, and accepts it', async () => {
    const { page, complaints } = await visit(browser, server.url, 'manager', '/allocation');
    await makePlan(page, 'As few moves as possible');
    await page.getByRole('button', { name: 'Questions' }).click();
    await page.getByRole('button', { name: /^Moves worth making/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('ask')).toBe('moves');
    await page.getByRole('button', { name: 'Work it out', exact: true }).click();

    const answer = page.getByRole('region', { name: 'Moves worth making' });
    const take = answer.getByRole('button', { name: /^See the plan with \d+ moves?$/ });
    await take.waitFor({ timeout: 180_000 });
    const moves = (await take.textContent())?.match(/\d+/)?.[0];
    await expect.poll(() => answer.textContent()).toMatch(/worst shortfall from 21\s%/);
    await expect
      .poll(() => answer.getByRole('row').filter({ hasText: 'further moves gain less' }).textContent())
      .toMatch(new RegExp(`^${moves} move`));
    expect(await accessibilityViolations(page)).toEqual([]);

    const south = districtCard(page, 'South');
    await expect.poll(() => south.textContent()).toContain('−21');
    await atRest(chartPoint(page, 1));
    await chartPoint(page, 1).click({ force: true });
    await page.getByRole('heading', { name: 'Proposal ready' }).waitFor();
    const proposal = page.getByRole('region', { name: 'Proposal' });
    await expect.poll(() => proposal.textContent()).toContain('1 move;');
    await take.click();
    await expect.poll(() => proposal.textContent()).toContain(`${moves} moves;`);
    await acceptAll(page);
    await expect.poll(() => south.textContent()).not.toContain('−21');
    await answer.getByText('The plan changed since this was worked out.').waitFor();
    await answer.getByRole('button', { name: 'Work it out again' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('asks what it would take to have somebody in another district, and sees who else would move', async () => {
    const { page, complaints } = await visit(browser, server.url, 'manager', '/allocation');
    await makePlan(page, 'Nicky in South');
    await cell(page, 'W-0102', 'why').getByRole('button').click();
    const why = page.getByRole('region', { name: 'Why here?' });
    await why.getByRole('button', { name: 'Work out in full: South' }).click();
    const answer = why.getByRole('region', { name: 'If Nicky Dale has to be in South' });
    await answer.getByRole('button', { name: 'Take as a proposal' }).waitFor({ timeout: 180_000 });
    await expect.poll(() => answer.textContent()).toMatch(/would be placed differently/);
    expect(await accessibilityViolations(page)).toEqual([]);
    await answer.getByRole('button', { name: 'Take as a proposal' }).click();
    await page.getByRole('heading', { name: 'Proposal ready' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('A service manager', () => {
  it('reads the letters to the people who move, leaves one out, and prints the others on a page each', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/allocation');
    await makePlan(page, 'Two moves');
    for (const person of ['W-0102', 'W-0104']) {
      await cell(page, person, 'plan').click();
      await page.keyboard.press('3');
      await expect.poll(() => cell(page, person, 'plan').textContent()).toContain('South');
    }
    await page.getByRole('button', { name: 'Save as, print' }).click();
    await page.getByRole('button', { name: /^Letters to the people who move/ }).click();

    const letter = page.getByRole('article', { name: 'Letter to Nicky Dale' });
    await letter.waitFor();
    await expect
      .poll(() => letter.textContent())
      .toMatch(/You are proposed for South, because:.*Nothing is decided yet/);
    await page.getByRole('button', { name: 'Print 2 letters' }).click();
    await page.getByText('Give the last day to answer.').waitFor();
    await page.getByLabel('Who decides (name and role)').fill('Alex Reed, service manager');
    await page.getByLabel('How to reach them').fill('alex.reed@demo.example');
    await page.getByLabel('Answers until').fill('2020-01-31');
    await page.getByText(/^31 Jan 2020 is in the past\. Give .* or a later day\.$/).waitFor();
    await page.getByLabel('Answers until').fill('2090-01-31');
    await expect
      .poll(() => letter.textContent())
      .toMatch(
        /Alex Reed, service manager\..*say so by 31 Jan 2090\. You may ask to talk about it: alex\.reed@demo\.example\./,
      );
    // names are kept by the page alone, and by nothing that outlives it
    const stores = () => JSON.stringify([{ ...window.localStorage }, { ...window.sessionStorage }]);
    expect(await page.evaluate(stores)).not.toMatch(/Alex|demo\.example|2090/);
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.getByRole('checkbox', { name: 'Nicky Dale' }).uncheck();
    await page.getByRole('button', { name: 'Print 1 letter' }).waitFor();
    const printed = await page.pdf({ preferCSSPageSize: true });
    expect(printed.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.getByRole('checkbox', { name: 'Nicky Dale' }).check();
    const both = await page.pdf({ preferCSSPageSize: true });
    expect(both.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    expect(complaints).toEqual([]);
  });
});

describe('A plan that no allocation can keep', () => {
  it('says what would make it possible, and does it in one click that can be undone', async () => {
    const { page, complaints } = await visit(browser, server.url, 'service.manager', '/allocation');
    await makePlan(page, 'Too much at once');
    await cell(page, 'W-0102', 'plan').click();
    await page.keyboard.press('3');
    await expect.poll(() => cell(page, 'W-0102', 'plan').textContent()).toContain('South');
    await page.getByRole('button', { name: 'pin Nicky Dale' }).click();
    await page.getByLabel('Reason').fill('Leads the Hollinwood project');
    await page.getByRole('dialog').getByRole('button', { name: 'Pin', exact: true }).click();
    const release = page.getByRole('button', { name: 'pinned: release Nicky Dale' });
    await release.waitFor();
    await page.getByLabel('Most people a proposal may move').fill('0');
    await page.getByLabel('Most people a proposal may move').press('Enter');
    await page.getByText(/Saved/).waitFor();

    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByRole('heading', { name: /No allocation can keep/ }).waitFor();
    await page.getByRole('button', { name: /^Do this: .*Nicky Dale/ }).click();
    await release.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Undo: release Nicky Dale/ }).click();
    await release.waitFor();
    await page.getByRole('button', { name: /^Do this: .*Nicky Dale/ }).click();
    await page.getByText('done; propose again').waitFor();
    await page.getByRole('button', { name: 'Propose again' }).click();
    await page.getByRole('heading', { name: /No allocation can keep/ }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});

describe('Somebody who may not propose', () => {
  it('reads where one more helps most, and cannot have a question worked out', async () => {
    const manager = await visit(browser, server.url, 'manager', '/allocation');
    await makePlan(manager.page, 'For HR to read');
    const { search } = new URL(manager.page.url());
    const { page, complaints } = await visit(browser, server.url, 'hr', `/allocation${search}&ask=one-more`);
    const answer = page.getByRole('region', { name: 'Where one more helps most' });
    await answer.getByText(/^Helps most:/).waitFor();
    await answer.getByRole('button', { name: /^Close/ }).click();
    await page.getByRole('button', { name: 'Questions' }).click();
    await page.getByRole('button', { name: /^How robust is it/ }).click();
    await page.getByText(/^Nobody has had this worked out/).waitFor();
    expect(await page.getByRole('button', { name: 'Work it out' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
