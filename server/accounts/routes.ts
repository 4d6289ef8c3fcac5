import { createRouter } from '../http/router.ts';
import type { AccountDeps } from './account-deps.ts';
import { councilLinkRoutes } from './council-link-routes.ts';
import { createCouncilProvider } from './council-provider.ts';
import { CALLBACK_PATH, councilRoutes } from './council-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { manageRoutes } from './manage-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { createPendingLinks } from './pending-council-links.ts';
import { sessionRoutes } from './session-routes.ts';
import { createThrottle } from './throttle.ts';

/** Signing in and out, one's own account, one-time links, the council's sign-in, and everybody's accounts. */
export function accountRoutes(deps: AccountDeps) {
  const throttle = createThrottle(deps);
  const { signIn, now } = deps;
  const provider = signIn.council ? createCouncilProvider(signIn.council, signIn.url + CALLBACK_PATH, now) : undefined;
  const council = { ...deps, throttle, provider, pending: createPendingLinks(now) };
  return createRouter()
    .route('/', sessionRoutes({ ...deps, throttle }))
    .route('/', councilRoutes(council))
    .route('/', councilLinkRoutes(council))
    .route('/', ownAccountRoutes({ ...deps, throttle }))
    .route('/', linkRoutes({ ...deps, throttle }))
    .route('/', manageRoutes(deps));
}
