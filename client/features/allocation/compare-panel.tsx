import { CloseButton, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PlanComparison, PlanMeasures } from '../../../server/contract/plans.ts';
import { ErrorState } from '../../components/page-states.tsx';
import {
  formatCount,
  formatFte,
  formatNumber,
  formatPercent,
  formatPercentDifference,
  formatSigned,
} from '../../format.ts';
import { type ReferenceNames, useReference } from '../../reference.ts';
import { groupedByMove } from './grouped-by-move.ts';
import classes from './panel.module.css';
import { comparisonQuery } from './queries.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { worstText } from './wording.ts';

interface ComparePanelProps {
  planId: string;
  version: number;
  withId: string;
  onClose: () => void;
  onPerson: (personId: string) => void;
}

/** The plan beside another one, or beside today: the same measures, and the people who differ. */
export function ComparePanel({ planId, version, withId, onClose, onPerson }: ComparePanelProps) {
  const { data, error, refetch } = useQuery(comparisonQuery(planId, withId, version));
  return (
    <section className={classes.panel} aria-label="Comparison">
      <div className={classes.head}>
        <Title order={2}>{data ? `${data.after.name} compared with ${data.before.name}` : 'Comparison'}</Title>
        <CloseButton aria-label="Close the comparison" onClick={onClose} />
      </div>
      {error && !data ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <div className={classes.columns}>
          <div>
            <Measures comparison={data} />
            <Rules comparison={data} />
          </div>
          <People comparison={data} onPerson={onPerson} />
        </div>
      ) : error ? null : (
        <Skeleton height={200} />
      )}
    </section>
  );
}

function Measures({ comparison: { before, after } }: { comparison: PlanComparison }) {
  const { districtName } = useReference();
  const lines = measureLines(before.measures, after.measures, districtName).map(([title, was, is]) => ({
    title,
    figures: [was, was === is ? is : <strong key="is">{is}</strong>],
  }));
  return <ComparedTable label="Measures compared" headings={['Measure', before.name, after.name]} lines={lines} />;
}

/** What each goal of the policy weighs in both; nothing for a reader confined to one district. */
function Rules({ comparison: { before, after, rules } }: { comparison: PlanComparison }) {
  if (rules.length === 0) return null;
  const lines = rules.map((rule) => ({
    title: rule.title,
    figures: [formatNumber(rule.before, 1), formatNumber(rule.after, 1), formatSigned(rule.change, 1)],
  }));
  return (
    <details>
      <summary>By goal of the policy</summary>
      <p className={classes.muted}>
        How much each goal is missed, weighted by the policy of this plan; lower is better.
      </p>
      <ComparedTable label="Goals compared" headings={['Goal', before.name, after.name, 'Change']} lines={lines} />
    </details>
  );
}

interface ComparedTableProps {
  label: string;
  headings: string[];
  /** A line each: its title, then a figure for every further heading. */
  lines: { title: string; figures: ReactNode[] }[];
}

function ComparedTable({ label, headings, lines }: ComparedTableProps) {
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

function People({ comparison, onPerson }: { comparison: PlanComparison; onPerson: (personId: string) => void }) {
  const { districtName } = useReference();
  const groups = groupedByMove(comparison.people, districtName);
  if (groups.length === 0) return <p>Everybody is in the same district in both.</p>;
  return (
    <div>
      <Title order={3}>{formatCount(comparison.people.length, 'person', 'people')} in another district</Title>
      <div className={classes.groups}>
        {groups.map(({ from, to, people }) => (
          <div key={`${from} ${to}`} className={classes.group}>
            <Title order={4} size="h3">
              {from} → {to} ({formatNumber(people.length)})
            </Title>
            <ul>
              {people.map((person) => (
                <li key={person.personId}>
                  <button type="button" className={classes.link} onClick={() => onPerson(person.personId)}>
                    {person.name}
                  </button>{' '}
                  <span className={classes.muted}>
                    choice{' '}
                    {person.choiceBefore === person.choiceAfter
                      ? person.choiceAfter
                      : `${person.choiceBefore} → ${person.choiceAfter}`}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </div>
  );
}
