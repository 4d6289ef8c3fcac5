import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startProvider, type TestProvider } from '../support/council-provider.ts';
import { freePort, type RealServer, startRealServer } from '../support/real-server.ts';
import { accessibilityViolations, newcomer, signIn, visit } from './visit.ts';

const PASSWORD = 'violet kettle harbour';
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function setPassword(page: Page, link: string, password = PASSWORD): Promise<void> {
  await page.goto(link);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
}

describe('An administrator of the demo', () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await startRealServer();
  });
  afterAll(() => server?.remove());

  it('adds Robin, hands over a link, and Robin sets a password with it, once, and signs in', async () => {
    const { page } = await visit(browser, server.url, 'administrator');
    await page.getByRole('button', { name: 'Add an account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Robin Archer');
    await dialog.getByLabel('Email address').fill('robin@council.example');
    await dialog.getByLabel('Role').selectOption('district-manager');
    await dialog.getByRole('button', { name: 'Add and make the link' }).click();
    await dialog.getByRole('alert').getByText('Choose the district').waitFor();
    await dialog.getByLabel('District').selectOption('south');
    await dialog.getByRole('button', { name: 'Add and make the link' }).click();
    const link = await page.locator('output').innerText();
    expect(link).toContain(`${server.url}/set-password/`);
    await page.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('row', { name: /Robin Archer/ })
      .getByText('One-time link not used yet')
      .waitFor();

    const robin = await newcomer(browser);
    await setPassword(robin, link, 'robinarcher1');
    await robin.getByRole('alert').getByText('little more than your name').waitFor();
    await setPassword(robin, link);
    await robin.getByRole('heading', { name: 'Your password is set' }).waitFor();
    await robin.getByRole('link', { name: 'Go to the sign-in' }).click();
    await enter(robin, 'robin@council.example', PASSWORD);
    await robin.getByRole('button', { name: 'District manager, South' }).waitFor();

    const again = await newcomer(browser);
    await again.goto(link);
    await again.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
  });

  it('disables Robin’s account, and Robin’s next click leads to the sign-in', async () => {
    const robin = await newcomer(browser);
    await robin.goto(server.url);
    await enter(robin, 'robin@council.example', PASSWORD);
    await robin.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await robin.waitForLoadState('networkidle');

    const { page } = await visit(browser, server.url, 'administrator');
    await page.getByRole('button', { name: 'Disable the account of Robin Archer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disable the account' }).click();
    await page
      .getByRole('row', { name: /Robin Archer/ })
      .getByText('Disabled')
      .waitFor();

    await robin.getByRole('link', { name: 'People' }).click();
    await robin.getByText('Your session has ended').waitFor();
    await enter(robin, 'robin@council.example', PASSWORD);
    await robin.getByRole('alert').getByText('Check the email address and the password').waitFor();

    await page.getByRole('button', { name: 'Enable the account of Robin Archer' }).click();
    await page
      .getByRole('row', { name: /Robin Archer/ })
      .getByText('Enabled')
      .waitFor();
  });

  it('opens the pages of administrators without a fault of accessibility, and nobody else finds them', async () => {
    const { page } = await visit(browser, server.url, 'administrator', '/accounts');
    await page.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.goto(`${server.url}/my-account`);
    await page.getByRole('button', { name: 'Sign out everywhere' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    const manager = await visit(browser, server.url, 'manager', '/accounts');
    await manager.page.getByRole('heading', { name: 'Your role does not include this page' }).waitFor();
    expect(await manager.page.getByRole('link', { name: 'Accounts' }).count()).toBe(0);
  });

  it('has somebody changed their password: the other browser is signed out, this one goes on', async () => {
    const [here, elsewhere] = [await newcomer(browser), await newcomer(browser)];
    for (const page of [here, elsewhere]) {
      await page.goto(server.url);
      await enter(page, 'robin@council.example', PASSWORD);
      await page.getByRole('link', { name: 'People' }).waitFor();
    }
    await here.getByRole('button', { name: 'District manager, South' }).click();
    await here.getByRole('link', { name: 'My account' }).click();
    await here.getByRole('row').nth(2).waitFor();
    await expect.poll(() => here.getByRole('row').count()).toBe(3);
    await here.getByLabel('Present password').fill(PASSWORD);
    await here.getByLabel('New password').fill('seven brass umbrellas');
    await here.getByRole('button', { name: 'Change the password' }).click();
    await here.getByText('Your password is changed').waitFor();
    await here.getByRole('row').nth(2).waitFor({ state: 'detached' });
    await elsewhere.getByRole('link', { name: 'People' }).click();
    await elsewhere.getByText('Your session has ended').waitFor();

    await here.getByRole('button', { name: 'Sign out everywhere' }).click();
    await here.getByRole('dialog').getByLabel('Your password').fill('seven brass umbrellas');
    await here.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await here.getByRole('heading', { name: 'Sign in to Evenhand' }).waitFor();
  });
});

describe('An operator of a live service', () => {
  it('follows the printed link to become the first administrator, finds nobody but themselves, and no demo', async () => {
    const server = await startRealServer(undefined, { EVENHAND_MODE: 'live' });
    const first = /http\S+\/set-password\/\S+/.exec(server.printed())?.[0] ?? '';
    expect(server.printed()).not.toContain('demo');
    await server.stop();
    const again = await startRealServer(server.dataDir, { EVENHAND_MODE: 'live' });
    const second = /http\S+(\/set-password\/\S+)/.exec(again.printed())?.[1] ?? '';

    const page = await newcomer(browser);
    await page.goto(again.url + new URL(first).pathname);
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await page.goto(again.url + second);
    await page.getByLabel('Your name').fill('Kim Lee');
    await page.getByLabel('Your email address').fill('kim@council.example');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('link', { name: 'Go to the sign-in' }).click();
    expect(await page.getByText('Demo sign-ins').count()).toBe(0);
    await enter(page, 'kim@council.example', PASSWORD);
    await page.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await again.stop();

    const last = await startRealServer(again.dataDir, { EVENHAND_MODE: 'live' });
    expect(last.printed()).not.toContain('/set-password/');
    await last.remove();
  });
});

describe('Somebody with a council account', () => {
  let provider: TestProvider;
  let server: RealServer;
  beforeAll(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    provider = await startProvider(`${url}/api/sign-in/council/callback`);
    server = await startRealServer(undefined, {
      EVENHAND_MODE: 'live',
      PORT: String(port),
      EVENHAND_OIDC_ISSUER: provider.issuer,
      EVENHAND_OIDC_CLIENT_ID: provider.clientId,
      EVENHAND_OIDC_CLIENT_SECRET: provider.clientSecret,
      EVENHAND_OIDC_GROUPS: 'planners=service-manager,south-leads=district-manager:south',
    });
  });
  afterAll(async () => {
    await server?.remove();
    await provider?.stop();
  });

  it('signs in with it and comes out at the page that was asked for; out of the group, is told so', async () => {
    provider.person = { sub: 'kim', name: 'Kim Lee', email: 'kim@council.example', groups: ['south-leads'] };
    const page = await newcomer(browser);
    await page.goto(`${server.url}/people`);
    await page.getByRole('link', { name: 'Sign in with your council account' }).click();
    await page.getByRole('button', { name: 'District manager, South' }).waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/people');

    provider.person = { ...provider.person, groups: [] };
    const later = await newcomer(browser);
    await later.goto(server.url);
    await later.getByRole('link', { name: 'Sign in with your council account' }).click();
    await later.getByRole('alert').getByText('none of the groups').waitFor();
    expect(await accessibilityViolations(later)).toEqual([]);
    await page.getByRole('link', { name: 'Demand' }).click();
    await page.getByText('Your session has ended').waitFor();
  });
});

describe('An administrator at the sign-in page', () => {
  it('finds the demo’s administrator among the demo sign-ins', async () => {
    const server = await startRealServer();
    const page = await newcomer(browser);
    await page.goto(server.url);
    await page.getByRole('button', { name: 'administrator@demo.example' }).click();
    await signIn(page, 'administrator');
    await page.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor();
    await server.remove();
  });
});
