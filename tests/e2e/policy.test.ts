import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { headOf, rawConnection } from '../support/raw-http.ts';
import { freePort, type RealServer, startRealServer } from '../support/real-server.ts';
import { newcomer, PASSWORD, visit } from './visit.ts';

let server: RealServer;
let browser: Browser;
let metricsPort: number;

beforeAll(async () => {
  metricsPort = await freePort();
  [server, browser] = await Promise.all([
    startRealServer(undefined, { EVENHAND_METRICS: String(metricsPort) }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** What the browser refused because of the policy, and every address it asked elsewhere. */
async function watched(page: Page): Promise<{ elsewhere: string[]; refused: () => Promise<string[]> }> {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { refusedByPolicy: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });
  return { elsewhere, refused: () => page.evaluate(() => Reflect.get(window, 'refusedByPolicy')) };
}

describe('A browser under the content security policy', () => {
  it.each([
    ['/', 'figure svg'],
    ['/allocation', '.ag-row'],
    ['/people', '.ag-row'],
    ['/demand', '.ag-row'],
    ['/people/import', 'h1'],
  ])('refuses nothing of our own at %s, which draws itself', async (path, drawn) => {
    const { page, context } = await visit(browser, server.url, 'service.manager', '/');
    const watch = await watched(page);
    await page.goto(server.url + path);
    await page.locator(drawn).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await watch.refused()).toEqual([]);
    expect(watch.elsewhere).toEqual([]);
    // the styles made at run time are in force, not only let through
    const styles = await page.evaluate(() =>
      [...document.querySelectorAll('style')].map(({ sheet }) => sheet?.cssRules.length ?? 0),
    );
    expect(styles.length).toBeGreaterThan(0);
    expect(Math.min(...styles)).toBeGreaterThan(0);
    await page
      .getByRole('button', { name: /sign out|account|service manager/i })
      .first()
      .waitFor();
    await context.close();
  });

  it('shows the description of the interface', async () => {
    const page = await newcomer(browser);
    const watch = await watched(page);
    await page.goto(`${server.url}/api/docs`);
    await page.locator('.opblock').first().click();
    await page.locator('.opblock-body').first().waitFor();
    expect(await watch.refused()).toEqual([]);
    expect(watch.elsewhere).toEqual([]);
    await page.context().close();
  });

  it('runs no script and takes no style that somebody slipped into the page', async () => {
    const page = await newcomer(browser);
    const watch = await watched(page);
    await page.goto(server.url);
    await page.getByLabel('Email address').waitFor();
    const outcome = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.slippedIn = true';
      const style = document.createElement('style');
      style.textContent = 'body { color: rgb(1, 2, 3) }';
      document.body.append(script, style);
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src="x" onerror="window.slippedIn = true"><p style="color: rgb(1, 2, 3)">x</p>',
      );
      const paragraph = document.body.querySelector('p[style]');
      return [
        Reflect.get(window, 'slippedIn'),
        getComputedStyle(document.body).color,
        paragraph && getComputedStyle(paragraph).color,
      ];
    });
    expect(outcome[0]).toBeUndefined();
    expect(outcome.slice(1)).not.toContain('rgb(1, 2, 3)');
    // told of one after another, after they were refused
    await expect.poll(async () => (await watch.refused()).length).toBeGreaterThanOrEqual(3);
    await page.context().close();
  });

  it('masks a password, lets it be pasted, and knows it for its own keeper of passwords', async () => {
    const page = await newcomer(browser);
    await page.goto(server.url);
    const field = page.getByRole('textbox', { name: 'Password' });
    await expect.poll(() => field.getAttribute('type')).toBe('password');
    await expect.poll(() => field.getAttribute('autocomplete')).toBe('current-password');
    const hindered = await field.evaluate(
      (input) => !input.dispatchEvent(new ClipboardEvent('paste', { cancelable: true, bubbles: true })),
    );
    expect(hindered).toBe(false);
    await page.context().close();
  });
});

describe('An operator', () => {
  it('reads figures on an address of their own, which users do not reach', async () => {
    const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await answer.text();
    expect(text).toMatch(
      /^evenhand_http_request_seconds_count\{method="GET",route="\/api\/session",status="200"\} [1-9]/m,
    );
    for (const name of [
      'db_transaction_seconds_count',
      'solver_jobs_waiting',
      'solver_jobs_running',
      'event_loop_gap_seconds',
    ]) {
      expect(text).toMatch(new RegExp(`^evenhand_${name} [\\d.e-]+$`, 'm'));
    }
    expect(text).not.toMatch(/demo\.example|Archer/);
    expect((await fetch(`${server.url}/metrics`)).headers.get('content-type')).not.toContain('version=0.0.4');
    expect((await fetch(`http://127.0.0.1:${metricsPort}/api/people`)).status).toBe(404);
  });

  it('stops it in the middle of a request and of a stream: the request is answered, the stream ends', async () => {
    const own = await startRealServer();
    const json = { 'content-type': 'application/json', origin: own.url };
    const signedIn = await fetch(`${own.url}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: 'service.manager@demo.example', password: PASSWORD }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const post = async (path: string, body?: unknown) => {
      const answer = await fetch(`${own.url}/api${path}`, {
        method: 'POST',
        headers: { ...(body ? json : { origin: own.url }), cookie },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return answer.json();
    };
    const { plan } = await post('/plans', { name: 'Stopped', asAt: '2021-04-01' });
    const { proposalId } = await post(`/plans/${plan.id}/proposals`);
    const events = await rawConnection(own.url);
    await events.send(headOf('GET', `/api/proposals/${proposalId}/events`, { cookie }));
    await events.until(/event: /);
    const slow = await rawConnection(own.url);
    const body = JSON.stringify({ name: 'Sent in two halves', asAt: '2021-04-01' });
    await slow.send(
      headOf('POST', '/api/plans', {
        ...json,
        host: new URL(own.url).host,
        cookie,
        'content-length': String(body.length),
        // the server says that it has the head
        expect: '100-continue',
      }),
    );
    await slow.until(/^HTTP\/1\.1 100 /);
    await slow.send(body.slice(0, 20));

    const stopped = own.stop();
    const isOpen = () =>
      rawConnection(own.url).then(
        (another) => {
          another.end();
          return true;
        },
        () => false,
      );
    await expect.poll(isOpen).toBe(false);
    await slow.send(body.slice(20));
    await slow.until(/^HTTP\/1\.1 201 /m);
    expect(await events.closed()).toBe(true);
    expect(await stopped).toBe(0);
    expect(own.printed()).toContain('Evenhand has stopped.');
    await own.remove();
  });
});
