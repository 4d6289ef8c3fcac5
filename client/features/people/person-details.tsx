import { Anchor, Button, Drawer, Group, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Person, PersonChange } from '../../../server/contract/people.ts';
import type { PersonField } from '../../../server/contract/permissions.ts';
import { formatFte, formatHours } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay, useSession } from '../../session.ts';
import { ChoicesField } from './choices-field.tsx';
import { DateFields } from './date-fields.tsx';
import { describeField } from './describe-person.ts';
import { PersonCompetencesPart } from './person-competences.tsx';
import { changeFrom, draftOf, faultOf, rebased } from './person-draft.ts';
import { TickList } from './tick-list.tsx';
import type { CompetencesView } from './use-competences.ts';

interface Props {
  person: Person;
  /** Absent until they are known. */
  competences: CompetencesView | undefined;
  close: () => void;
  /** @param reason why, where something was said */
  save: (change: PersonChange, reason: string | undefined) => void;
}

/** Languages, preferences, working constraints and dates of one person; what the role may not edit is read. */
export function PersonDetails({ person, competences, close, save }: Props) {
  const names = useReference();
  const { editablePersonFields } = useSession();
  const mayReadHistory = useMay('audit:read');
  const maySeeAll = useMay('people:subject-access');
  const [draft, setDraft] = useState(() => draftOf(person));
  const [fault, setFault] = useState<string>();
  const [started, setStarted] = useState(person);
  if (started.version !== person.version) {
    // saved meanwhile, here or elsewhere, such as the competences below: what is written here is kept
    const next = rebased(draft, started, person);
    setStarted(person);
    setDraft(next.draft);
    if (next.clashes) setFault('Somebody has changed the same details meanwhile. Check them before you save.');
  }
  const may = (field: PersonField) => editablePersonFields.includes(field);
  const mayAny = (['languages', 'preferences', 'cannotWorkIn', 'startDate', 'endDate'] as const).some(may);
  const submit = (): void => {
    const found = faultOf(draft);
    setFault(found);
    if (found) return;
    const change = changeFrom(person, draft);
    if (Object.keys(change).length > 0) save(change, draft.reason.trim() || undefined);
    close();
  };
  return (
    <Drawer opened onClose={close} position="right" size="30rem" title={`${person.name}, ${person.id}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <Text>
            {names.roleTitle(person.roleId)}, {names.unitName(person.unitId)}, {formatHours(person.contractedMinutes)}{' '}
            hours a week ({formatFte(person.fte)} FTE)
          </Text>
          <TickList
            label="Languages"
            hint="A skill for work with families"
            options={names.languages
              .filter(({ code, needsSpeaker }) => needsSpeaker || person.languages.includes(code))
              .map(({ code, name }) => ({ value: code, label: name }))}
            chosen={draft.languages}
            change={may('languages') ? (languages) => setDraft({ ...draft, languages }) : undefined}
          />
          {may('preferences') ? (
            <ChoicesField choices={draft.choices} change={(choices) => setDraft({ ...draft, choices })} />
          ) : (
            <div>
              <Text fw={600}>Preferences</Text>
              <Text>{describeField(person, 'preferences', names) || 'None stated'}</Text>
            </div>
          )}
          <TickList
            label="Cannot work in"
            hint="A working constraint. Never write down a diagnosis or a reason."
            options={names.districts.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={draft.cannotWorkIn}
            change={may('cannotWorkIn') ? (cannotWorkIn) => setDraft({ ...draft, cannotWorkIn }) : undefined}
          />
          <DateFields draft={draft} change={setDraft} mayStart={may('startDate')} mayEnd={may('endDate')} />
          {mayAny ? (
            <TextInput
              label="Why (optional)"
              description="Kept in the history. A working reason, never health or family matters."
              value={draft.reason}
              onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
              maxLength={300}
              autoComplete="off"
            />
          ) : null}
          {fault ? (
            <Text role="alert" c="var(--short)" fw={600}>
              {fault}
            </Text>
          ) : null}
          <Group>
            {mayAny ? <Button type="submit">Save</Button> : null}
            <Button variant="default" onClick={close}>
              {mayAny ? 'Cancel' : 'Close'}
            </Button>
          </Group>
          <Group>
            {mayReadHistory ? (
              <Anchor renderRoot={(props) => <Link to="/history" search={{ person: person.id }} {...props} />}>
                History of {person.name}
              </Anchor>
            ) : null}
            {maySeeAll ? (
              <Anchor renderRoot={(props) => <Link to="/people/kept" search={{ person: person.id }} {...props} />}>
                All that is kept
              </Anchor>
            ) : null}
          </Group>
        </Stack>
      </form>
      {competences && competences.set.competences.length > 0 ? (
        <PersonCompetencesPart person={person} view={competences} />
      ) : null}
    </Drawer>
  );
}
