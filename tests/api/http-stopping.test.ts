import { describe, expect, it } from 'vitest';
import { listen } from '../../server/listen.ts';
import { headOf, rawConnection } from '../support/raw-http.ts';
import { freePort } from '../support/real-server.ts';

describe('stopping', () => {
  it('lets a request under way finish, ends streams of events, and takes no more', async () => {
    const port = await freePort();
    const { promise: answered, resolve: finish } = Promise.withResolvers<void>();
    const { promise: underWay, resolve: asked } = Promise.withResolvers<void>();
    const own = await listen(
      { host: '127.0.0.1', port },
      {
        fetch: async (request: Request) => {
          if (request.url.endsWith('/events')) {
            const stream = new ReadableStream({
              start: (controller) => controller.enqueue(new TextEncoder().encode('event: progress\n\n')),
            });
            return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
          }
          asked();
          await answered;
          return new Response('the whole answer');
        },
      },
    );
    const slow = fetch(`${own.address}/slow`);
    const events = await rawConnection(own.address);
    await events.send(headOf('GET', '/events', {}));
    await events.until(/event: progress/);
    await underWay;
    const started = performance.now();
    const stopped = own.stop();
    await expect(fetch(`${own.address}/late`)).rejects.toThrow();
    finish();
    const response = await slow;
    expect(await response.text()).toBe('the whole answer');
    expect(await events.closed()).toBe(true);
    await stopped;
    expect(performance.now() - started).toBeLessThan(5000);
    events.end();
  });

  it('waits for no request for ever', async () => {
    const { promise: underWay, resolve: asked } = Promise.withResolvers<void>();
    const forever = () => {
      asked();
      return new Promise<Response>(() => {});
    };
    const own = await listen({ host: '127.0.0.1', port: await freePort() }, { fetch: forever });
    const stuck = fetch(`${own.address}/stuck`).then(
      () => 'answered',
      () => 'cut off',
    );
    await underWay;
    const started = performance.now();
    await own.stop();
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await stuck).toBe('cut off');
  });
});
