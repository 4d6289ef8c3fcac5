import { type DemandSeries, MEASURES, type Measure, type Per, type Split } from '../contract/demand-history.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import { lastMonthOf } from '../domain/demand/suppress-time.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';

const SPLIT_HEADINGS: Readonly<Record<Split, string>> = {
  none: 'All',
  district: 'District',
  level: 'Level of need',
  source: 'Source',
  language: 'Language',
};

const PERIOD_HEADINGS: Readonly<Record<Per, string>> = {
  month: 'Month',
  quarter: 'Quarter from',
  year: 'Financial year from',
};

/** Columns of a history as a file: heading → field of a line that it belongs to. A file has one measure and one split. */
export const SERIES_COLUMNS = {
  Month: 'values',
  'Quarter from': 'values',
  'Financial year from': 'values',
  All: 'name',
  District: 'name',
  'Level of need': 'name',
  Source: 'name',
  Language: 'name',
  'Open cases': 'values',
  Families: 'values',
  Referrals: 'values',
  'Engaged share': 'values',
  'Demand FTE': 'values',
  Opened: 'values',
  Closed: 'values',
  Note: 'hidden',
  'Marked because': 'values',
  'Left out of forecasts': 'values',
} as const;

/** Decimal places in which a share or an FTE leaves. */
const PLACES: Readonly<Partial<Record<Measure, number>>> = { 'engaged-share': 4, 'demand-fte': 4 };

/**
 * What a chart shows, as CSV: a line for each month and part, with why the month is marked.
 * @param districtIds the districts that a line speaks of where it is not of one
 */
export function exportSeries(series: DemandSeries, districtIds: readonly string[]): string {
  const { measure, by, per, months, lines, marked } = series;
  const header = [
    PERIOD_HEADINGS[per],
    SPLIT_HEADINGS[by],
    MEASURES[measure].name,
    'Note',
    'Marked because',
    'Left out of forecasts',
    LINE_DISTRICTS,
  ];
  const rows = months.flatMap((month, at) => {
    const last = lastMonthOf(month, per);
    const mark = marked.find(({ fromMonth, toMonth }) => fromMonth <= last && month <= toMonth);
    return lines.map((line): CsvCell[] => {
      const value = line.values[at] ?? null;
      const note = line.hidden.includes(at) ? 'Too few to show' : value === null ? 'Not recorded' : '';
      return [
        month,
        line.name,
        value === null ? '' : Number(value.toFixed(PLACES[measure] ?? 0)),
        note,
        mark?.text ?? '',
        mark ? (mark.anomalous ? 'yes' : 'no') : '',
        line.districtId ?? districtIds.join(' '),
      ];
    });
  });
  return toCsv(header, rows);
}
