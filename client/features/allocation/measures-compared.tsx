import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PlanComparison, PlanMeasures } from '../../../server/contract/plans.ts';
import { formatFte, formatNumber, formatPercent, formatPercentDifference } from '../../format.ts';
import { type ReferenceNames, useReference } from '../../reference.ts';
import classes from './panel.module.css';
import { ScrollRegion } from './scroll-region.tsx';
import { worstText } from './wording.ts';

/** The same measures of both plans, on the demand that they are measured on. */
export function MeasuresCompared({ comparison: { before, after } }: { comparison: PlanComparison }) {
  const { districtName } = useReference();
  return (
    <>
      <p className={classes.muted}>
        {before.demand === after.demand
          ? `Both measured on: ${after.demand}.`
          : `${before.name}: ${before.demand}. ${after.name}: ${after.demand}.`}
      </p>
      <ComparedTable
        label="Measures compared"
        headings={['Measure', before.name, after.name]}
        lines={marked(measureLines(before.measures, after.measures, districtName))}
      />
    </>
  );
}

/** How both stand if demand is another one: as counted, or what the other plan takes it to be. */
export function OtherDemands({ comparison: { before, after, otherDemands } }: { comparison: PlanComparison }) {
  const { districtName } = useReference();
  return otherDemands.map((other) => (
    <section key={other.demand} className={classes.other} aria-label={other.demand}>
      <Title order={3}>The same on another demand</Title>
      <p className={classes.muted}>Both measured on: {other.demand}.</p>
      <ComparedTable
        label={`Measures compared. ${other.demand}`}
        headings={['Measure', before.name, after.name]}
        lines={marked(measureLines(other.before, other.after, districtName).filter(([title]) => !FIXED.has(title)))}
      />
    </section>
  ));
}

/** Measures that demand has no part in. */
const FIXED: ReadonlySet<string> = new Set(['People who move', 'First choice met']);

/** Lines of two figures, the second in bold where it differs. */
function marked(lines: ReturnType<typeof measureLines>): ComparedTableProps['lines'] {
  return lines.map(([title, was, is]) => ({
    title,
    figures: [was, was === is ? is : <strong key="is">{is}</strong>],
  }));
}

function measureLines(
  before: PlanMeasures,
  after: PlanMeasures,
  districtName: ReferenceNames['districtName'],
): [title: string, before: string, after: string][] {
  const both = (title: string, text: (measures: PlanMeasures) => string): [string, string, string] => [
    title,
    text(before),
    text(after),
  ];
  const districts = [...new Set([...before.districts, ...after.districts].map(({ districtId }) => districtId))];
  return [
    both('People who move', (of) => formatNumber(of.moves)),
    both('Worst district', (of) => worstText(of, districtName)),
    both('Language gap, FTE', (of) => formatFte(of.languageGapFte)),
    both('First choice met', (of) => formatPercent(of.firstChoice)),
    ...districts.map((id) =>
      both(districtName(id), (of) => {
        const district = of.districts.find(({ districtId }) => districtId === id);
        return district ? `${formatPercentDifference(district.difference)}, ${district.word}` : '–';
      }),
    ),
  ];
}

interface ComparedTableProps {
  label: string;
  headings: string[];
  /** A line each: its title, then a figure for every further heading. */
  lines: { title: string; figures: ReactNode[] }[];
}

/** Figures of both plans side by side. */
export function ComparedTable({ label, headings, lines }: ComparedTableProps) {
  const [first, ...others] = headings.map((text, column) => ({ text, column }));
  return (
    <ScrollRegion label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{first?.text}</th>
            {others.map(({ text, column }) => (
              <th key={column} scope="col" className={classes.number}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ title, figures }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {others.map(({ column }) => (
                <td key={column} className={classes.number}>
                  {figures[column - 1]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
