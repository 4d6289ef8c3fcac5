import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { closeWithEscape, pixelsTooWide, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe('A manager', () => {
  it('thinks through publicity in May, sees what each district would need, and how it was worked out', async () => {
    const { page, complaints } = await visit(browser, server.url, 'manager', '/demand');
    await page.getByRole('navigation', { name: 'About demand' }).getByRole('link', { name: 'Stress' }).click();
    await page.getByLabel('It happens in').selectOption('2021-05');
    await page.getByText(/^“A case is in the news” in May 2021 would need 8\.27 FTE more in September 2021/).waitFor();
    await page
      .getByRole('button', { name: /^FTE more for Central in Sep 2021: \+3\.4/ })
      .first()
      .click();
    await page.getByText(/referrals more in the month; .* families engage; .* cases open/).waitFor();
    await closeWithEscape(page);

    await page.getByRole('checkbox', { name: /^A family charity closes/ }).check();
    await page.getByText(/^“A case is in the news” and “A family charity closes” together in May 2021/).waitFor();
    await page.getByLabel('District', { exact: true }).selectOption('west');
    await page.getByRole('img', { name: /demand of West by month, before and after/ }).waitFor();
    await page.getByRole('region', { name: 'Demand of West, FTE by month' }).getByText('Not known').first().waitFor();
    const file = await page.getByRole('link', { name: 'Save as CSV' }).getAttribute('href');
    const text = await page.evaluate(async (path) => (await fetch(path ?? '')).text(), file);
    expect(text).toContain('2021-09,Forecast,Central,');
    await page.getByRole('link', { name: 'Ask how a plan stands against this' }).click();
    await expect.poll(() => page.url()).toContain('ask=robust');
    expect(complaints).toEqual([]);
  });

  it('enters a case with its effect shown, changes it, and deletes it after being asked', async () => {
    const { page, complaints } = await visit(browser, server.url, 'manager', '/demand/stress?cases=-');
    await page.getByText('Choose what happens above').waitFor();
    await page.getByRole('button', { name: 'Add a case' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a case' });
    await dialog.getByText(/On record, all districts: Sep 2018 210\s% more/).waitFor();
    await dialog.getByLabel('What happens').selectOption('new-estate');
    await dialog.getByLabel('Homes', { exact: true }).fill('a lot');
    await dialog.getByText('Enter a whole number from 0 to 100000.').waitFor();
    await dialog.getByLabel('Homes', { exact: true }).fill('2000');
    await dialog.getByText(/^This case in April 2021 would need \d\.\d\d FTE more/).waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Give the case a name.').waitFor();
    await dialog.getByLabel('Name', { exact: true }).fill('Two thousand homes');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^“Two thousand homes” in April 2021 would need/).waitFor();

    await page.getByRole('button', { name: 'Change Two thousand homes' }).click();
    const change = page.getByRole('dialog', { name: 'Change “Two thousand homes”' });
    await change.getByLabel('Name', { exact: true }).fill('A family charity closes');
    await change.getByRole('button', { name: 'Save' }).click();
    await change.getByText('Another case has this name.').waitFor();
    await change.getByLabel('Name', { exact: true }).fill('One thousand homes');
    await change.getByLabel('Homes', { exact: true }).fill('1000');
    await change.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^“One thousand homes” in April 2021 would need/).waitFor();

    await page.getByRole('button', { name: 'Delete One thousand homes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Choose what happens above').waitFor();
    expect(await page.getByText('One thousand homes', { exact: true }).count()).toBe(0);
    // a name that is taken is refused
    expect(complaints).toEqual([expect.stringContaining('422')]);
  });
});

describe('No case at all', () => {
  it('leaves one thing to do: to add the first', async () => {
    const { page, context } = await visit(browser, server.url, 'manager', '/people');
    await context.route('**/api/demand/stress?**', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), cases: [] } });
    });
    await page.goto(`${server.url}/demand/stress`);
    await page.getByText('No case is saved yet. Add one: its effect is shown before it is saved.').waitFor();
    await page.getByRole('button', { name: 'Add a case' }).waitFor();
    expect(await page.getByLabel('It happens in').count()).toBe(0);
    expect(await page.getByText('Choose what happens above').count()).toBe(0);
    await context.close();
  });
});

