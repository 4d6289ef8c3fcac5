import { Link } from '@tanstack/react-router';
import type { ForecastMonth } from '../../../server/contract/demand-forecast.ts';
import { useAsAt } from '../../address.ts';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatDate, formatFte, formatFteDifference, formatMonth, formatNumber } from '../../format.ts';
import classes from './demand-forecast.module.css';
import { type Outlook, RANGE_WORDS, type RangeName } from './outlook.ts';
import { aheadWords } from './words.ts';

interface Props {
  month: ForecastMonth;
  outlook: Outlook;
  /** Every district’s outlook: all together is their sum. */
  all: readonly Outlook[];
}

/** What is expected in a month, opening how it was reached. */
export function PointFigure({ month, outlook, all }: Props) {
  return (
    <WorkedOut figure={formatFte(month.point)} title={`${outlook.name}, forecast of ${formatMonth(month.month)}`}>
      <p className={classes.working}>{pointWords(month)}</p>
      <WorkingTable lines={pointLines(month, outlook, all)} />
    </WorkedOut>
  );
}

function pointWords({ month, working }: ForecastMonth): string {
  if (!working) return 'The forecasts of the districts, added up.';
  if (working.kind === 'parts') {
    return 'The mean of two: one keeps the level of the last months with a steady rise and the season, the other follows what came last.';
  }
  const sameMonth = working.month.slice(5) === month.slice(5);
  if (!sameMonth) return 'The last figure that was learnt from is taken.';
  return Number(month.slice(0, 4)) - Number(working.month.slice(0, 4)) === 1
    ? 'The figure of the same month a year before is taken.'
    : 'The same month a year before is marked or was not counted, so the one before it is taken.';
}

function pointLines({ month, point, working }: ForecastMonth, outlook: Outlook, all: readonly Outlook[]) {
  const answer = { what: `Forecast of ${formatMonth(month)}`, result: `${formatFte(point)} FTE` };
  if (working?.kind === 'figure') {
    return [{ what: `Needed in ${formatMonth(working.month)}`, result: formatFte(working.fte) }, answer];
  }
  if (working) {
    return [
      { what: 'Middle of the last six figures, their season taken off', result: formatFte(working.level) },
      { what: 'Steady change by then', result: formatFteDifference(working.rise) },
      { what: `What ${formatMonth(month).slice(0, 3)} adds`, result: formatFteDifference(working.season) },
      { what: 'Level, change and season together', result: formatFte(working.steady) },
      { what: 'Following what came last', result: formatFte(working.following) },
      { ...answer, how: 'mean of the two lines above' },
    ];
  }
  const districts = all.filter(({ districtId }) => districtId !== null && outlook.districtId === null);
  return [
    ...districts.flatMap(({ name, forecast }) => {
      const found = forecast.find((each) => each.month === month);
      return found ? [{ what: name, result: formatFte(found.point) }] : [];
    }),
    answer,
  ];
}

/** Lowest and highest figure that is likely in a month, opening how they were reached; a dash where there are none. */
export function RangeFigure({ month, outlook, range }: Omit<Props, 'all'> & { range: RangeName }) {
  const { ranges, spread, ahead, point } = month;
  const learnt = outlook.learntRanges;
  if (!ranges || !spread || !learnt) return '–';
  const { low, high } = ranges[range];
  const half = formatFte(spread.half[range]);
  const past = spread.within;
  return (
    <WorkedOut
      figure={`${formatFte(low)} to ${formatFte(high)}`}
      title={`${outlook.name}, ${RANGE_WORDS[range]} range of ${formatMonth(month.month)}`}
    >
      <p className={classes.working}>
        {past.of > 0
          ? `In ${past[range]} of ${past.of} past forecasts ${learnt.borrowed ? 'here, ' : ''}looking ${aheadWords(ahead)} ahead, the figure was within ±${half} FTE.`
          : `No past forecast ${learnt.borrowed ? 'here, ' : ''}looking ${aheadWords(ahead)} ahead${learnt.borrowed ? ',' : ''} could be checked.`}{' '}
        {learnt.borrowed
          ? 'The range comes from the errors of the other districts, in proportion: each as a share of what is usually needed there.'
          : ''}
      </p>
      <WorkingTable
        lines={[
          {
            what: `Usual error ${aheadWords(ahead)} ahead`,
            how: `${learnt.borrowed ? 'of the other districts, in proportion; ' : ''}recent months weigh more; never less than nearer by`,
            result: formatFte(spread.usual),
          },
          {
            what: `Holds ${RANGE_WORDS[range]} errors`,
            how: 'so many times the usual one, the next month counted in',
            result: `× ${formatNumber(learnt.times[range], 2)}`,
          },
          {
            what: 'Errors go together',
            how: `${learnt.errors} months tell as much as ${formatNumber(learnt.independent, 1)} independent ones`,
            result: `× ${formatNumber(learnt.doubt[range], 2)}`,
          },
          { what: 'Either side', result: `±${half}` },
          {
            what: 'From',
            how: `${formatFte(point)} − ${half}${low === 0 ? ', not below 0' : ''}`,
            result: formatFte(low),
          },
          { what: 'To', how: `${formatFte(point)} + ${half}`, result: `${formatFte(high)} FTE` },
        ]}
      />
    </WorkedOut>
  );
}

/** What was needed in a month that was counted, with the way to the counts. */
export function CountedFigure({ month, fte, outlook }: { month: string; fte: number; outlook: Outlook }) {
  const { asAt } = useAsAt();
  const { districtId, name } = outlook;
  return (
    <WorkedOut figure={formatFte(fte)} title={`${name}, need in ${formatMonth(month)}`}>
      <p className={classes.working}>
        {districtId === null ? 'The districts added up: open' : 'Open'} cases of {formatMonth(month)}, each weighed by
        its level of need, ÷ the points that a full-time caseworker carries, both as set on {formatDate(asAt)}. The
        counts are on{' '}
        <Link to="/demand" search={districtId === null ? { month } : { month, district: districtId }}>
          Counts
        </Link>
        , the settings on <Link to="/demand/method">Method</Link>.
      </p>
    </WorkedOut>
  );
}

/** Case-holding capacity today, with the way to where it is worked out; a dash where it is not known. */
export function CapacityFigure({ outlook: { capacity, name } }: { outlook: Outlook }) {
  const { asAt } = useAsAt();
  if (capacity === undefined) return '–';
  return (
    <WorkedOut figure={formatFte(capacity)} title={`${name}, capacity today`}>
      <p className={classes.working}>
        FTE of those who carry cases on {formatDate(asAt)}, each by the share of a caseload that their role carries.{' '}
        <Link to="/">Overview</Link> shows it step by step.
      </p>
    </WorkedOut>
  );
}
