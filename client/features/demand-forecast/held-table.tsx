import type { ForecastHeld, ForecastSight } from '../../../server/contract/demand-forecast.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatCount, formatMonth, formatPercent } from '../../format.ts';
import classes from './demand-forecast.module.css';
import { type Outlook, RANGE_WORDS, type RangeName } from './outlook.ts';

type Coverage = NonNullable<Outlook['coverage']>;
interface Line {
  sight: ForecastSight;
  held: ForecastHeld;
}

const SIGHTS: Readonly<Record<ForecastSight, string>> = {
  clear: 'Months like the others',
  overMarked: 'Months after marked ones, forecast before or in those',
  marked: 'Marked months',
};
const SIGHT_WORDS: Readonly<Record<ForecastSight, string>> = {
  clear: 'Months that are not marked, with no marked month between them and what the forecast knew last.',
  overMarked:
    'Nobody could see the marked months coming that lie between these months and what the forecast knew last.',
  marked: 'Nobody could see these months coming. Nothing is learnt from them.',
};

/** How many of the figures that came lay in the ranges told before, by what could be seen coming. */
export function HeldTable({ name, coverage }: { name: string; coverage: Coverage }) {
  const { overMarked, marked } = coverage;
  const lines: Line[] = [
    { sight: 'clear', held: coverage },
    ...(overMarked ? [{ sight: 'overMarked' as const, held: overMarked }] : []),
    ...(marked ? [{ sight: 'marked' as const, held: marked }] : []),
  ];
  const column = (range: RangeName) => ({
    title: RANGE_WORDS[range],
    numeric: true,
    cell: (line: Line) => <HeldFigure name={name} line={line} range={range} months={coverage.months} />,
  });
  return (
    <ScrolledTable
      caption={`How many figures of ${name} lay in the ranges that were told before`}
      rows={lines}
      rowKey={({ sight }) => sight}
      columns={[
        { title: 'Forecasts of', cell: ({ sight }) => SIGHTS[sight] },
        column('fifty'),
        column('eighty'),
        column('ninetyFive'),
        { title: 'Checked on', numeric: true, cell: ({ held }) => held.count },
      ]}
    />
  );
}

interface FigureProps {
  name: string;
  line: Line;
  range: RangeName;
  months: Coverage['months'];
}

function HeldFigure({ name, line: { sight, held }, range, months }: FigureProps) {
  return (
    <WorkedOut
      figure={`${held[range]} (${formatPercent(held.shares[range])})`}
      title={`${name}, figures in the ${RANGE_WORDS[range]} range: ${SIGHTS[sight].toLowerCase()}`}
    >
      <p className={classes.working}>
        {SIGHT_WORDS[sight]} After each past month with errors enough, ranges were made of what was known by then, and
        put against what came in the twelve months after.
      </p>
      <WorkingTable
        lines={[
          ...months
            .filter((month) => month.sight === sight)
            .map((each) => ({
              what: formatMonth(each.month),
              how: formatCount(each.count, 'forecast'),
              result: `${each[range]} held`,
            })),
          {
            what: 'All together',
            how: `${held[range]} ÷ ${held.count}`,
            result: formatPercent(held.shares[range], 1),
          },
        ]}
      />
    </WorkedOut>
  );
}