describe('Many cases, one with a name that cannot be broken', () => {
  it('fit the narrowest screen, and are counted in the sentence', async () => {
    const { page, context } = await visit(browser, server.url, 'manager', '/demand/stress?cases=-');
    await page.setViewportSize({ width: 320, height: 800 });
    await page.getByText('Choose what happens above').waitFor();
    const parameters = { kind: 'publicity', rise: 0.2, monthsUntil: 0, falls: 0.3, districtIds: null };
    for (const name of ['Unbroken'.repeat(14), 'Another', 'A third', 'A fourth']) {
      const made = await page.request.post(`${server.url}/api/demand/stress/cases`, {
        data: { name, parameters },
        headers: { origin: server.url },
      });
      expect(made.status()).toBe(201);
    }
    await page.reload();
    for (const name of [/^Unbroken/, /^Another/, /^A third/, /^A fourth/]) {
      await page.getByRole('checkbox', { name }).check();
    }
    await page.getByText(/^These 4 cases together in April 2021 would need/).waitFor();
    await expect.poll(() => pixelsTooWide(page)).toBeLessThanOrEqual(0);
    await page.getByRole('checkbox', { name: /^A fourth/ }).uncheck();
    await page.getByText(/Unbroken” together in April 2021 would need/).waitFor();
    await expect.poll(() => pixelsTooWide(page)).toBeLessThanOrEqual(0);
    await context.close();
  });
});

describe('Two people who change the same case', () => {
  it('are shown both, and the one who saves last decides', async () => {
    const [first, second] = await Promise.all([
      visit(browser, server.url, 'manager', '/demand/stress?cases=publicity'),
      visit(browser, server.url, 'service.manager', '/demand/stress?cases=publicity'),
    ]);
    const change = async (page: Page, rise: string, needed: RegExp) => {
      await page.getByRole('button', { name: 'Change A case is in the news' }).click();
      const dialog = page.getByRole('dialog', { name: 'Change “A case is in the news”' });
      await dialog.getByLabel('More referrals at the peak, %').fill(rise);
      await dialog.getByText(needed).waitFor();
      return { save: () => dialog.getByRole('button', { name: 'Save', exact: true }).click() };
    };
    const mine = await change(first.page, '50', /in April 2021 would need 10\.3\d FTE more/);
    await (await change(second.page, '60', /in April 2021 would need 12\.4\d FTE more/)).save();
    await second.page.getByText('“A case is in the news” is saved.').waitFor();
    await mine.save();
    const question = first.page.getByRole('dialog', { name: 'Somebody changed this in the meantime' });
    await question.getByText('All referrals rise by 60 %').waitFor();
    await question.getByText('All referrals rise by 50 %').waitFor();
    await question.getByRole('button', { name: 'Keep theirs' }).click();
    await first.page.getByText(/^“A case is in the news” in April 2021 would need 12\.4\d FTE more/).waitFor();
    const focused = first.page.getByRole('button', { name: 'Change A case is in the news' });
    await expect.poll(() => focused.evaluate((button) => button === document.activeElement)).toBe(true);

    await (await change(first.page, '40', /in April 2021 would need 8\.2\d FTE more/)).save();
    await first.page.getByText('“A case is in the news” is saved.').waitFor();
  });
});

describe('A district manager', () => {
  it('sees what a school return would do to the own district, and changes no case', async () => {
    const address = '/demand/stress?cases=school-return&month=2021-09';
    const { page, complaints } = await visit(browser, server.url, 'district.manager', address);
    await page.getByText(/^South needs \d+\.\d\d FTE more in September 2021/).waitFor();
    expect(await page.getByRole('button', { name: /Central/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(Add a case|Change|Delete)/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
