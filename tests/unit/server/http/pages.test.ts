import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../../../server/http/pages.ts';
import { createRouter } from '../../../../server/http/router.ts';
import { wrapInShell } from '../../../../server/http/shell.ts';

const above = mkdtempSync(join(tmpdir(), 'evenhand-pages-'));
const folder = join(above, 'dist');
beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Pages</title><meta property="csp-nonce" nonce="evenhand-csp-nonce">',
  );
  writeFileSync(join(folder, 'assets', 'main-a1b2c3.js'), 'run();');
  writeFileSync(join(above, 'outside.txt'), 'secret');
});
afterAll(() => rmSync(above, { recursive: true, force: true }));

function get(path: string, method = 'GET') {
  const app = createRouter();
  wrapInShell(app, { log: pino({ level: 'silent' }), identify: (_, next) => next() });
  app.use(...pages(folder));
  return app.request(`http://localhost${path}`, { method });
}

describe('the built pages', () => {
  it.each(['/', '/people', '/allocation/plan%2F1?asAt=2021-04-01', '/a%20b'])(
    'answer %s with the document',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<title>Pages</title>');
    },
  );

  it('name in the document the nonce of the policy that comes with it, a new one each time', async () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 3; n += 1) {
      const response = await get('/people');
      const inPolicy = /style-src 'self' 'nonce-([^']+)'/.exec(
        response.headers.get('content-security-policy') ?? '',
      )?.[1];
      expect(await response.text()).toContain(`nonce="${inPolicy}"`);
      nonces.add(inPolicy ?? '');
    }
    expect(nonces.size).toBe(3);
    expect(Math.min(...[...nonces].map((nonce) => nonce.length))).toBeGreaterThanOrEqual(22);
  });

  it('keep files with a hashed name for a year', async () => {
    const response = await get('/assets/main-a1b2c3.js');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it.each(['/assets/main-old.js', '/api/nope', '/api', '/assets/..%2F..%2Foutside.txt'])(
    'do not stand in for %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('cache-control')).not.toContain('immutable');
    },
  );

  it.each(['/../outside.txt', '/..%2foutside.txt', '/%2e%2e/outside.txt'])(
    'never leave their folder: %s',
    async (path) => {
      expect(await (await get(path)).text()).not.toContain('secret');
    },
  );

  it('take no changes', async () => {
    expect((await get('/people', 'POST')).status).toBe(404);
  });
});
