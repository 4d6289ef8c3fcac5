// How long the establishment takes at a date on the server, and the grid in a browser, with 5,000 posts and 20,000 occupancies.
import { mkdtempSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDb, openDb } from '../../db/open.ts';
import { listOccupancies, listPosts } from '../../db/queries/establishment.ts';
import { loadDemo } from '../../seeds/run.ts';
import { addDemoAccounts } from '../../server/accounts/demo-accounts.ts';
import { reviewAsked } from '../../server/demand-review/review-asked.ts';
import { readDigest } from '../../server/digest/read-digest.ts';
import { databaseFile } from '../../server/installation.ts';
import { postsAt, readPostsAt } from '../../server/posts/list-posts.ts';
import { openPost } from '../../server/posts/open-post.ts';
import { search } from '../../server/search/search.ts';
import { vacanciesAsAt } from '../../server/vacancies/list-vacancies.ts';
import { cell, visit } from '../e2e/visit.ts';
import { launchBrowser } from '../support/browser.ts';
import { startRealServer } from '../support/real-server.ts';
import { addLargeEstablishment, LARGE } from './large-establishment.ts';

const AS_AT = '2021-04-01';
const TURNS = 30;
const reader = { role: 'hr', districtId: null, seesPay: true, seesReasons: true } as const;

const dataDir = mkdtempSync(join(tmpdir(), 'evenhand-establishment-'));
const db = openDb(databaseFile(dataDir));
await loadDemo(db, { now: new Date(), set: 'oldham' });
await addDemoAccounts(db);
addLargeEstablishment(db, LARGE);

/** Median and worst of some turns, ms; each at another date, so that nothing is remembered. */
async function measure(name: string, work: (asAt: string) => unknown): Promise<void> {
  const dates = Array.from({ length: TURNS }, (_, n) => `2021-04-${String((n % 28) + 1).padStart(2, '0')}`);
  await work(AS_AT);
  const before = process.cpuUsage();
  const times: number[] = [];
  for (const date of dates) {
    const start = performance.now();
    await work(date);
    times.push(performance.now() - start);
  }
  const used = process.cpuUsage(before).user / 1000 / TURNS;
  times.sort((a, b) => a - b);
  print(name, times[Math.floor(TURNS / 2)] ?? 0, times.at(-1) ?? 0, used);
}

/** @param used processor time of the process, ms a turn: on a busy machine it says more than the clock */
function print(name: string, median: number, worst?: number, used?: number): void {
  const busy = used === undefined ? '' : `, processor ${used.toFixed(1)}`;
  const rest = worst === undefined ? '' : `, worst ${worst.toFixed(1)}${busy}`;
  process.stdout.write(`${name.padEnd(44)} ${median.toFixed(1).padStart(8)} ms${rest}\n`);
}

process.stdout.write(
  `${LARGE.posts} posts, ${LARGE.occupancies} occupancies, ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}\n`,
);
await measure('posts at a date, read', (asAt) => listPosts(db, { asAt }));
await measure('occupancies at a date, read', (asAt) => listOccupancies(db, { asAt }));
await measure('the establishment at a date, whole', (asAt) => readPostsAt(db, asAt, reader));
await measure('the establishment at a date, as JSON', (asAt) => JSON.stringify(readPostsAt(db, asAt, reader)));
await measure('the establishment at a date, asked again', () => postsAt(db, AS_AT, reader));
await measure('vacancies at a date', (asAt) => vacanciesAsAt(db, asAt, { districtId: null, seesPay: false }));
await measure('vacancies at a date, with pay', (asAt) => vacanciesAsAt(db, asAt, { districtId: null, seesPay: true }));
await measure('what needs action at a date', (asAt) =>
  readDigest(db, asAt, { role: 'hr', districtId: null }, (day) => reviewAsked(db, day)),
);
await measure('quick search, one letter', (asAt) => search(db, { q: 'p', asAt }, { role: 'hr', districtId: null }));
await measure('one post over time', (asAt) => openPost(db, 'LP-0004', asAt, reader));
closeDb(db);

const server = await startRealServer(dataDir);
const browser = await launchBrowser();
try {
  const { page } = await visit(browser, server.url, 'hr', '/people');
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  const opened = performance.now();
  await page.getByRole('link', { name: 'Posts', exact: true }).click();
  await page.getByRole('heading', { name: 'Posts', level: 1 }).waitFor();
  await cell(page, 'LP-0000', 'id').or(page.locator('[role="row"][row-id]').first()).first().waitFor();
  print('page Posts, first rows painted', performance.now() - opened);

  const frames = await page.evaluate(async () => {
    const body = document.querySelector(
      '.ag-body-viewport, .ag-body-vertical-scroll-viewport, .ag-grid-scrolling-container',
    );
    if (!body) throw new Error('There is no grid');
    const gaps: number[] = [];
    let before = performance.now();
    for (let step = 0; step < 120; step += 1) {
      body.scrollTop += 320;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gaps.push(now - before);
      before = now;
    }
    return gaps.sort((a, b) => a - b);
  });
  print('scrolling, a frame', frames[60] ?? 0, frames.at(-1) ?? 0);

  await page.getByLabel('Find').fill('LP-0123');
  await cell(page, 'LP-0123', 'title').waitFor();
  const edited = performance.now();
  await cell(page, 'LP-0123', 'title').dblclick();
  await cell(page, 'LP-0123', 'title').locator('input').fill('Another title');
  const entered = performance.now();
  await page.keyboard.press('Enter');
  await page.getByText('Saved: Title of post LP-0123').waitFor();
  print('an edit, saved', performance.now() - entered);
  print('an edit, typed and saved', performance.now() - edited);
} finally {
  await browser.close();
  await server.remove();
}
