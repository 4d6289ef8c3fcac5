import { createRouter } from '../http/router.ts';
import type { AccountDeps } from './account-deps.ts';
import { councilRoutes } from './council-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { manageRoutes } from './manage-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { createThrottle } from './throttle.ts';

/** Signing in and out, one's own account, one-time links, the council's sign-in, and everybody's accounts. */
export function accountRoutes(deps: AccountDeps) {
  const throttle = createThrottle(deps);
  return createRouter()
    .route('/', sessionRoutes({ ...deps, throttle }))
    .route('/', councilRoutes(deps))
    .route('/', ownAccountRoutes({ ...deps, throttle }))
    .route('/', linkRoutes({ ...deps, throttle }))
    .route('/', manageRoutes(deps));
}
