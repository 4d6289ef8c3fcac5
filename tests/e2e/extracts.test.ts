import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, openDbToRead } from '../../db/open.ts';
import { databaseFile } from '../../server/installation.ts';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { accessibilityViolations, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  // no backup comes and goes while the files of the data folder are read
  const alone = { EVENHAND_BACKUP_HOURS: '0' };
  [server, browser] = await Promise.all([startRealServer(undefined, alone), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** A file as another system saves it: one line a case, with headings of its own. */
function councilFile(opened: readonly string[]): string {
  const lines = opened.map((day, at) => `K-${at},North,Tier 3 team,Complex needs,Urdu,${day}`);
  return ['Client key,Patch,Worker team,Band of need,Spoken,Began', ...lines].join('\n');
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('CSV file', { exact: true }).setInputFiles(file);
}

const preview = (page: Page) => page.getByRole('heading', { name: 'See what it would change' }).waitFor();

/** Open cases of North at the end of a month, as the counts have them. */
async function openCases(page: Page, month: string): Promise<number> {
  const answer = await page.request.get(`${server.url}/api/demand?from=${month}&to=${month}&districtId=north`);
  const { rows } = await answer.json();
  return rows.reduce((sum: number, row: { openCases: number }) => sum + row.openCases, 0);
}

/** Everything the database holds, as text. */
function databaseAsText(): string {
  const db = openDbToRead(databaseFile(server.dataDir));
  try {
    const tables = db.$client.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    return tables.map((table) => JSON.stringify(db.$client.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
  } finally {
    closeDb(db);
  }
}

describe('A manager', () => {
  it('matches the headings of the council’s own case file, sees what it changes and stores it; the next file is not asked about', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'manager', '/demand');
    await page.getByRole('link', { name: 'Import files of other systems' }).click();
    await page.getByRole('link', { name: 'Import an extract of cases', exact: true }).click();
    await choose(page, 'cases.csv', councilFile(['2021-02-01', '2021-03-02', '2021-03-30']));
    await page.getByRole('heading', { name: '2. Match the columns' }).waitFor();
    await page.getByText('Still to match: Case id, District, Opened or Waiting since.').waitFor();
    for (const [column, heading] of [
      ['Case id', 'Client key'],
      ['District', 'Patch'],
      ['Level of need', 'Band of need'],
      ['Language', 'Spoken'],
      ['Opened', 'Began'],
    ] as const) {
      await page.getByLabel(`Heading for ${column}`, { exact: true }).selectOption(heading);
    }
    await page.getByText('Not matched, and passed over: Worker team.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read the file' }).click();
    await preview(page);
    const before = await openCases(page, '2021-03');
    const months = page.getByRole('region', { name: /^Figures by month and district/ });
    await months.getByRole('row', { name: new RegExp(`Mar 2021 North ${before} → 3`) }).waitFor();
    await page.getByText(/Open cases fall by more than half: in Mar 2021/).waitFor();
    await page.getByRole('button', { name: 'Import the counts' }).click();
    await page.getByRole('heading', { name: 'Imported' }).waitFor();
    await expect.poll(() => openCases(page, '2021-03')).toBe(3);

    await page.getByRole('button', { name: 'Import another file' }).click();
    await choose(page, 'cases again.csv', councilFile(['2021-02-01', '2021-03-02']));
    await preview(page);
    await months.getByRole('row', { name: /Mar 2021 North 3 → 2/ }).waitFor();
    await page.getByRole('button', { name: 'Match the columns again' }).click();
    await expect.poll(() => page.getByLabel('Heading for Opened', { exact: true }).inputValue()).toBe('Began');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('matches columns by keyboard without one taking the heading of another, and loses nothing while the server is away', async () => {
    const { page, context } = await visit(browser, server.url, 'manager', '/import/case-extract');
    const file = ['Number,Patch,Band,Spoken,Began,Ended,Ethnic group', 'K-1,Nroth,Complex needs,Urdu,2021-03-02,,'];
    await choose(page, 'keys.csv', file.join('\n'));
    await page.getByRole('heading', { name: '2. Match the columns' }).waitFor();
    const heading = (column: string) => page.getByLabel(`Heading for ${column}`, { exact: true });
    await expect.poll(() => heading('Ethnicity').inputValue()).toBe('Ethnic group');
    for (const [column, typed] of [
      ['Case id', 'Number'],
      ['District', 'Patch'],
      ['Level of need', 'Band'],
      ['Opened', 'Began'],
      ['Closed', 'Ended'],
    ] as const) {
      await heading(column).focus();
      // what is typed with a long pause begins anew: then once more
      const type = async () => {
        await page.keyboard.type(typed);
        return heading(column).inputValue();
      };
      await expect.poll(type, { interval: 1500 }).toBe(typed);
    }
    // on the way to “Began” and “Ended” stood “Band” and “Ethnic group”
    await expect.poll(() => heading('Level of need').inputValue()).toBe('Band');
    await expect.poll(() => heading('Ethnicity').inputValue()).toBe('Ethnic group');
    await heading('Waiting since').selectOption('Began');
    await page.getByText('“Began” is chosen for Waiting since and Opened: keep one.').waitFor();
    const read = page.getByRole('button', { name: 'Read the file' });
    await expect.poll(() => read.isDisabled()).toBe(true);
    await heading('Waiting since').selectOption('Not in the file');

    await page.route('**/api/imports/case-extract/mapping', (route) => route.abort());
    await read.click();
    await page.getByRole('alert').getByText('Evenhand cannot be reached').waitFor();
    await expect.poll(() => heading('Opened').inputValue()).toBe('Began');
    await expect.poll(() => read.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.unroute('**/api/imports/case-extract/mapping');
    await read.press('Enter');
    const faults = page.getByRole('region', { name: 'Faults in the file' });
    await faults.getByText('read as district').waitFor();
    await expect.poll(() => faults.getByRole('row').last().innerText()).toMatch(/^2\s+Patch/);

    await choose(page, 'keys.csv', file.join('\n').replace('Nroth', 'North'));
    await preview(page);
    await page.route('**/api/imports/case-extract', (route) => route.abort());
    await page.getByRole('button', { name: 'Import the counts' }).click();
    await page.getByRole('alert').getByText('Evenhand cannot be reached').waitFor();
    await page.getByRole('heading', { name: 'See what it would change' }).waitFor();
    await page.getByLabel('First month').fill('2021-05');
    await page.getByText('It is before the first month').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Choose another file' }).isDisabled()).toBe(true);
    await context.close();
  });

  it('stops a long reading, is told that nothing was stored, and reads the file again', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'manager', '/import/case-extract');
    const address = '**/api/imports/case-extract/preview*';
    // a reading that does not end
    await page.route(address, () => undefined);
    await choose(page, 'long.csv', 'case_id,district,opened\nC-1,North,2021-03-02');
    await page.getByRole('heading', { name: 'Reading long.csv' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    await page.getByText('Nothing was stored. Read the file again, or choose another one.').waitFor();
    const heading = page.getByRole('heading', { name: 'Stopped' });
    await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute(address);
    await page.getByRole('button', { name: 'Read the file again' }).press('Enter');
    await preview(page);
    await expect.poll(() => heading.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('sees row and column of what is wrong in a file, and nothing changes', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'manager', '/import/case-extract');
    const before = await openCases(page, '2021-03');
    const head = 'case_id,district,level,language,opened';
    const rows = ['C-1,North,Complex needs,Urdu,2021-03-02', 'C-2,Nroth,Complex needs,Urdu,31/31/2021'];
    await choose(page, 'faulty.csv', [head, ...rows].join('\n'));
    const faults = page.getByRole('region', { name: 'Faults in the file' });
    await faults.getByText('Did you mean “North”?').waitFor();
    const told = async () => (await faults.getByRole('row').allInnerTexts()).slice(1).sort();
    await expect
      .poll(told)
      .toEqual([expect.stringMatching(/^3\s+district\s+Nroth/), expect.stringMatching(/^3\s+opened\s+31\/31\/2021/)]);
    await expect.poll(() => page.getByRole('button', { name: 'Import the counts' }).isDisabled()).toBe(true);
    await choose(page, 'book.xlsx', 'PK\u0003\u0004 and so on');
    await page.getByText('This is a workbook or a compressed file, not CSV.').waitFor();
    await expect.poll(() => openCases(page, '2021-03')).toBe(before);
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await context.close();
  });
});

describe('A service manager', () => {
  it('imports episodes with the names of workers, and no name is anywhere afterwards', async () => {
    const { page, context, complaints } = await visit(browser, server.url, 'service.manager', '/import/episodes');
    const head = 'episode_id,family_id,district,level,start,end,reason,organisation,worker';
    const lines = Array.from(
      { length: 30 },
      (_, at) =>
        `EP-77${at}-Q,FAM-88${at}-Q,South,Complex needs,2021-03-0${1 + (at % 9)},,Debt,Quillfeather Trust,Zebedee Quillfeather`,
    );
    await choose(page, 'Zebedee Quillfeather.csv', [head, ...lines].join('\n'));
    await preview(page);
    await page.getByRole('button', { name: 'Import the counts' }).click();
    await page.getByRole('heading', { name: 'Imported' }).waitFor();
    const secrets = /Zebedee|Quillfeather|EP-77|FAM-88/;
    const text = databaseAsText();
    expect(text).toContain('import.episodes');
    expect(text).not.toMatch(secrets);
    for (const entry of readdirSync(server.dataDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      expect(entry.name).not.toMatch(secrets);
      expect([entry.name, secrets.test(readFileSync(join(entry.parentPath, entry.name), 'latin1'))]).toEqual([
        entry.name,
        false,
      ]);
    }
    expect(server.printed()).not.toMatch(secrets);
    await page.goto(`${server.url}/history`);
    await page
      .getByText(/episodes/i)
      .first()
      .waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(secrets);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
