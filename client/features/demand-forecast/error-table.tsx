import { FORECAST_METHOD_NAMES, type ForecastErrors } from '../../../server/contract/demand-forecast.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatPercent } from '../../format.ts';
import classes from './demand-forecast.module.css';
import type { Outlook } from './outlook.ts';
import { aheadWords } from './words.ts';

/** Months ahead that have a line of their own; the others stand in the working of all twelve. */
const TOLD_AHEAD: readonly (number | null)[] = [1, 3, 6, 12, null];

const WAYS = {
  used: 'The forecast used',
  smoothing: FORECAST_METHOD_NAMES.smoothing,
  lastYear: FORECAST_METHOD_NAMES['last-year'],
  lastMonth: FORECAST_METHOD_NAMES['last-month'],
} as const;
type Way = keyof typeof WAYS;

/** How far off the forecast, and the other ways to make one, were in the past. */
export function ErrorTable({ outlook }: { outlook: Outlook }) {
  const column = (way: Way) => ({
    title: WAYS[way],
    numeric: true,
    cell: (line: ForecastErrors) => <ErrorFigure outlook={outlook} line={line} way={way} />,
  });
  return (
    <ScrolledTable
      caption={`How far off forecasts of ${outlook.name} were, FTE on average (share of demand)`}
      rows={outlook.errors.filter(({ ahead }) => TOLD_AHEAD.includes(ahead))}
      rowKey={({ ahead }) => String(ahead)}
      columns={[
        { title: 'Looking ahead', cell: ({ ahead }) => (ahead === null ? 'All twelve months' : aheadWords(ahead)) },
        column('used'),
        column('smoothing'),
        column('lastYear'),
        column('lastMonth'),
        { title: 'Checked on', numeric: true, cell: ({ count }) => count },
      ]}
    />
  );
}

function ErrorFigure({ outlook, line, way }: { outlook: Outlook; line: ForecastErrors; way: Way }) {
  const { fte, share } = line[way];
  const ahead = line.ahead === null ? 'over all twelve months' : `${aheadWords(line.ahead)} ahead`;
  return (
    <WorkedOut
      figure={`${formatFte(fte)}${share === null ? '' : ` (${formatPercent(share)})`}`}
      title={`${outlook.name}, ${WAYS[way].toLowerCase()}: usual error ${ahead}`}
    >
      <p className={classes.working}>
        {line.ahead === null
          ? 'The mean of the usual errors of each look ahead, every one counting the same.'
          : `After each past month a forecast was made with what was known by then, and put against what came ${aheadWords(line.ahead)} later. Marked months are left out, and every way is checked on the same months.`}
      </p>
      <WorkingTable lines={line.ahead === null ? linesOfAll(outlook, line, way) : linesOf(line, way)} />
    </WorkedOut>
  );
}

function linesOf(line: ForecastErrors, way: Way) {
  const { count, meanActual } = line;
  const { sum, fte, share } = line[way];
  return [
    { what: 'Off by, all added up, up or down', result: formatFte(sum) },
    { what: 'Forecasts checked', result: String(count) },
    { what: 'Off by on average', how: `${formatFte(sum)} ÷ ${count}`, result: `${formatFte(fte)} FTE` },
    ...shareLine(fte, meanActual, share),
  ];
}

function linesOfAll({ errors }: Outlook, all: ForecastErrors, way: Way) {
  const { sum, fte, share } = all[way];
  const each = errors.flatMap((line) =>
    line.ahead === null
      ? []
      : [{ what: `${aheadWords(line.ahead)} ahead`, how: `${line.count} checked`, result: formatFte(line[way].fte) }],
  );
  return [
    ...each,
    { what: 'On average', how: `${formatFte(sum)} ÷ ${each.length}`, result: `${formatFte(fte)} FTE` },
    ...(share === null
      ? []
      : [{ what: 'As a share of demand', how: 'mean of the shares', result: formatPercent(share, 1) }]),
  ];
}

function shareLine(fte: number, meanActual: number, share: number | null) {
  return share === null
    ? []
    : [
        {
          what: 'As a share of demand',
          how: `${formatFte(fte)} ÷ ${formatFte(meanActual)} needed on average`,
          result: formatPercent(share, 1),
        },
      ];
}
