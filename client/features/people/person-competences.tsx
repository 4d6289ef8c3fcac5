import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../../server/contract/people.ts';
import { formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';
import { standingWords } from './competence-words.ts';
import classes from './competences.module.css';
import { PersonCompetencesForm } from './person-competences-form.tsx';
import type { CompetencesView } from './use-competences.ts';

/** What somebody holds, what their post asks for that they do not have, and a way to change it. */
export function PersonCompetencesPart({ person, view }: { person: Person; view: CompetencesView }) {
  const mayEdit = useMay('competences:edit');
  const [isEditing, setEditing] = useState(false);
  const own = view.of(person.id);
  const held = own?.competences ?? [];
  return (
    <Stack gap="xs" mt="md">
      <Text fw={600} component="h3">
        Competences
      </Text>
      {own?.mismatches.map(({ postId, competenceId, sentence }) => (
        <Text key={`${postId} ${competenceId}`} c="var(--short)">
          {sentence}
        </Text>
      ))}
      {isEditing ? (
        <PersonCompetencesForm person={person} held={held} view={view} close={() => setEditing(false)} />
      ) : (
        <>
          {held.length === 0 ? <Text>None on record</Text> : null}
          <ul className={classes.held}>
            {held.map((one) => (
              <li key={one.competenceId}>
                {view.nameOf(one.competenceId)}: {view.levelName(one.level)}, evidenced {formatDate(one.evidencedOn)},{' '}
                <span className={one.state === 'holds' ? undefined : classes.chip} data-state={one.state}>
                  {standingWords(one)}
                </span>
              </li>
            ))}
          </ul>
          {mayEdit ? (
            <Group>
              <Button variant="default" onClick={() => setEditing(true)}>
                Change competences
              </Button>
            </Group>
          ) : null}
        </>
      )}
    </Stack>
  );
}
