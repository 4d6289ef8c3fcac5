/** Pages of everyday work, in the order of the tabs. */
export const WORK_PAGES = [
  { to: '/', label: 'Overview', needs: 'overview:read' },
  { to: '/allocation', label: 'Allocation', needs: 'plans:read' },
  { to: '/scenarios', label: 'Scenarios', needs: 'plans:read' },
  { to: '/people', label: 'People', needs: 'people:read' },
  { to: '/demand', label: 'Demand', needs: 'demand:read' },
  { to: '/posts', label: 'Posts', needs: 'establishment:read' },
  { to: '/vacancies', label: 'Vacancies', needs: 'establishment:read' },
  { to: '/temporary-posts', label: 'Temporary posts', needs: 'establishment:read' },
  { to: '/costs', label: 'Costs', needs: 'costs:read' },
  { to: '/decisions', label: 'Decisions', needs: 'decisions:read' },
  { to: '/this-month', label: 'This month', needs: 'establishment:read' },
  { to: '/import', label: 'Import', needs: 'establishment:import' },
] as const;

/** Pages about the installation: in the account menu, or as tabs for those who have no others. */
export const ADMINISTRATION_PAGES = [
  { to: '/history', label: 'History', needs: 'audit:read' },
  { to: '/accounts', label: 'Accounts', needs: 'accounts:manage' },
  { to: '/backups', label: 'Backups', needs: 'backups:manage' },
  { to: '/access', label: 'Access', needs: 'access:read' },
] as const;

/** A page of the tabs or of the account menu. */
export type Page = (typeof WORK_PAGES)[number] | (typeof ADMINISTRATION_PAGES)[number];

/** What a role finds where: the tabs, and what lies in the account menu besides. */
export function pagesFor(permissions: readonly string[]): { tabs: Page[]; menu: Page[] } {
  const work = WORK_PAGES.filter(({ needs }) => permissions.includes(needs));
  const administration = ADMINISTRATION_PAGES.filter(({ needs }) => permissions.includes(needs));
  return work.length > 0 ? { tabs: work, menu: administration } : { tabs: administration, menu: [] };
}
