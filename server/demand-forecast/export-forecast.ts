import { type DemandForecast, FORECAST_METHOD_NAMES, type ForecastMonth } from '../contract/demand-forecast.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';

/** Columns of a forecast as a file: heading → field of a district’s forecast that it belongs to. */
export const FORECAST_COLUMNS = {
  Month: 'forecast',
  District: 'districtId',
  'Demand FTE': 'forecast',
  '50 in 100, low': 'forecast',
  '50 in 100, high': 'forecast',
  '80 in 100, low': 'forecast',
  '80 in 100, high': 'forecast',
  '95 in 100, low': 'forecast',
  '95 in 100, high': 'forecast',
  'Forecast by': 'method',
} as const;

/** The months to come as CSV, a line a month and district, and of all districts where the reader sees them. */
export function exportForecast({ districts, total }: DemandForecast, nameOf: (districtId: string) => string): string {
  const header = [...Object.keys(FORECAST_COLUMNS), LINE_DISTRICTS];
  const lines = districts.flatMap(({ districtId, forecast, method }) =>
    forecast.map((month) => line(month, nameOf(districtId), method ? FORECAST_METHOD_NAMES[method] : '', districtId)),
  );
  const everyId = districts.map(({ districtId }) => districtId).join(' ');
  const ofAll = total?.forecast.map((month) => line(month, 'All districts', 'Sum of the districts', everyId)) ?? [];
  return toCsv(header, [...lines, ...ofAll]);
}

function line({ month, point, ranges }: ForecastMonth, name: string, by: string, districtIds: string): CsvCell[] {
  const bounds = ranges ? [ranges.fifty, ranges.eighty, ranges.ninetyFive] : [null, null, null];
  const cells = bounds.flatMap((bound): CsvCell[] => (bound ? [rounded(bound.low), rounded(bound.high)] : ['', '']));
  return [month, name, rounded(point), ...cells, by, districtIds];
}

function rounded(fte: number): number {
  return Number(fte.toFixed(4));
}
