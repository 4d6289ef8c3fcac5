import { Box, Button } from '@mantine/core';
import { useState } from 'react';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount, formatDate } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { CompetenceSetDialog } from './competence-set-dialog.tsx';
import { lapseWords } from './competence-words.ts';
import classes from './competences.module.css';
import type { CompetencesView } from './use-competences.ts';

/** How many are listed before the rest is counted. */
const LISTED = 40;

/** Competences of everybody in one line that opens: who holds what by district, and what lapses. */
export function CompetencesLine({ view }: { view: CompetencesView }) {
  const mayEdit = useMay('establishment:edit');
  const [isEditing, setEditing] = useState(false);
  const { held, set } = view;
  const lapsed = held.lapses.filter(({ daysLeft }) => daysLeft < 0).length;
  const lapsing = held.lapses.length - lapsed;
  const missing = held.people.filter(({ mismatches }) => mismatches.length > 0).length;
  return (
    <details className={classes.line}>
      <summary>
        <strong>Competences.</strong>{' '}
        {lapsing === 0 ? 'None lapses soon' : `${formatCount(lapsing, 'lapses', 'lapse')} soon`},{' '}
        {formatCount(lapsed, 'has', 'have')} lapsed, {formatCount(missing, 'person holds', 'people hold')} less than
        their post asks for.
      </summary>
      <div className={classes.open}>
        <div>
          <Counts view={view} />
          {mayEdit ? (
            <Button variant="default" size="compact-sm" mt="xs" onClick={() => setEditing(true)}>
              Edit competences and levels
            </Button>
          ) : null}
        </div>
        <Lapses view={view} />
      </div>
      {isEditing ? <CompetenceSetDialog set={set} close={() => setEditing(false)} /> : null}
    </details>
  );
}

/** How many hold each competence in each district. */
function Counts({ view: { set, held, levelName } }: { view: CompetencesView }) {
  const { districtName } = useReference();
  const countOf = (competenceId: string, districtId: string | null) =>
    held.counts.find((count) => count.competenceId === competenceId && count.districtId === districtId);
  return (
    <Box component="section" className={classes.scroll} aria-label="Competences by district" tabIndex={0}>
      <PlainTable
        caption="People who hold each competence at this date, of those in post"
        rows={set.competences}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Competence', cell: ({ name }) => name },
          ...held.headcounts.map(({ districtId, people }) => ({
            title: `${districtId === null ? 'Other units' : districtName(districtId)} (${people})`,
            numeric: true,
            cell: ({ id }: { id: string }) => {
              const count = countOf(id, districtId);
              if (!count || count.people === 0) return '–';
              const levels = count.byLevel.map((one) => `${levelName(one.level)} ${one.people}`).join(', ');
              return <span title={levels}>{count.people}</span>;
            },
          })),
          {
            title: 'By level',
            cell: ({ id }) =>
              set.levels
                .map(({ level, name }) => {
                  const people = held.counts
                    .filter((count) => count.competenceId === id)
                    .flatMap(({ byLevel }) => byLevel.filter((one) => one.level === level))
                    .reduce((sum, one) => sum + one.people, 0);
                  return `${name} ${people}`;
                })
                .join(', '),
          },
        ]}
      />
    </Box>
  );
}

/** What lapses within its notice or has lapsed, next first. */
function Lapses({ view: { held, nameOf } }: { view: CompetencesView }) {
  const { districtName } = useReference();
  if (held.lapses.length === 0) return <p>No competence lapses within the notice it is set to.</p>;
  const upcoming = held.lapses.filter(({ daysLeft }) => daysLeft >= 0);
  const ordered = [...upcoming, ...held.lapses.filter(({ daysLeft }) => daysLeft < 0)];
  return (
    <Box component="section" className={classes.scroll} aria-label="Competences that lapse" tabIndex={0}>
      <ul className={classes.lapses}>
        {ordered.slice(0, LISTED).map(({ personId, competenceId, name, districtId, expiresOn, daysLeft }) => (
          <li key={`${personId} ${competenceId}`}>
            <strong>{name}</strong>
            {districtId === null ? '' : `, ${districtName(districtId)}`}: {nameOf(competenceId)} {lapseWords(daysLeft)}{' '}
            ({formatDate(expiresOn)})
          </li>
        ))}
        {ordered.length > LISTED ? <li>and {ordered.length - LISTED} more</li> : null}
      </ul>
    </Box>
  );
}
