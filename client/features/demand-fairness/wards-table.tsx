import type { ReactNode } from 'react';
import type { DemandFairness, FairnessWard, PlanFairness } from '../../../server/contract/demand-fairness.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatNumber, formatPercent } from '../../format.ts';
import classes from './fairness.module.css';
import { DistrictCoverage, MeanDays, Per100 } from './figures.tsx';
import { measureOf } from './measures.ts';
import { changeText, countText, TOO_FEW } from './words.ts';

/** Every measure of every ward, the most deprived first; cases without a ward stand at the end. */
export function WardsTable({ fairness, effect }: { fairness: DemandFairness; effect: PlanFairness | undefined }) {
  const { wards, bands, districts } = fairness;
  const rows = wards.toSorted((a, b) => (b.idaciRate ?? -1) - (a.idaciRate ?? -1));
  const district = new Map(districts.map((of) => [of.districtId, of]));
  const band = new Map(bands.map(({ id, name }) => [id, name]));
  const inPlan = new Map(effect?.districts.map((of) => [of.id, of]));
  return (
    <ScrolledTable
      caption="Wards, from the most deprived on"
      rows={rows}
      rowKey={({ districtId, code }) => `${districtId} ${code}`}
      columns={[
        { title: 'Ward', cell: ({ name }) => <span className={classes.oneLine}>{name}</span> },
        { title: 'District', cell: ({ districtId }) => district.get(districtId)?.name ?? districtId },
        {
          title: 'Deprivation',
          cell: ({ bandId, idaciRate }) =>
            idaciRate === null ? '' : <span className={classes.oneLine}>{band.get(bandId)}</span>,
        },
        { title: 'Open cases', numeric: true, cell: (row) => countText(row.openCases, row) },
        { title: 'Per 1,000 children', numeric: true, cell: (row) => <Per1000 ward={row} /> },
        { title: 'Families waiting', numeric: true, cell: (row) => countText(row.waiting, row) },
        { title: 'Waiting per 100 cases', numeric: true, cell: (row) => <Per100 row={row} of={row.name} /> },
        { title: 'Days waited', numeric: true, cell: (row) => <MeanDays row={row} of={row.name} /> },
        {
          title: 'Coverage',
          numeric: true,
          cell: ({ districtId }) => {
            const of = district.get(districtId);
            return of ? <DistrictCoverage district={of} /> : '';
          },
        },
        ...(effect
          ? [
              {
                title: 'In the plan',
                numeric: true,
                cell: (row: FairnessWard) => formatPercent(measureOf('plan', row, effect).value),
              },
              {
                title: 'Change',
                numeric: true,
                cell: ({ districtId }: FairnessWard) => {
                  const { before = null, after = null } = inPlan.get(districtId) ?? {};
                  return changeText(before, after);
                },
              },
            ]
          : []),
        { title: 'Children', numeric: true, cell: ({ children }) => (children === null ? '' : formatNumber(children)) },
        { title: 'Income deprivation', numeric: true, cell: (row) => shareText(row.idaciRate) },
        { title: 'Main language not English', numeric: true, cell: (row) => shareText(row.notEnglishRate) },
        {
          title: 'Language recorded',
          numeric: true,
          cell: ({ recorded }) => (recorded === null ? TOO_FEW : formatPercent(recorded)),
        },
      ]}
    />
  );
}

const shareText = (share: number | null): string => (share === null ? '' : formatPercent(share, 1));

function Per1000({ ward }: { ward: FairnessWard }): ReactNode {
  const { name, children, openCases, per1000, isCounted } = ward;
  if (children === null) return '';
  if (per1000 === null || openCases === null) return isCounted ? TOO_FEW : 'not counted';
  return (
    <WorkedOut figure={formatNumber(per1000, 1)} title={`Open cases per 1,000 children, ${name}`}>
      <WorkingTable
        lines={[
          { what: 'Open cases', result: formatNumber(openCases) },
          { what: 'Children aged 0–17', result: formatNumber(children) },
          {
            what: 'For each 1,000 children',
            how: `${formatNumber(openCases)} ÷ ${formatNumber(children)} × 1,000`,
            result: formatNumber(per1000, 1),
          },
        ]}
      />
    </WorkedOut>
  );
}
