import {
  MEASURES,
  type Measure,
  measures,
  PERIODS,
  type Per,
  SPLITS,
  type Split,
} from '../../../server/contract/demand-history.ts';
import { present, textParam } from '../../address.ts';

/** Search of the history page. What is absent has its default. */
export interface DemandHistorySearch {
  /** Absent: open cases. */
  measure?: Measure;
  /** Absent: the first split that the measure allows. */
  by?: Split;
  /** Absent: months; of the engaged share, which is mostly too small to show by month, quarters or years. */
  per?: Per;
  /** First month; absent: the first there is. */
  from?: string;
  /** Last month; absent: the latest that is over at the as-at date. */
  to?: string;
  district?: string;
  /** Ids of the lines shown, with commas between; absent: all, of languages all but English. */
  only?: string;
}

/** Reads the search of the history page; what it does not know counts as absent. */
export function demandHistorySearch(search: Record<string, unknown>): DemandHistorySearch {
  return present({
    measure: measures.find((measure) => measure === search.measure),
    by: SPLITS.find((split) => split === search.by),
    per: PERIODS.find((period) => period === search.per),
    from: monthParam(search, 'from'),
    to: monthParam(search, 'to'),
    district: textParam(search, 'district'),
    only: textParam(search, 'only'),
  });
}

function monthParam(search: Record<string, unknown>, key: string): string | undefined {
  const value = textParam(search, key);
  return value !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : undefined;
}

/** What is asked of the server. */
export interface SeriesRequest {
  measure: Measure;
  by: Split;
  per?: Per;
  from?: string;
  to: string;
  districtId?: string;
  only?: string;
}

/**
 * What the search asks for at a date.
 * @param languages codes of all languages: English would flatten the lines of all others, so it is left out at first
 */
export function requestOf(search: DemandHistorySearch, asAt: string, languages: readonly string[]): SeriesRequest {
  const measure = search.measure ?? 'open-cases';
  const splits: readonly Split[] = MEASURES[measure].splits;
  const by = splits.find((split) => split === search.by) ?? splits[0] ?? 'none';
  const pers: readonly Per[] = MEASURES[measure].pers;
  const per = pers.find((period) => period === search.per) ?? usualPer(measure, by);
  const others = languages.filter((code) => code !== 'en');
  return present({
    measure,
    by,
    per: per === 'month' ? undefined : per,
    from: search.from,
    to: search.to ?? monthOver(asAt),
    districtId: search.district,
    only: search.only ?? (by === 'language' && others.length > 0 ? others.join(',') : undefined),
  });
}

/** What a measure is told by unless something is chosen: so long that most of it is enough to be shown. */
function usualPer(measure: Measure, by: Split): Per {
  if (measure !== 'engaged-share' || by === 'none') return 'month';
  return by === 'source' ? 'year' : 'quarter';
}

/** The latest month that is over at a date: March 2021 on 31 March and on 1 April 2021. */
export function monthOver(asAt: string): string {
  const [year = 0, month = 1, day = 1] = asAt.split('-').map(Number);
  const isLastDay = new Date(Date.UTC(year, month - 1, day + 1)).getUTCDate() === 1;
  const shown = new Date(Date.UTC(year, isLastDay ? month - 1 : month - 2, 1));
  return shown.toISOString().slice(0, 7);
}
