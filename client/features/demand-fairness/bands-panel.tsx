import type { DemandFairness, FairnessBand } from '../../../server/contract/demand-fairness.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth, formatNumber } from '../../format.ts';
import classes from './fairness.module.css';
import { MeanCoverage, MeanDays, Per100 } from './figures.tsx';
import { countText, rangeText } from './words.ts';

/** Coverage and waiting by deprivation of wards. */
export function BandsPanel({ fairness, month }: { fairness: DemandFairness; month: string }) {
  const { bands, bandWord, districts } = fairness;
  const place = districts.length === 1 ? `, ${districts[0]?.name}` : '';
  return (
    <Panel title="By deprivation of wards">
      <p className={classes.quiet}>
        Wards in order of the share of their children in income deprivation (IDACI, English Indices of Deprivation
        2019), in parts with about as many children each: a ward is in the {bandWord} in which its middle child is,
        wards with the same share in the same one. At the end of {formatMonth(month)}. “Too few” stands for counts that
        are too small to show, and for what would give them away.
      </p>
      <ScrolledTable
        caption={`Coverage and waiting by deprivation of wards${place}`}
        rows={bands}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Wards', cell: ({ name }) => name },
          { title: 'In income deprivation', numeric: true, cell: (row) => rangeText(row.lowest, row.highest) },
          { title: 'How many', numeric: true, cell: (row) => (row.wards === 0 ? '' : formatNumber(row.wards)) },
          { title: 'Children', numeric: true, cell: (row) => (row.wards === 0 ? '' : formatNumber(row.children)) },
          { title: 'Open cases', numeric: true, cell: (row) => countText(row.openCases, row) },
          { title: 'Coverage', numeric: true, cell: (row) => <MeanCoverage row={row} of={ofBand(row)} /> },
          { title: 'Families waiting', numeric: true, cell: (row) => countText(row.waiting, row) },
          { title: 'Waiting per 100 cases', numeric: true, cell: (row) => <Per100 row={row} of={ofBand(row)} /> },
          { title: 'Days waited', numeric: true, cell: (row) => <MeanDays row={row} of={ofBand(row)} /> },
        ]}
      />
    </Panel>
  );
}

const ofBand = ({ name }: FairnessBand): string => name.charAt(0).toLowerCase() + name.slice(1);
