import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './env.ts';
import { ProblemError, shorten } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/**
 * Refuses changes that another site makes in the visitor's name. A browser says where a request comes from
 * (`Sec-Fetch-Site`, else `Origin`); the content types that a form of another site can send without asking are
 * refused altogether. Programs that are no browser send neither header and carry no cookie of a visitor.
 */
export function refuseCrossSite(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      if (!isSameOrigin(c.req.header('sec-fetch-site'), c.req.header('origin'), c.req.header('host'))) {
        throw new ProblemError(
          'cross-site',
          'Changes are only taken from the pages of this installation. Open it and try there.',
        );
      }
      const type = c.req.header('content-type');
      if (type && FORM_TYPES.test(type)) {
        throw new ProblemError(
          'unsupported-media-type',
          `The content type “${shorten(type)}” is not accepted. Send application/json, or text/csv for a file.`,
        );
      }
    }
    await next();
  };
}

function isSameOrigin(site: string | undefined, origin: string | undefined, host: string | undefined): boolean {
  if (site !== undefined) return site === 'same-origin';
  if (origin === undefined) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
