import {
  type DemandSeries,
  type MarkedMonths,
  MEASURES,
  type Measure,
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

/** The mark of a month with its number, from 1; undefined where it has none. */
export function markOf(marked: readonly MarkedMonths[], month: string) {
  const at = marked.findIndex(({ fromMonth, toMonth }) => fromMonth <= month && month <= toMonth);
  const mark = marked[at];
  return mark ? { mark, number: at + 1 } : undefined;
}

/** `Open cases by district`. */
export function titleOf({ measure, by }: Pick<DemandSeries, 'measure' | 'by'>): string {
  const { name } = MEASURES[measure];
  return by === 'none' ? name : `${name} by ${SPLIT_NAMES[by].toLowerCase()}`;
}
