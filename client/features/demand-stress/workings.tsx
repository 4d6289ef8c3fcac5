import { Link } from '@tanstack/react-router';
import type { StressAnswer, StressDistrict, StressMonth, StressTotal } from '../../../server/contract/demand-stress.ts';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatFteDifference, formatMonth, formatPercent } from '../../format.ts';
import classes from './demand-stress.module.css';
import { BASIS_WORDS, figure } from './words.ts';

type Sides = StressTotal['months'][number];

/** Demand of a month without the cases, and what it rests on. */
export function Before({ answer, name, sides }: { answer: StressAnswer; name: string; sides: Sides }) {
  const basis = answer.months.find(({ month }) => month === sides.month)?.basis ?? 'not-known';
  if (sides.beforeFte === null) return <>{BASIS_WORDS['not-known']}</>;
  return (
    <WorkedOut figure={formatFte(sides.beforeFte)} title={`Demand of ${name} in ${formatMonth(sides.month)} before`}>
      {basis === 'counted' ? (
        <p>
          Open cases counted at the end of the month, weighed with the settings of the date above. Every step is on{' '}
          <Link to="/demand/method">Method</Link>.
        </p>
      ) : (
        <p>
          Forecast from the months up to {formatMonth(answer.lastMonth)}, weighed with the settings of the date above.
          How, and how far it can be trusted, is on <Link to="/demand/forecast">Forecast</Link>.
        </p>
      )}
    </WorkedOut>
  );
}

/** What the cases add to a district in a month: what comes in, what is open, its points, and the FTE. */
export function Extra({
  answer,
  district,
  month,
}: {
  answer: StressAnswer;
  district: StressDistrict;
  month: StressMonth;
}) {
  const shown = formatFteDifference(month.extraFte);
  const { name, pointsCarried } = district;
  return (
    <WorkedOut figure={shown} title={`FTE more for ${name} in ${formatMonth(month.month)}`}>
      {month.arrivals.map(({ referrals, engaged, opened }, at) => (
        <p key={answer.cases[at]?.name || 'this'} className={classes.note}>
          {answer.cases[at]?.name || 'This case'}: {figure(referrals)} referrals more in the month; {figure(engaged)}{' '}
          families engage; {figure(opened)} cases open.
        </p>
      ))}
      <WorkingTable
        lines={[
          ...answer.levels.map((level, at) => ({
            what: `${level.name}, open at the end`,
            how: `${figure(month.extra[at]?.openCases ?? 0)} more × ${figure(level.points)} points`,
            result: figure(month.extra[at]?.points ?? 0),
          })),
          ...(month.unwilling
            ? [
                {
                  what: 'Families unwilling to engage',
                  how: `${figure(month.unwilling.families)} more × ${figure(answer.chasingPoints ?? 0)} points`,
                  result: figure(month.unwilling.points),
                },
              ]
            : []),
          { what: 'FTE', how: `${figure(month.points)} ÷ ${figure(pointsCarried)} points carried`, result: shown },
        ]}
      />
      <p className={classes.note}>
        Cases of the months before are in it as far as they have not closed. Demand never falls below 0.
      </p>
    </WorkedOut>
  );
}

/** Sum over the districts. */
export function ExtraOfAll({ answer, sides }: { answer: StressAnswer; sides: Sides }) {
  const shown = formatFteDifference(sides.extraFte);
  return (
    <WorkedOut figure={shown} title={`FTE more for all districts in ${formatMonth(sides.month)}`}>
      <WorkingTable
        lines={[
          ...answer.districts.map(({ name, months }) => ({
            what: name,
            result: formatFteDifference(months.find(({ month }) => month === sides.month)?.extraFte ?? 0),
          })),
          { what: 'All districts', result: shown },
        ]}
      />
    </WorkedOut>
  );
}

/** Demand of a month with the cases. */
export function After({ name, sides }: { name: string; sides: Sides }) {
  if (sides.afterFte === null || sides.beforeFte === null) return <>{BASIS_WORDS['not-known']}</>;
  return (
    <WorkedOut figure={formatFte(sides.afterFte)} title={`Demand of ${name} in ${formatMonth(sides.month)} after`}>
      <WorkingTable
        lines={[
          { what: 'Before', result: formatFte(sides.beforeFte) },
          { what: 'More', result: formatFteDifference(sides.extraFte) },
          { what: 'After', result: formatFte(sides.afterFte) },
        ]}
      />
    </WorkedOut>
  );
}

/** What capacity covers of the demand, without the cases and with them. */
export function Covered({ name, capacityFte, sides }: { name: string; capacityFte: number; sides: Sides }) {
  const { beforeFte, afterFte, coverageBefore, coverageAfter } = sides;
  if (beforeFte === null || afterFte === null) return <>{BASIS_WORDS['not-known']}</>;
  const shown = `${formatPercent(coverageBefore)} → ${formatPercent(coverageAfter)}`;
  const line = (what: string, demand: number, share: number | null) => ({
    what,
    how: `${formatFte(capacityFte)} FTE today ÷ ${formatFte(demand)} FTE`,
    result: formatPercent(share),
  });
  return (
    <WorkedOut figure={shown} title={`What ${name} covers in ${formatMonth(sides.month)}`}>
      <WorkingTable lines={[line('Before', beforeFte, coverageBefore), line('After', afterFte, coverageAfter)]} />
    </WorkedOut>
  );
}
