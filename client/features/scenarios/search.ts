import { present, textParam } from '../../address.ts';

/** Plans that stand side by side at most, as the server has it. */
export const MOST_PLANS = 5;
/** In the place of plans: none. */
const NO_PLANS = 'today';

/** What the page shows, as its address says it: ids of plans with commas between, and on which data they are measured. */
export interface ScenariosSearch {
  plans?: string;
  data?: 'live';
}

export function scenariosSearch(search: Record<string, unknown>): ScenariosSearch {
  const plans = textParam(search, 'plans')?.split(',').slice(0, MOST_PLANS).join(',');
  return present({ plans, data: search.data === 'live' ? ('live' as const) : undefined });
}

/** The entry of an address for these plans. */
export function plansEntry(ids: readonly string[]): string {
  return ids.length === 0 ? NO_PLANS : ids.slice(0, MOST_PLANS).join(',');
}

/** Ids of the plans that the address names; undefined where it leaves the choice to those changed last. */
export function plansNamed({ plans }: ScenariosSearch): string[] | undefined {
  return plans?.split(',').filter((id) => id !== '' && id !== NO_PLANS);
}
