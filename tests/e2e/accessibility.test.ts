import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';
import { accessibilityViolations, newcomer, pixelsTooWide, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe.each(['light', 'dark'] as const)('axe finds no violation, %s', (scheme) => {
  it('on the sign-in page', async () => {
    const page = await newcomer(browser, scheme);
    await page.goto(server.url);
    await page.getByLabel('Email address').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it.each([
    '/',
    '/allocation',
    '/allocation?person=W-0102',
    '/allocation/letters',
    '/allocation/minimums',
    '/scenarios',
    '/people',
    '/demand',
    '/demand/history',
    '/demand/forecast',
    '/demand/stress',
    '/demand/review',
    '/demand/fairness',
    '/demand/recording',
    '/demand/method',
    '/posts',
    '/vacancies',
    '/temporary-posts',
    '/costs',
    '/decisions',
    '/decisions/D-0001',
    '/decisions/D-0001?view=edit',
    '/this-month',
    '/people/import',
    '/demand/import',
    '/access',
    '/history',
  ])('at %s', async (path) => {
    const { page, context } = await visit(browser, server.url, 'service.manager', path, scheme);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await accessibilityViolations(page)).toEqual([]);
    await context.close();
  });
});

describe('At 400 % zoom', () => {
  it.each([
    '/',
    '/allocation',
    '/allocation/minimums',
    '/scenarios',
    '/people',
    '/demand',
    '/demand/history',
    '/demand/forecast',
    '/demand/stress',
    '/demand/review',
    '/demand/fairness',
    '/demand/recording',
    '/demand/method',
    '/posts',
    '/vacancies',
    '/temporary-posts',
    '/costs',
    '/decisions',
    '/decisions/D-0001',
    '/this-month',
    '/access',
    '/history',
  ])('%s needs no sideways scrolling of the page', async (path) => {
    const { page, context } = await visit(browser, server.url, 'service.manager', path);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await expect.poll(() => pixelsTooWide(page)).toBeLessThanOrEqual(0);
    await context.close();
  });
});
