import { present, textParam } from '../../address.ts';

/** Search of the stress page. What is absent has its default. */
export interface StressSearch {
  /** Ids of the cases that happen together, with commas between; absent: the first. */
  cases?: string;
  /** Month they happen in; absent: the one after the last that was counted. */
  month?: string;
  /** District whose months are shown; absent: all together. */
  district?: string;
}

/** Reads the search of the stress page; what it does not know counts as absent. */
export function stressSearch(search: Record<string, unknown>): StressSearch {
  const month = textParam(search, 'month');
  return present({
    cases: textParam(search, 'cases'),
    month: month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
    district: textParam(search, 'district'),
  });
}

/** What the address says where no case is chosen at all. */
const NONE = '-';

/**
 * The cases chosen, of those there are, in their order; the first where the address names none.
 * @param named what the address says
 */
export function chosenCases<Case extends { id: string }>(cases: readonly Case[], named: string | undefined): Case[] {
  if (named === undefined) return cases.slice(0, 1);
  const ids = new Set(named.split(','));
  return cases.filter(({ id }) => ids.has(id));
}

/** What the address says of cases that are chosen. */
export function namedCases(ids: readonly string[]): string {
  return ids.length === 0 ? NONE : ids.join(',');
}
