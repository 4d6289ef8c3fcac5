import { FORECAST_METHOD_NAMES } from '../../../server/contract/demand-forecast.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth } from '../../format.ts';
import { nowOf, type Outlook, peakOf, RANGE_WORDS, type RangeName, schoolReturnOf } from './outlook.ts';
import { CapacityFigure, CountedFigure, PointFigure, RangeFigure } from './workings.tsx';

interface MonthsProps {
  outlook: Outlook;
  all: readonly Outlook[];
  months: readonly string[];
}

/** The months to come with their ranges, then the months that were counted, newest first. */
export function MonthsTable({ outlook, all, months }: MonthsProps) {
  const ahead = outlook.forecast.map((to) => ({ month: to.month, what: 'Forecast', fte: to.point, to }));
  const before = months.map((month, at) => ({ month, what: 'Counted', fte: outlook.history[at] ?? null, to: null }));
  const rangeColumn = (range: RangeName) => ({
    title: RANGE_WORDS[range],
    numeric: true,
    cell: ({ to }: (typeof ahead)[number] | (typeof before)[number]) =>
      to ? <RangeFigure month={to} outlook={outlook} range={range} /> : '',
  });
  return (
    <ScrolledTable
      caption={`Demand of ${outlook.name}, FTE by month`}
      rows={[...ahead, ...before.toReversed()]}
      rowKey={({ month }) => month}
      columns={[
        { title: 'Month', cell: ({ month }) => formatMonth(month) },
        { title: 'What', cell: ({ what, fte }) => (fte === null ? 'Not counted' : what) },
        {
          title: 'FTE',
          numeric: true,
          cell: ({ month, fte, to }) =>
            to ? (
              <PointFigure month={to} outlook={outlook} all={all} />
            ) : fte === null ? (
              '–'
            ) : (
              <CountedFigure month={month} fte={fte} outlook={outlook} />
            ),
        },
        rangeColumn('fifty'),
        rangeColumn('eighty'),
        rangeColumn('ninetyFive'),
      ]}
    />
  );
}

/** Every district beside the others: now, at the return to school, at most, and by which way. */
export function DistrictsTable({ all, months }: Omit<MonthsProps, 'outlook'>) {
  return (
    <ScrolledTable
      caption="Districts side by side, FTE now and in the twelve months to come"
      rows={all}
      rowKey={({ name }) => name}
      columns={[
        { title: 'District', cell: ({ name }) => name },
        { title: 'Needs now', numeric: true, cell: (outlook) => <NowFigure outlook={outlook} months={months} /> },
        {
          title: 'September',
          numeric: true,
          cell: (outlook) => pointOr(schoolReturnOf(outlook), outlook, all),
        },
        {
          title: 'Likely between',
          numeric: true,
          cell: (outlook) => {
            const month = schoolReturnOf(outlook);
            return month ? <RangeFigure month={month} outlook={outlook} range="eighty" /> : '–';
          },
        },
        { title: 'Most', numeric: true, cell: (outlook) => pointOr(peakOf(outlook), outlook, all) },
        { title: 'In', cell: (outlook) => formatMonth(peakOf(outlook)?.month ?? '').trim() || '–' },
        { title: 'Capacity today', numeric: true, cell: (outlook) => <CapacityFigure outlook={outlook} /> },
        {
          title: 'Forecast by',
          cell: ({ choice }) =>
            choice
              ? choice.method
                ? FORECAST_METHOD_NAMES[choice.method]
                : 'Nothing to learn from'
              : 'Sum of the districts',
        },
      ]}
    />
  );
}

function NowFigure({ outlook, months }: { outlook: Outlook; months: readonly string[] }) {
  const now = nowOf(outlook, months);
  return now ? <CountedFigure month={now.month} fte={now.fte} outlook={outlook} /> : '–';
}

function pointOr(month: ReturnType<typeof peakOf>, outlook: Outlook, all: readonly Outlook[]) {
  return month ? <PointFigure month={month} outlook={outlook} all={all} /> : '–';
}
