import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldCompetence } from '../../../server/contract/competences.ts';
import type { Person } from '../../../server/contract/people.ts';
import { ProblemError } from '../../api.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { notifyDone } from '../../components/notify.ts';
import { readCompetencesAgain, savePersonCompetences } from './competence-queries.ts';
import classes from './competences.module.css';
import type { CompetencesView } from './use-competences.ts';

interface Props {
  person: Person;
  held: readonly HeldCompetence[];
  view: CompetencesView;
  close: () => void;
}

/** Level, date of evidence and last day of each competence somebody holds; saved together. */
export function PersonCompetencesForm({ person, held, view, close }: Props) {
  const queryClient = useQueryClient();
  const { set, nameOf } = view;
  const [rows, setRows] = useState(() =>
    held.map(({ competenceId, level, evidencedOn, expiresOn }) => ({
      competenceId,
      level,
      evidencedOn,
      expiresOn: expiresOn ?? '',
    })),
  );
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<string[]>([]);
  const spare = set.competences.filter(({ id }) => !rows.some((row) => row.competenceId === id));
  const change = (competenceId: string, part: Partial<(typeof rows)[number]>): void =>
    setRows(rows.map((row) => (row.competenceId === competenceId ? { ...row, ...part } : row)));
  const save = async (): Promise<void> => {
    const undated = rows.filter(({ evidencedOn }) => evidencedOn === '');
    if (undated.length > 0) {
      setFaults(undated.map(({ competenceId }) => `${nameOf(competenceId)}: give the date of the evidence.`));
      return;
    }
    try {
      const competences = rows.map((row) => ({ ...row, expiresOn: row.expiresOn === '' ? null : row.expiresOn }));
      const of = { id: person.id, version: person.version, asAt: view.held.asAt };
      await savePersonCompetences(of, { competences, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
      notifyDone(`Competences of ${person.name} are saved.`);
      close();
      await readCompetencesAgain(queryClient);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFaults(error.faults.length > 0 ? error.faults.map(({ remedy }) => remedy) : [error.detail]);
      if (error.type === 'version-changed') await readCompetencesAgain(queryClient);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="xs">
        {faults.length > 0 ? (
          <ErrorSummary title="Not saved" faults={[...new Set(faults)].map((text) => ({ text }))} />
        ) : null}
        {rows.map((row) => (
          <fieldset key={row.competenceId} className={classes.row}>
            <legend>{nameOf(row.competenceId)}</legend>
            <NativeSelect
              label="Level"
              value={String(row.level)}
              onChange={(event) => change(row.competenceId, { level: Number(event.currentTarget.value) })}
              data={set.levels.map(({ level, name }) => ({ value: String(level), label: `${level} ${name}` }))}
            />
            <Button
              variant="default"
              style={{ alignSelf: 'end' }}
              aria-label={`Remove ${nameOf(row.competenceId)}`}
              onClick={() => setRows(rows.filter(({ competenceId }) => competenceId !== row.competenceId))}
            >
              Remove
            </Button>
            <TextInput
              type="date"
              label="Evidenced on"
              required
              value={row.evidencedOn}
              onChange={(event) => change(row.competenceId, { evidencedOn: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label="Holds until (if it lapses)"
              value={row.expiresOn}
              onChange={(event) => change(row.competenceId, { expiresOn: event.currentTarget.value })}
            />
          </fieldset>
        ))}
        {spare.length > 0 ? (
          <NativeSelect
            label="Add a competence"
            value=""
            onChange={(event) => {
              const competenceId = event.currentTarget.value;
              const level = set.levels[0]?.level ?? 1;
              if (competenceId) setRows([...rows, { competenceId, level, evidencedOn: '', expiresOn: '' }]);
            }}
            data={[{ value: '', label: 'Choose …' }, ...spare.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        ) : null}
        <TextInput
          label="Why (optional)"
          description="Kept in the history. A working reason, never health or family matters."
          value={reason}
          maxLength={300}
          autoComplete="off"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit">Save competences</Button>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
