import type { ReactNode } from 'react';
import type {
  FairnessBand,
  FairnessDistrict,
  FairnessLanguage,
  FairnessWard,
} from '../../../server/contract/demand-fairness.ts';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatCount, formatFte, formatNumber, formatPercent } from '../../format.ts';
import classes from './fairness.module.css';
import { daysText, per100Text } from './words.ts';

type Waits = Pick<
  FairnessBand | FairnessWard | FairnessLanguage,
  'isCounted' | 'openCases' | 'waiting' | 'waitingDays' | 'per100' | 'meanDays'
>;

/** Families that wait for each 100 open cases, with how it was worked out. */
export function Per100({ row, of }: { row: Waits; of: string }): ReactNode {
  const { per100, openCases, waiting } = row;
  if (per100 === null || openCases === null || waiting === null) return per100Text(row);
  return (
    <WorkedOut figure={formatNumber(per100, 1)} title={`Waiting per 100 open cases, ${of}`}>
      <WorkingTable
        lines={[
          { what: 'Families waiting', result: formatNumber(waiting) },
          { what: 'Open cases', result: formatNumber(openCases) },
          {
            what: 'For each 100 open cases',
            how: `${formatNumber(waiting)} ÷ ${formatNumber(openCases)} × 100`,
            result: formatNumber(per100, 1),
          },
        ]}
      />
    </WorkedOut>
  );
}

/** Days that families have waited on average, with how it was worked out. */
export function MeanDays({ row, of }: { row: Waits; of: string }): ReactNode {
  const { meanDays, waiting, waitingDays } = row;
  if (meanDays === null || waiting === null || waitingDays === null) return daysText(row);
  return (
    <WorkedOut figure={formatNumber(meanDays)} title={`Days waited, ${of}`}>
      <WorkingTable
        lines={[
          { what: 'Days waited so far, together', result: formatNumber(waitingDays) },
          { what: 'Families waiting', result: formatNumber(waiting) },
          {
            what: 'Days on average',
            how: `${formatNumber(waitingDays)} ÷ ${formatNumber(waiting)}`,
            result: formatNumber(meanDays, 1),
          },
        ]}
      />
    </WorkedOut>
  );
}

/** Coverage of a district, with how it was worked out. */
export function DistrictCoverage({ district }: { district: FairnessDistrict }): ReactNode {
  const { name, capacityFte, demandFte, coverage } = district;
  return (
    <WorkedOut figure={formatPercent(coverage)} title={`Coverage of ${name}`}>
      <WorkingTable
        lines={[
          { what: 'Case-holding capacity, FTE', result: formatFte(capacityFte) },
          { what: 'Demand, FTE', how: 'divided by', result: formatFte(demandFte) },
          { what: 'Coverage', result: formatPercent(coverage, 1) },
        ]}
      />
      <p className={classes.quiet}>Caseworkers belong to a district, so all its wards have its coverage.</p>
    </WorkedOut>
  );
}

/** Mean coverage of families who are spread over districts, with what it is the mean of. */
export function MeanCoverage({
  row,
  of,
}: {
  row: Pick<FairnessBand, 'coverage' | 'isRough' | 'parts'>;
  of: string;
}): ReactNode {
  const { coverage, isRough, parts } = row;
  if (coverage === null) return 'cannot be told';
  return (
    <WorkedOut figure={`${isRough ? 'about ' : ''}${formatPercent(coverage)}`} title={`Coverage, ${of}`}>
      <WorkingTable
        lines={[
          ...parts.map((part) => ({
            what: part.name,
            how: part.openCases === null ? 'too few cases to show' : formatCount(part.openCases, 'open case'),
            result: formatPercent(part.coverage, 1),
          })),
          { what: 'Mean, by open cases', result: formatPercent(coverage, 1) },
        ]}
      />
      {isRough ? (
        <p className={classes.quiet}>
          Where cases are too few to show, those that are left over are taken to be shared alike, so that the mean gives
          no count away.
        </p>
      ) : null}
    </WorkedOut>
  );
}
