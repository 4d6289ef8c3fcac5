import type { ReactNode } from 'react';
import type { DemandFairness, FairnessLanguage } from '../../../server/contract/demand-fairness.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatMonth, formatPercent } from '../../format.ts';
import classes from './fairness.module.css';
import { MeanCoverage, MeanDays, Per100 } from './figures.tsx';
import { countText, TOO_FEW } from './words.ts';

/** Coverage and waiting by language: English, each that needs a speaker, others, and where it is not recorded. */
export function LanguagesPanel({ fairness }: { fairness: DemandFairness }) {
  const { languages, month, demandMonth } = fairness;
  return (
    <Panel title="By language">
      <p className={classes.quiet}>
        A language that needs a speaker is covered as far as those who speak it can carry its cases in the districts
        where these are; whoever speaks two languages counts once. All other families can be with any caseworker: theirs
        is the coverage of their districts.
        {month === null && demandMonth !== null ? ` Cases are those of the end of ${formatMonth(demandMonth)}.` : ''}
      </p>
      <ScrolledTable
        caption="Coverage and waiting by language"
        rows={languages}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Language', cell: ({ name }) => name },
          { title: 'Open cases', numeric: true, cell: (row) => countText(row.openCases, row) },
          {
            title: 'Demand, FTE',
            numeric: true,
            cell: (row) => (row.demandFte === null ? TOO_FEW : formatFte(row.demandFte)),
          },
          {
            title: 'Case-holding FTE of speakers',
            numeric: true,
            cell: ({ speakersFte }) => (speakersFte === null ? 'any caseworker' : formatFte(speakersFte)),
          },
          { title: 'Covered', numeric: true, cell: (row) => <Covered row={row} /> },
          { title: 'Families waiting', numeric: true, cell: (row) => countText(row.waiting, waitsOf(row)) },
          { title: 'Waiting per 100 cases', numeric: true, cell: (row) => <Per100 row={waitsOf(row)} of={row.name} /> },
          { title: 'Days waited', numeric: true, cell: (row) => <MeanDays row={waitsOf(row)} of={row.name} /> },
        ]}
      />
    </Panel>
  );
}

/** The line, counted where its waiting families were. */
const waitsOf = (row: FairnessLanguage): FairnessLanguage => ({ ...row, isCounted: row.waitsCounted });

function Covered({ row }: { row: FairnessLanguage }): ReactNode {
  if (row.openCases === null) return TOO_FEW;
  if (row.openCases === 0) return 'no cases';
  if (row.kind !== 'needs-speaker') return <MeanCoverage row={row} of={row.name} />;
  const { name, coverage, demandFte, coveredFte } = row;
  if (demandFte === null || coveredFte === null) return TOO_FEW;
  if (coverage === null) return 'no demand';
  return (
    <WorkedOut figure={formatPercent(coverage)} title={`Covered, ${name}`}>
      <WorkingTable
        lines={[
          { what: 'Demand, FTE', result: formatFte(demandFte) },
          { what: 'Speakers in the same districts can carry, FTE', result: formatFte(coveredFte) },
          {
            what: 'Covered',
            how: `${formatFte(coveredFte)} ÷ ${formatFte(demandFte)}`,
            result: formatPercent(coverage, 1),
          },
        ]}
      />
    </WorkedOut>
  );
}
