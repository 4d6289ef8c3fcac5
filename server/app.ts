import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
import { identify } from './accounts/identify.ts';
import { accountRoutes } from './accounts/routes.ts';
import { demandRoutes } from './demand/routes.ts';
import { docsRoutes } from './docs/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { refuseUnknownMethods } from './http/known-methods.ts';
import { pages } from './http/pages.ts';
import { createRouter } from './http/router.ts';
import { wrapInShell } from './http/shell.ts';
import { importsRoutes } from './imports/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { plansRoutes } from './plans/routes.ts';
import { proposalsRoutes } from './proposals/routes.ts';
import { referenceRoutes } from './reference/routes.ts';
import type { SolveRunner } from './solving/solve-runner.ts';
import { studiesRoutes } from './studies/routes.ts';

/** What an application stands on; everything that differs between production, development and tests is given here. */
export interface AppDeps {
  db: Db;
  /** The only clock. */
  now: () => Date;
  log: Logger;
  version: string;
  /** Solves off the event loop. */
  solveRunner: SolveRunner;
  /** Absolute path of the built client; without it only the API answers. */
  clientDir?: string;
}

/** The whole application: the features chained under `/api`, and the built pages. */
export function createApp(deps: AppDeps) {
  const app = createRouter();
  wrapInShell(app, { log: deps.log, identify: identify(deps) });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'evenhand_session',
  });
  const document = () => ({
    ...app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Evenhand', version: deps.version } }),
  });

  const root = createRouter();
  root.use(refuseUnknownMethods(root));
  const api = root
    .route('/', healthRoutes(deps))
    .route('/', docsRoutes({ document }))
    .route('/', accountRoutes(deps))
    .route('/', referenceRoutes(deps))
    .route('/', overviewRoutes(deps))
    .route('/', peopleRoutes(deps))
    .route('/', demandRoutes(deps))
    .route('/', plansRoutes(deps))
    .route('/', proposalsRoutes(deps))
    .route('/', studiesRoutes(deps))
    .route('/', importsRoutes(deps));

  const whole = app.route('/api', api);
  if (deps.clientDir) whole.use(...pages(deps.clientDir));
  return whole;
}

/** For the typed client: `hc<Api>`. */
export type Api = ReturnType<typeof createApp>;
