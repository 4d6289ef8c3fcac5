import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const plan = z.object({ plan: z.object({ id: z.string() }) });
const started = z.object({ proposalId: z.string() });
const proposal = z.object({ state: z.string() });

/**
 * Keeps one solve of the whole council running: when a search ends, the next begins.
 * @returns `stop`, which cancels the running one and gives how many were begun
 * @throws Error where a search cannot be begun
 */
export async function keepSolving(url: string, cookie: string): Promise<{ stop: () => Promise<number> }> {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
    return response.status === 204 ? undefined : response.json();
  };
  const made = plan.parse(await call('POST', '/plans', { name: `Load ${performance.now()}`, asAt: '2021-04-01' }));
  const { id } = made.plan;
  let begun = 0;
  let stopping = false;
  const begin = async () => {
    begun += 1;
    return started.parse(await call('POST', `/plans/${id}/proposals`)).proposalId;
  };
  let running = await begin();
  const keeping = (async () => {
    while (!stopping) {
      await wait(500);
      const { state } = proposal.parse(await call('GET', `/proposals/${running}`));
      if (stopping || state === 'running' || state === 'queued') continue;
      if (state === 'ready') await call('POST', `/proposals/${running}/discard`);
      running = await begin();
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await keeping;
      await call('POST', `/proposals/${running}/cancel`).catch(() => undefined);
      return begun;
    },
  };
}
