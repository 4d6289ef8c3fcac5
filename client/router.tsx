import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import {
  type AllocationSearch,
  askParam,
  dateParam,
  parseSearch,
  present,
  type SharedSearch,
  stringifySearch,
  textParam,
} from './address.ts';
import { isProblem } from './api.ts';
import { NotFound, PageError, PageLoading } from './components/page-states.tsx';
import { type HistorySearch, historySearch } from './features/audit/search.ts';
import { type CostsSearch, costsSearch } from './features/costs/search.ts';
import { type DecisionSearch, decisionSearch } from './features/decisions/search.ts';
import { type FairnessSearch, fairnessSearch } from './features/demand-fairness/search.ts';
import { type DemandHistorySearch, demandHistorySearch } from './features/demand-history/search.ts';
import { type MethodSearch, methodSearch } from './features/demand-method/search.ts';
import { type RecordingSearch, recordingSearch } from './features/demand-recording/search.ts';
import { type StressSearch, stressSearch } from './features/demand-stress/search.ts';
import type { PeopleFilter } from './features/people/filter-people.ts';
import { type PostsSearch, postsSearch } from './features/posts/search.ts';
import { type ScenariosSearch, scenariosSearch } from './features/scenarios/search.ts';
import { type TemporarySearch, temporarySearch } from './features/temporary-posts/search.ts';
import { type ThisMonthSearch, thisMonthSearch } from './features/this-month/search.ts';
import { type VacanciesSearch, vacanciesSearch } from './features/vacancies/search.ts';
import { AppLayout } from './layout/app-layout.tsx';
import { referenceQuery } from './reference.ts';
import { sessionQuery } from './session.ts';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: (search: Record<string, unknown>): SharedSearch =>
    present({ asAt: dateParam(search, 'asAt'), plan: textParam(search, 'plan') }),
  search: { middlewares: [retainSearchParams<SharedSearch>(['asAt', 'plan'])] },
  notFoundComponent: NotFound,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; ended?: string; refused?: string } =>
    present({ to: textParam(search, 'to'), ended: textParam(search, 'ended'), refused: textParam(search, 'refused') }),
  component: lazyRouteComponent(() => import('./features/sign-in/page.tsx')),
});

const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-password/$token',
  component: lazyRouteComponent(() => import('./features/sign-in/set-password-page.tsx')),
});

/** Everything behind the sign-in: loads the session first, and goes to the sign-in page where there is none. */
const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!isProblem(error, 'not-signed-in')) throw error;
      throw redirect({ to: '/sign-in', search: { to: location.href === '/' ? undefined : location.href } });
    }
  },
  loader: ({ context }) => context.queryClient.ensureQueryData(referenceQuery),
  component: AppLayout,
  errorComponent: PageError,
  pendingComponent: PageLoading,
});

const page = <Path extends string>(path: Path, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => appRoute, path, component: lazyRouteComponent(load) });

/** The first page. Administrators see no people and no cases: theirs are the accounts. */
const overviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const permissions = context.queryClient.getQueryData(sessionQuery.queryKey)?.permissions ?? [];
    if (!permissions.includes('overview:read') && permissions.includes('accounts:manage')) {
      throw redirect({ to: '/accounts' });
    }
  },
  component: lazyRouteComponent(() => import('./features/overview/page.tsx')),
});

const allocationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/allocation',
  validateSearch: (search: Record<string, unknown>): AllocationSearch =>
    present({
      district: textParam(search, 'district'),
      person: textParam(search, 'person'),
      compare: textParam(search, 'compare'),
      ask: askParam(search),
    }),
  component: lazyRouteComponent(() => import('./features/allocation/page.tsx')),
});

const scenariosRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scenarios',
  validateSearch: (search: Record<string, unknown>): ScenariosSearch => scenariosSearch(search),
  component: lazyRouteComponent(() => import('./features/scenarios/page.tsx')),
});

const peopleRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/people',
  validateSearch: (search: Record<string, unknown>): PeopleFilter =>
    present({
      find: textParam(search, 'find'),
      role: textParam(search, 'role'),
      unit: textParam(search, 'unit'),
      language: textParam(search, 'language'),
    }),
  component: lazyRouteComponent(() => import('./features/people/page.tsx')),
});

const keptRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/people/kept',
  validateSearch: (search: Record<string, unknown>): { person?: string } =>
    present({ person: textParam(search, 'person') }),
  component: lazyRouteComponent(() => import('./features/audit/kept-page.tsx')),
});

const historyRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/history',
  validateSearch: (search: Record<string, unknown>): HistorySearch => historySearch(search),
  component: lazyRouteComponent(() => import('./features/audit/page.tsx')),
});

const demandRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/demand',
  validateSearch: (search: Record<string, unknown>): { district?: string; month?: string } =>
    present({ district: textParam(search, 'district'), month: textParam(search, 'month') }),
  component: lazyRouteComponent(() => import('./features/demand/page.tsx')),
});

const demandForecastRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/demand/forecast',
  validateSearch: (search: Record<string, unknown>): { district?: string } =>
    present({ district: textParam(search, 'district') }),
  component: lazyRouteComponent(() => import('./features/demand-forecast/page.tsx')),
});

const demandHistoryRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/demand/history',
  validateSearch: (search: Record<string, unknown>): DemandHistorySearch => demandHistorySearch(search),
  component: lazyRouteComponent(() => import('./features/demand-history/page.tsx')),
});

const demandFairnessRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/demand/fairness',
  validateSearch: (search: Record<string, unknown>): FairnessSearch => fairnessSearch(search),
  component: lazyRouteComponent(() => import('./features/demand-fairness/page.tsx')),
});

const demandMethodRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/demand/method',
  validateSearch: (search: Record<string, unknown>): MethodSearch => methodSearch(search),
  component: lazyRouteComponent(() => import('./features/demand-method/page.tsx')),
});

const demandRecordingRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/demand/recording',
  validateSearch: (search: Record<string, unknown>): RecordingSearch => recordingSearch(search),
  component: lazyRouteComponent(() => import('./features/demand-recording/page.tsx')),
});

const demandStressRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/demand/stress',
  validateSearch: (search: Record<string, unknown>): StressSearch => stressSearch(search),
  component: lazyRouteComponent(() => import('./features/demand-stress/page.tsx')),
});

const demandReviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/demand/review',
  component: lazyRouteComponent(() => import('./features/demand-review/page.tsx')),
});

const postsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/posts',
  validateSearch: (search: Record<string, unknown>): PostsSearch => postsSearch(search),
  component: lazyRouteComponent(() => import('./features/posts/page.tsx')),
});

const costsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/costs',
  validateSearch: (search: Record<string, unknown>): CostsSearch => costsSearch(search),
  component: lazyRouteComponent(() => import('./features/costs/page.tsx')),
});

const vacanciesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/vacancies',
  validateSearch: (search: Record<string, unknown>): VacanciesSearch => vacanciesSearch(search),
  component: lazyRouteComponent(() => import('./features/vacancies/page.tsx')),
});

const temporaryPostsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/temporary-posts',
  validateSearch: (search: Record<string, unknown>): TemporarySearch => temporarySearch(search),
  component: lazyRouteComponent(() => import('./features/temporary-posts/page.tsx')),
});

const thisMonthRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/this-month',
  validateSearch: (search: Record<string, unknown>): ThisMonthSearch => thisMonthSearch(search),
  component: lazyRouteComponent(() => import('./features/this-month/page.tsx')),
});

const decisionRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/decisions/$decisionId',
  validateSearch: (search: Record<string, unknown>): DecisionSearch => decisionSearch(search),
  component: lazyRouteComponent(() => import('./features/decisions/decision-page.tsx')),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  setPasswordRoute,
  appRoute.addChildren([
    overviewRoute,
    allocationRoute,
    page('/allocation/minimums', () => import('./features/minimums/page.tsx')),
    page('/allocation/letters', () => import('./features/studies/letters-page.tsx')),
    scenariosRoute,
    peopleRoute,
    page('/people/import', () => import('./features/imports/people.tsx')),
    demandRoute,
    demandFairnessRoute,
    demandRecordingRoute,
    demandReviewRoute,
    demandStressRoute,
    demandMethodRoute,
    demandHistoryRoute,
    demandForecastRoute,
    postsRoute,
    vacanciesRoute,
    costsRoute,
    temporaryPostsRoute,
    thisMonthRoute,
    page('/decisions', () => import('./features/decisions/page.tsx')),
    decisionRoute,
    keptRoute,
    historyRoute,
    page('/backups', () => import('./features/backups/page.tsx')),
    page('/demand/import', () => import('./features/imports/demand.tsx')),
    page('/import', () => import('./features/imports/hub-page.tsx')),
    page('/import/posts', () => import('./features/imports/posts.tsx')),
    page('/import/occupancies', () => import('./features/imports/occupancies.tsx')),
    page('/import/arrangements', () => import('./features/imports/arrangements.tsx')),
    page('/import/pay-points', () => import('./features/imports/pay-points.tsx')),
    page('/import/case-extract', () => import('./features/imports/case-extract.tsx')),
    page('/import/episodes', () => import('./features/imports/episodes.tsx')),
    page('/import/referrals', () => import('./features/imports/referrals.tsx')),
    page('/accounts', () => import('./features/accounts/page.tsx')),
    page('/my-account', () => import('./features/my-account/page.tsx')),
    page('/access', () => import('./features/access/page.tsx')),
  ]),
]);

/** The router: every page is loaded when it is first opened; the address carries date, plan and selection. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    defaultPendingComponent: PageLoading,
    defaultNotFoundComponent: NotFound,
  });
}
