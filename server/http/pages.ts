import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { AppEnv } from './env.ts';

/** Stands in the built document where the nonce of each answer goes; the build writes it (client/vite.config.ts). */
const NONCE_PLACE = 'evenhand-csp-nonce';

/**
 * Serves the built pages. Files whose name carries a hash of their content are kept by browsers for a year; the
 * document itself is made anew each time, with a nonce of its own for the styles that components make, and answers
 * every address that is no file, since pages have addresses of their own.
 * @param clientDir absolute path of the built client
 */
export function pages(clientDir: string): MiddlewareHandler<AppEnv>[] {
  const outsideApi =
    (serve: MiddlewareHandler<AppEnv>): MiddlewareHandler<AppEnv> =>
    (c, next) =>
      isOfTheApi(c.req.path) ? next() : serve(c, next);
  const cache: MiddlewareHandler<AppEnv> = async (c, next) => {
    await next();
    const hashed = c.req.path.startsWith('/assets/') && c.res.status === 200;
    c.res.headers.set('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
  const document = documentOf(clientDir);
  return [
    outsideApi(compress()),
    outsideApi(cache),
    outsideApi((c, next) => (isDocument(c.req.path) ? document(c, next) : next())),
    outsideApi(serveStatic<AppEnv>({ root: clientDir })),
    // a missing file of the build is missing; it must not be answered with the document
    outsideApi((c, next) => (c.req.path.startsWith('/assets/') ? next() : document(c, next))),
  ];
}

/** The document with the nonce that the content security policy of the same answer names. */
function documentOf(clientDir: string): MiddlewareHandler<AppEnv> {
  const file = join(clientDir, 'index.html');
  const parts = existsSync(file) ? readFileSync(file, 'utf8').split(NONCE_PLACE) : undefined;
  return async (c, next) => {
    if (!parts || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return next();
    return c.html(parts.join(c.get('secureHeadersNonce') ?? ''));
  };
}

function isDocument(path: string): boolean {
  return path === '/' || path === '/index.html';
}

function isOfTheApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}
