import { present, textParam } from '../../address.ts';

/** Parts of the page. */
const VIEWS = ['plans', 'rates'] as const;
export type View = (typeof VIEWS)[number];

/** Kinds of rates, as the address names them. */
export const RATE_SECTIONS = ['pay-points', 'grades', 'on-cost', 'funds', 'agency'] as const;
export type RateSection = (typeof RATE_SECTIONS)[number];

/** Search of the costs page. */
export interface CostsSearch {
  /** Absent: budget and forecast. */
  view?: View;
  /** `2020/21`; absent: the year of the as-at date. */
  year?: string;
  /** Unit whose posts are shown. */
  unit?: string;
  /** Record whose lines are shown, such as `occupancies:A-0204`. */
  record?: string;
  /** Which rates are shown; absent: pay points. */
  rates?: RateSection;
}

/** Reads the search of the costs page; what it does not know counts as absent. */
export function costsSearch(search: Record<string, unknown>): CostsSearch {
  return present({
    view: VIEWS.find((view) => view === search.view),
    year: yearParam(search),
    unit: textParam(search, 'unit'),
    record: textParam(search, 'record'),
    rates: RATE_SECTIONS.find((section) => section === search.rates),
  });
}

function yearParam(search: Record<string, unknown>): string | undefined {
  const year = textParam(search, 'year');
  return year !== undefined && /^(19|20|21)\d{2}\/\d{2}$/.test(year) ? year : undefined;
}

/** The kind and id of `occupancies:A-0204`; undefined for anything else. */
export function recordOf(text: string | undefined) {
  const parts = /^(posts|occupancies|vacancies):(.+)$/.exec(text ?? '');
  const [kind, id] = [KINDS.find((known) => known === parts?.[1]), parts?.[2]];
  return kind && id ? { kind, id } : undefined;
}

const KINDS = ['posts', 'occupancies', 'vacancies'] as const;
