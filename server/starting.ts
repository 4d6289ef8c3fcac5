import type { Logger } from 'pino';
import { ProblemError, problemResponse } from './http/problem.ts';
import { createRouter } from './http/router.ts';
import { wrapInShell } from './http/shell.ts';

const WAIT =
  '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>Evenhand is starting</title><p>Evenhand is starting. This page opens by itself in a moment.</p>';

/** Answers while the data is being prepared: it lives, health says that it is not ready, everything else asks for patience. */
export function createStartingApp({ log, version }: { log: Logger; version: string }) {
  const app = createRouter();
  wrapInShell(app, { log, identify: (_, next) => next() });
  app.get('/api/health/live', (c) => c.json({ status: 'live', version }, 200));
  app.get('/api/health', (c) => c.json({ status: 'starting', version, demo: false }, 503));
  app.all('/api/*', (c) =>
    problemResponse(
      c,
      new ProblemError('not-ready', 'The data is being prepared. Try again in a moment.', {
        headers: { 'retry-after': '1' },
      }),
    ),
  );
  app.get('*', (c) => c.html(WAIT, 503, { 'retry-after': '1' }));
  return app;
}
