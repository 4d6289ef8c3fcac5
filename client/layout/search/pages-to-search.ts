import type { Permission } from '../../../server/contract/permissions.ts';
import { comparable, FITS, type Fit, fitOf, wantedOf } from '../../../server/contract/search-words.ts';
import { DEMAND_PAGES } from '../../components/demand-pages.tsx';
import { ADMINISTRATION_PAGES, WORK_PAGES } from '../pages.ts';

/** Pages that stand in no row of links at the top of the window. */
const FURTHER_PAGES = [
  { to: '/allocation/letters', label: 'Letters to people who move', needs: 'plans:read' },
  { to: '/allocation/minimums', label: 'Minimum cover', needs: 'plans:read' },
  { to: '/people/import', label: 'Import people', needs: 'people:import' },
  { to: '/people/kept', label: 'What is kept about somebody', needs: 'people:subject-access' },
  { to: '/demand/import', label: 'Import counts of cases', needs: 'demand:import' },
  { to: '/import/posts', label: 'Import posts', needs: 'establishment:import' },
  { to: '/import/occupancies', label: 'Import who is in which post', needs: 'establishment:import' },
  { to: '/import/arrangements', label: 'Import temporary posts', needs: 'establishment:import' },
  { to: '/import/pay-points', label: 'Import pay points', needs: 'establishment:import' },
  { to: '/my-account', label: 'My account', needs: 'session:own' },
] as const;

/** What people may call a page besides its name. */
const ALSO: Readonly<Record<string, string>> = {
  '/': 'home districts balance',
  '/allocation': 'proposal move rebalance caseworkers',
  '/allocation/minimums': 'least staffing minimums rules settings',
  '/people': 'staff workers languages preferences',
  '/demand': 'cases caseload families',
  '/demand/forecast': 'predict referrals expected',
  '/demand/history': 'referrals trend months',
  '/demand/recording': 'completeness missing quality',
  '/demand/fairness': 'deprivation waiting equality',
  '/demand/stress': 'what if surge',
  '/demand/review': 'drift rebalance',
  '/demand/method': 'points caseload standard settings',
  '/posts': 'establishment jobs structure',
  '/vacancies': 'recruitment empty gaps',
  '/temporary-posts': 'arrangements agency honorarium acting up maternity cover secondment funding',
  '/costs': 'money budget pay funds rates',
  '/decisions': 'records reports approval',
  '/this-month': 'due reminders calendar ends',
  '/import': 'files upload csv excel spreadsheet',
  '/history': 'audit log changes',
  '/accounts': 'users passwords roles',
  '/backups': 'restore copy',
  '/access': 'permissions roles rights',
  '/my-account': 'password sessions sign out',
  '/people/kept': 'subject access erase data protection',
};

interface AnyPage {
  to: string;
  label: string;
  needs: Permission;
}

/** Every page that can be gone to by its name. */
const PAGES = [
  ...WORK_PAGES,
  ...DEMAND_PAGES.filter(({ to }) => to !== '/demand').map(({ to, label }) => {
    return { to, label: `Demand: ${label}`, needs: 'demand:read' } as const;
  }),
  ...ADMINISTRATION_PAGES,
  ...FURTHER_PAGES,
] as const satisfies readonly AnyPage[];
export type PageToSearch = (typeof PAGES)[number];

const MOST_PAGES = 5;
const READY = PAGES.map((page) => ({
  page,
  byName: comparable([], page.label),
  byWords: comparable([], `${page.label} ${ALSO[page.to] ?? ''}`),
}));

/** Pages of a role whose name, or what else they are called, has words that begin so; the best first. */
export function findPages(question: string, permissions: readonly string[]): PageToSearch[] {
  const wanted = wantedOf(question);
  if (!wanted) return [];
  return READY.flatMap(({ page, byName, byWords }) => {
    const order = permissions.includes(page.needs) ? orderOf(fitOf(byName, wanted), fitOf(byWords, wanted)) : null;
    return order === null ? [] : [{ page, order }];
  })
    .sort((a, b) => a.order - b.order)
    .slice(0, MOST_PAGES)
    .map(({ page }) => page);
}

/** Names before other words; the inside of a word says nothing about a page. */
function orderOf(byName: Fit | null, byWords: Fit | null): number | null {
  if (byName !== null && byName !== 'inside') return FITS.indexOf(byName);
  return byWords !== null && byWords !== 'inside' ? FITS.length : null;
}
