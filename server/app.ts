import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
import { accessRoutes } from './access/routes.ts';
import { identify } from './accounts/identify.ts';
import { accountRoutes } from './accounts/routes.ts';
import type { CouncilSettings } from './accounts/sign-in-settings.ts';
import { arrangementRoutes } from './arrangements/routes.ts';
import { keepReadings } from './audit/keep-readings.ts';
import { auditRoutes } from './audit/routes.ts';
import type { Backups } from './backup/backups.ts';
import { backupRoutes } from './backup/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { competencesRoutes } from './competences/routes.ts';
import { ratesRoutes } from './costs/rates/routes.ts';
import { costsRoutes } from './costs/routes.ts';
import { decisionsRoutes } from './decisions/routes.ts';
import { demandRoutes } from './demand/routes.ts';
import { demandFairnessRoutes } from './demand-fairness/routes.ts';
import { forecastWithin } from './demand-forecast/forecast-demand.ts';
import { demandForecastRoutes } from './demand-forecast/routes.ts';
import { demandHistoryRoutes } from './demand-history/routes.ts';
import { demandMethodRoutes } from './demand-method/routes.ts';
import { demandRecordingRoutes } from './demand-recording/routes.ts';
import { reviewAsked } from './demand-review/review-asked.ts';
import { demandReviewRoutes } from './demand-review/routes.ts';
import { demandStressRoutes } from './demand-stress/routes.ts';
import { digestRoutes } from './digest/routes.ts';
import { docsRoutes } from './docs/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { withAnswers } from './http/idempotency.ts';
import { refuseUnknownMethods } from './http/known-methods.ts';
import { pages } from './http/pages.ts';
import type { RateLimits } from './http/rate-limit.ts';
import { createRouter } from './http/router.ts';
import { type ShellOptions, wrapInShell } from './http/shell.ts';
import type { ImportReader } from './imports/import-reader.ts';
import { importsRoutes } from './imports/routes.ts';
import { keptAnswersIn } from './kept-answers.ts';
import { minimumsRoutes } from './minimums/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { plansRoutes } from './plans/routes.ts';
import { postsRoutes } from './posts/routes.ts';
import { proposalsRoutes } from './proposals/routes.ts';
import { referenceRoutes } from './reference/routes.ts';
import { scenariosRoutes } from './scenarios/routes.ts';
import { searchRoutes } from './search/routes.ts';
import type { SolveRunner } from './solving/solve-runner.ts';
import { studiesRoutes } from './studies/routes.ts';
import { vacanciesRoutes } from './vacancies/routes.ts';

/** What an application stands on; everything that differs between production, development and tests is given here. */
export interface AppDeps {
  db: Db;
  /** The only clock. */
  now: () => Date;
  log: Logger;
  version: string;
  /** Without it no backups can be made, such as where the data is in memory. */
  backups?: Backups;
  /** Solves off the event loop. */
  solveRunner: SolveRunner;
  /** Address people open, and the council's identity provider; without it only passwords sign in. */
  signIn?: { url: string; council: CouncilSettings | null };
  /** How many reverse proxies of ours stand in front; none unless said. */
  proxies?: number;
  /** Told of every answer, for figures. */
  observe?: ShellOptions['observe'];
  /** Reads files that are imported; chosen by what the database is unless said. */
  importReader?: ImportReader;
  /** How often an account and an address may ask; generous unless said. */
  rateLimits?: RateLimits;
  /** Absolute path of the built client; without it only the API answers. */
  clientDir?: string;
}

/** The whole application: the features chained under `/api`, and the built pages. */
export function createApp(deps: AppDeps) {
  const app = createRouter();
  const { log, proxies, observe, rateLimits } = deps;
  const signIn = { url: 'http://localhost', council: null, ...deps.signIn, proxies: proxies ?? 0 };
  wrapInShell(app, {
    log,
    identify: identify({ ...deps, signIn }),
    ...(proxies === undefined ? {} : { proxies }),
    ...(observe ? { observe } : {}),
    ...(rateLimits ? { limits: rateLimits } : {}),
  });
  app.use(withAnswers(keptAnswersIn(deps.db, deps.now)));
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'evenhand_session',
  });
  const document = () => ({
    ...app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Evenhand', version: deps.version } }),
  });

  const root = createRouter();
  root.use(refuseUnknownMethods(root), keepReadings(deps));
  const api = root
    .route('/', healthRoutes(deps))
    .route('/', docsRoutes({ document }))
    .route('/', accessRoutes())
    .route('/', accountRoutes({ ...deps, signIn }))
    .route('/', referenceRoutes(deps))
    .route('/', searchRoutes(deps))
    .route('/', overviewRoutes(deps))
    .route('/', peopleRoutes(deps))
    .route('/', competencesRoutes(deps))
    .route('/', demandRoutes(deps))
    .route('/', demandMethodRoutes(deps))
    .route('/', demandHistoryRoutes(deps))
    .route('/', demandForecastRoutes(deps))
    .route('/', demandFairnessRoutes(deps))
    .route('/', demandRecordingRoutes(deps))
    .route('/', demandReviewRoutes(deps))
    .route(
      '/',
      demandStressRoutes(deps, (asAt) => forecastWithin(deps.db, asAt)),
    )
    .route('/', postsRoutes(deps))
    .route('/', vacanciesRoutes(deps))
    .route('/', arrangementRoutes(deps))
    .route('/', decisionsRoutes(deps))
    .route(
      '/',
      digestRoutes(deps, (asAt) => reviewAsked(deps.db, asAt)),
    )
    .route('/', calendarRoutes({ ...deps, signIn }))
    .route('/', plansRoutes(deps))
    .route('/', minimumsRoutes(deps))
    .route('/', proposalsRoutes(deps))
    .route('/', studiesRoutes(deps))
    .route('/', scenariosRoutes(deps))
    .route('/', costsRoutes(deps))
    .route('/', ratesRoutes(deps))
    .route('/', auditRoutes(deps))
    .route('/', backupRoutes(deps))
    .route('/', importsRoutes(deps));

  const whole = app.route('/api', api);
  if (deps.clientDir) whole.use(...pages(deps.clientDir));
  return whole;
}

/** For the typed client: `hc<Api>`. */
export type Api = ReturnType<typeof createApp>;
