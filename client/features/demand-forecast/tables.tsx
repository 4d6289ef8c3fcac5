import type { DemandForecast, ForecastErrors, ForecastMonth } from '../../../server/contract/demand-forecast.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatFte, formatMonth, formatPercent } from '../../format.ts';
import { nowOf, type Outlook, peakOf, schoolReturnOf } from './outlook.ts';
import { aheadWords, METHOD_NAMES } from './words.ts';

const range = (month: ForecastMonth, key: 'fifty' | 'eighty' | 'ninetyFive') =>
  month.ranges ? `${formatFte(month.ranges[key].low)} to ${formatFte(month.ranges[key].high)}` : '–';

/** The months to come with their ranges, then the months that were counted, newest first. */
export function MonthsTable({ outlook, months }: { outlook: Outlook; months: readonly string[] }) {
  const ahead = outlook.forecast.map((to) => ({ month: to.month, what: 'Forecast', fte: to.point, to }));
  const before = months.map((month, at) => ({ month, what: 'Counted', fte: outlook.history[at] ?? null, to: null }));
  return (
    <ScrolledTable
      caption={`Demand of ${outlook.name}, FTE by month`}
      rows={[...ahead, ...before.toReversed()]}
      rowKey={({ month }) => month}
      columns={[
        { title: 'Month', cell: ({ month }) => formatMonth(month) },
        { title: 'What', cell: ({ what, fte }) => (fte === null ? 'Not counted' : what) },
        { title: 'FTE', numeric: true, cell: ({ fte }) => (fte === null ? '–' : formatFte(fte)) },
        { title: '50 in 100', numeric: true, cell: ({ to }) => (to ? range(to, 'fifty') : '') },
        { title: '80 in 100', numeric: true, cell: ({ to }) => (to ? range(to, 'eighty') : '') },
        { title: '95 in 100', numeric: true, cell: ({ to }) => (to ? range(to, 'ninetyFive') : '') },
      ]}
    />
  );
}

const off = ({ fte, share }: ForecastErrors['used']) =>
  `${formatFte(fte)}${share === null ? '' : ` (${formatPercent(share)})`}`;

/** How far off the forecast, and the other ways to make one, were in the past. */
export function ErrorTable({ outlook }: { outlook: Outlook }) {
  return (
    <ScrolledTable
      caption={`How far off forecasts of ${outlook.name} were, FTE on average (share of demand)`}
      rows={outlook.errors}
      rowKey={({ ahead }) => String(ahead)}
      columns={[
        { title: 'Looking ahead', cell: ({ ahead }) => (ahead === null ? 'All twelve months' : aheadWords(ahead)) },
        { title: 'The forecast used', numeric: true, cell: ({ used }) => off(used) },
        { title: METHOD_NAMES.smoothing, numeric: true, cell: ({ smoothing }) => off(smoothing) },
        { title: METHOD_NAMES['last-year'], numeric: true, cell: ({ lastYear }) => off(lastYear) },
        { title: METHOD_NAMES['last-month'], numeric: true, cell: ({ lastMonth }) => off(lastMonth) },
        { title: 'Checked on', numeric: true, cell: ({ count }) => count },
      ]}
    />
  );
}

/** Every district beside the others: now, at the return to school, at most, and by which way. */
export function DistrictsTable({ shown, months }: { shown: readonly Outlook[]; months: readonly string[] }) {
  return (
    <ScrolledTable
      caption="Districts side by side, FTE now and in the twelve months to come"
      rows={shown}
      rowKey={({ name }) => name}
      columns={[
        { title: 'District', cell: ({ name }) => name },
        { title: 'Needs now', numeric: true, cell: (outlook) => fteOr(nowOf(outlook, months)?.fte) },
        { title: 'September', numeric: true, cell: (outlook) => fteOr(schoolReturnOf(outlook)?.point) },
        { title: 'Likely between', numeric: true, cell: (outlook) => likelyRange(schoolReturnOf(outlook)) },
        { title: 'Most', numeric: true, cell: (outlook) => fteOr(peakOf(outlook)?.point) },
        { title: 'In', cell: (outlook) => formatMonth(peakOf(outlook)?.month ?? '').trim() || '–' },
        { title: 'Capacity today', numeric: true, cell: ({ capacity }) => fteOr(capacity) },
        {
          title: 'Forecast by',
          cell: ({ choice }) =>
            choice ? (choice.method ? METHOD_NAMES[choice.method] : 'Nothing to learn from') : 'Sum of the districts',
        },
      ]}
    />
  );
}

const fteOr = (fte: number | undefined) => (fte === undefined ? '–' : formatFte(fte));
const likelyRange = (to: ForecastMonth | undefined) => (to ? range(to, 'eighty') : '–');

/** The published yearly series and how well it could have been told. */
export function YearlyTable({ yearly }: { yearly: DemandForecast['yearly'] }) {
  const rows = yearly.flatMap(({ area, errors }) => errors.map((line) => ({ area, ...line })));
  return (
    <ScrolledTable
      caption="How far off forecasts of published yearly referrals were, on average"
      rows={rows}
      rowKey={({ area, ahead }) => `${area} ${ahead}`}
      columns={[
        { title: 'Area', cell: ({ area }) => area },
        { title: 'Years ahead', numeric: true, cell: ({ ahead }) => ahead },
        { title: 'Taking the last figure', numeric: true, cell: ({ lastYear }) => formatPercent(lastYear) },
        { title: 'A steady change', numeric: true, cell: ({ drift }) => formatPercent(drift) },
        { title: 'Checked on', numeric: true, cell: ({ count }) => `${count} years` },
      ]}
    />
  );
}

/** The published yearly series themselves. */
export function YearlyFigures({ yearly }: { yearly: DemandForecast['yearly'] }) {
  const [first] = yearly;
  return (
    <ScrolledTable
      caption="Referrals in the year to 31 March, as published"
      rows={(first?.values ?? []).map((_, at) => ({ year: (first?.firstYear ?? 0) + at }))}
      rowKey={({ year }) => String(year)}
      columns={[
        { title: 'Year to March', cell: ({ year }) => year },
        ...yearly.map(({ area, firstYear, values }) => ({
          title: area,
          numeric: true,
          cell: ({ year }: { year: number }) => values[year - firstYear]?.toLocaleString('en-GB') ?? '–',
        })),
      ]}
    />
  );
}
