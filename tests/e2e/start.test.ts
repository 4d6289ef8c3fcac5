import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyFolder, startRealServer } from '../support/real-server.ts';
import { PASSWORD } from './visit.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Without what Node kept of the sources for these tests: nobody else has that. */
const AS_EVER = { NODE_DISABLE_COMPILE_CACHE: '1' };

function startWith(environment: Record<string, string>) {
  return spawnSync(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    timeout: 90_000,
  });
}

describe('An operator starts Evenhand', () => {
  it('reads the address and how to sign in, stops it, starts it again, and finds the data as they were', async () => {
    const first = await startRealServer(emptyFolder(), AS_EVER);
    expect(first.printed()).toContain(first.url);
    expect(first.printed()).toContain('service.manager@demo.example');
    expect(first.printed()).toContain(PASSWORD);
    const plan = await createPlan(first.url, 'Kept over a restart');
    expect(await first.stop()).toBe(0);

    const started = performance.now();
    const second = await startRealServer(first.dataDir, AS_EVER);
    const seconds = (performance.now() - started) / 1000;
    expect(seconds - second.waited(), 'seconds to the second start').toBeLessThan(10);
    const cookie = await signInCookie(second.url);
    const plans = await fetch(`${second.url}/api/plans`, { headers: { cookie } });
    expect(await plans.json()).toMatchObject({ plans: [{ id: plan, name: 'Kept over a restart' }] });
    await second.remove();
  });

  it.each([
    ['PORT', { PORT: 'eighty' }, 'eighty'],
    ['PORT', { PORT: '70000' }, '70000'],
    ['EVENHAND_DATA', { EVENHAND_DATA: '/dev/null/here' }, '/dev/null/here'],
  ])('is refused a %s that cannot be used, with its value', (setting, environment, value) => {
    const run = startWith(environment);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(setting);
    expect(run.stderr).toContain(value);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });

  it('is told when the port is taken', async () => {
    const running = await startRealServer();
    const port = new URL(running.url).port;
    const run = startWith({ PORT: port, EVENHAND_DATA: `${running.dataDir}/other` });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(port);
    await running.remove();
  });
});

async function signInCookie(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'service.manager@demo.example', password: PASSWORD }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function createPlan(url: string, name: string): Promise<string> {
  const answer = await fetch(`${url}/api/plans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie: await signInCookie(url) },
    body: JSON.stringify({ name, asAt: '2021-04-01' }),
  });
  const body: { plan: { id: string } } = await answer.json();
  return body.plan.id;
}
