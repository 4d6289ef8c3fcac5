import type { MiddlewareHandler } from 'hono';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { AppEnv } from './env.ts';

type Sources = (string | typeof NONCE)[];

/** A year, as browsers that preload ask for. */
const TRANSPORT_SECURITY = 'max-age=31536000; includeSubDomains';

/**
 * Headers that keep a page to itself: scripts and styles only from this server and never inline, no framing, no
 * sniffing, no device. The style sheets that the grid and the components make at run time carry the nonce of the
 * document; see `pages`. The API's answers are never cached. Where a proxy of ours says that
 * the request came over HTTPS, browsers are told to keep to it.
 * @param proxies how many reverse proxies of ours stand in front
 */
export function securityHeaders(proxies: number): MiddlewareHandler<AppEnv> {
  const ofPages = headersWith(["'self'", NONCE]);
  // what the API answers is no document
  const ofApi = headersWith(["'self'"]);
  return async (c, next) => {
    const isOfApi = /^\/api(\/|$)/.test(c.req.path);
    if (isOfApi) c.header('cache-control', 'no-store');
    if (proxies > 0 && c.req.header('x-forwarded-proto') === 'https')
      c.header('strict-transport-security', TRANSPORT_SECURITY);
    return isOfApi ? ofApi(c, next) : ofPages(c, next);
  };
}

function headersWith(styleSrc: Sources): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc,
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  });
}
