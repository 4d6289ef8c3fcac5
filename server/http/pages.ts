import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { AppEnv } from './env.ts';

/**
 * Serves the built pages. Files whose name carries a hash of their content are kept by browsers for a year; the
 * document itself is asked for anew each time and answers every address that is no file, since pages have addresses
 * of their own.
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
  const document = serveStatic<AppEnv>({ root: clientDir, path: 'index.html' });
  return [
    outsideApi(compress()),
    outsideApi(cache),
    outsideApi(serveStatic<AppEnv>({ root: clientDir })),
    // a missing file of the build is missing; it must not be answered with the document
    outsideApi((c, next) => (c.req.path.startsWith('/assets/') ? next() : document(c, next))),
  ];
}

function isOfTheApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}
