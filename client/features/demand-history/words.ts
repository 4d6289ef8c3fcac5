import {
  type DemandSeries,
  type MarkedMonths,
  MEASURES,
  type Measure,
  type Per,
  type Split,
} from '../../../server/contract/demand-history.ts';
import { formatFte, formatMonth, formatNumber, formatPercent } from '../../format.ts';

/** What a line stands for, as the control says it. */
export const SPLIT_NAMES: Readonly<Record<Split, string>> = {
  district: 'District',
  level: 'Level of need',
  source: 'Source',
  language: 'Language',
  none: 'Nothing: all together',
};

/** What a figure is of, as the control says it. */
export const PER_NAMES: Readonly<Record<Per, string>> = {
  month: 'Month',
  quarter: 'Quarter',
  year: 'Financial year',
};

const MONTHS_OF: Readonly<Record<Per, number>> = { month: 1, quarter: 3, year: 12 };

/** The last month of a period that begins with this one. */
function lastOf(per: Per, first: string): string {
  const [year = 0, number = 1] = first.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2 + MONTHS_OF[per], 1)).toISOString().slice(0, 7);
}

/** `Mar 2021`, `Jan to Mar 2021`, `2020/21`. @param first its first month */
export function periodName(per: Per, first: string): string {
  if (per === 'month') return formatMonth(first);
  const last = lastOf(per, first);
  return per === 'year'
    ? `${first.slice(0, 4)}/${last.slice(2, 4)}`
    : `${formatMonth(first).slice(0, 3)} to ${formatMonth(last)}`;
}

/** A value as it is shown. */
export function formatValue(measure: Measure, value: number): string {
  switch (MEASURES[measure].unit) {
    case 'count':
      return formatNumber(value);
    case 'share':
      return formatPercent(value);
    case 'fte':
      return formatFte(value);
  }
}

/** A cell of the table: the value, or why there is none. */
export function cellOf(series: DemandSeries, line: DemandSeries['lines'][number], at: number): string {
  const value = line.values[at] ?? null;
  if (line.hidden.includes(at)) return 'too few';
  return value === null ? 'not known' : formatValue(series.measure, value);
}

/** `Mar 2020 to Jun 2020`, or one month. */
export function spanOf({ fromMonth, toMonth }: Pick<MarkedMonths, 'fromMonth' | 'toMonth'>): string {
  return fromMonth === toMonth ? formatMonth(fromMonth) : `${formatMonth(fromMonth)} to ${formatMonth(toMonth)}`;
}

/** The mark of a month or period with its number, from 1; undefined where it has none. */
export function markOf({ marked, per }: Pick<DemandSeries, 'marked' | 'per'>, month: string) {
  const last = lastOf(per, month);
  const at = marked.findIndex(({ fromMonth, toMonth }) => fromMonth <= last && month <= toMonth);
  const mark = marked[at];
  return mark ? { mark, number: at + 1 } : undefined;
}

/** `Open cases by district`. */
export function titleOf({ measure, by }: Pick<DemandSeries, 'measure' | 'by'>): string {
  const { name } = MEASURES[measure];
  return by === 'none' ? name : `${name} by ${SPLIT_NAMES[by].toLowerCase()}`;
}
