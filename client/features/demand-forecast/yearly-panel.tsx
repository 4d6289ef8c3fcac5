import type { DemandForecast, YearlySeries } from '../../../server/contract/demand-forecast.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatCount, formatNumber, formatPercent } from '../../format.ts';
import classes from './demand-forecast.module.css';

type Line = YearlySeries['errors'][number] & { area: string };

const WAYS = { lastYear: 'Taking the last figure', drift: 'A steady change', ours: 'Level and trend' } as const;
type Way = keyof typeof WAYS;
const WAY_WORDS: Readonly<Record<Way, string>> = {
  lastYear: 'The last figure known is taken for the years to come.',
  drift: 'To the last figure comes, for each year, the mean change a year since the first.',
  ours: 'The way that follows level and trend in a district, without a season.',
};

/** Yearly figures that were published, and how far off the same ways to forecast were on them. */
export function YearlyPanel({ yearly, source }: { yearly: DemandForecast['yearly']; source: string | null }) {
  if (yearly.length === 0) {
    return (
      <Panel title="Published yearly figures, for comparison">
        <p className={classes.words}>No published yearly figures are entered.</p>
      </Panel>
    );
  }
  return (
    <Panel title="Published yearly figures, for comparison">
      <p className={classes.words}>
        Referrals to children’s social care in the year to 31 March. They have no season, so the last figure, a steady
        change, and level and trend are compared. {source === null ? '' : `Source: ${source}.`}
      </p>
      <YearlyErrors yearly={yearly} />
      <details className={classes.figures}>
        <summary>The published figures</summary>
        <YearlyFigures yearly={yearly} />
      </details>
    </Panel>
  );
}

function YearlyErrors({ yearly }: { yearly: DemandForecast['yearly'] }) {
  const column = (way: Way) => ({
    title: WAYS[way],
    numeric: true,
    cell: (line: Line) => <YearlyError line={line} way={way} />,
  });
  return (
    <ScrolledTable
      caption="How far off forecasts of published yearly referrals were, on average"
      rows={yearly.flatMap(({ area, errors }) => errors.map((line) => ({ area, ...line })))}
      rowKey={({ area, ahead }) => `${area} ${ahead}`}
      columns={[
        { title: 'Area', cell: ({ area }) => area },
        { title: 'Looking ahead', cell: ({ ahead }) => formatCount(ahead, 'year') },
        column('lastYear'),
        column('drift'),
        column('ours'),
        { title: 'Checked on', numeric: true, cell: ({ count }) => formatCount(count, 'year') },
      ]}
    />
  );
}

function YearlyError({ line, way }: { line: Line; way: Way }) {
  return (
    <WorkedOut
      figure={formatPercent(line[way])}
      title={`${line.area}, ${WAYS[way].toLowerCase()}: usual error ${formatCount(line.ahead, 'year')} ahead`}
    >
      <p className={classes.working}>
        {WAY_WORDS[way]} Each forecast knew only the years before; how far off it was, as a share of what came:
      </p>
      <WorkingTable
        lines={[
          ...line.checks.map((check) => ({
            what: `Year to March ${check.year}`,
            how: `${formatNumber(check.actual)} came`,
            result: formatPercent(check[way], 1),
          })),
          { what: 'On average', how: `over ${formatCount(line.count, 'year')}`, result: formatPercent(line[way], 1) },
        ]}
      />
    </WorkedOut>
  );
}

/** Every year that any area has a figure of, oldest first. */
function YearlyFigures({ yearly }: { yearly: DemandForecast['yearly'] }) {
  const first = Math.min(...yearly.map(({ firstYear }) => firstYear));
  const last = Math.max(...yearly.map(({ firstYear, values }) => firstYear + values.length - 1));
  return (
    <ScrolledTable
      caption="Referrals in the year to 31 March, as published"
      rows={Array.from({ length: last - first + 1 }, (_, at) => ({ year: first + at }))}
      rowKey={({ year }) => String(year)}
      columns={[
        { title: 'Year to March', cell: ({ year }) => year },
        ...yearly.map(({ area, firstYear, values }) => ({
          title: area,
          numeric: true,
          cell: ({ year }: { year: number }) => {
            const value = values[year - firstYear] ?? null;
            return value === null ? '–' : formatNumber(value);
          },
        })),
      ]}
    />
  );
}
