import { Anchor, CloseButton, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PlanComparison } from '../../../server/contract/plans.ts';
import { ErrorState } from '../../components/page-states.tsx';
import { formatCount, formatNumber, formatSigned } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { groupedByMove } from './grouped-by-move.ts';
import { ComparedTable, MeasuresCompared, OtherDemands } from './measures-compared.tsx';
import classes from './panel.module.css';
import { comparisonQuery } from './queries.ts';

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
            <MeasuresCompared comparison={data} />
            <p>
              <Anchor renderRoot={(props) => <Link to="/demand/fairness" {...props} />}>
                Who gains and who loses: wards and languages
              </Anchor>
            </p>
            <OtherDemands comparison={data} />
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
