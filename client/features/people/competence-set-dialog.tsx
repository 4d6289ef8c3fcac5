import { Button, Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompetenceSet } from '../../../server/contract/competences.ts';
import { ProblemError } from '../../api.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { notifyDone } from '../../components/notify.ts';
import { readCompetencesAgain, saveCompetenceSet } from './competence-queries.ts';

interface CompetenceDraft {
  key: string;
  id: string | null;
  name: string;
  warnDays: number;
}

/** Edits the competences people may hold, their order and notice, and the levels. What is in use cannot be removed. */
export function CompetenceSetDialog({ set, close }: { set: CompetenceSet; close: () => void }) {
  const queryClient = useQueryClient();
  const [competences, setCompetences] = useState<CompetenceDraft[]>(() =>
    set.competences.map(({ id, name, warnDays }) => ({ key: id, id, name, warnDays })),
  );
  const [levels, setLevels] = useState(() => set.levels.map(({ level, name }) => ({ level, name })));
  const [faults, setFaults] = useState<string[]>([]);
  const change = (key: string, part: Partial<CompetenceDraft>): void =>
    setCompetences(competences.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const move = (place: number, by: -1 | 1): void => {
    const next = [...competences];
    const [moved] = next.splice(place, 1);
    if (moved) next.splice(place + by, 0, moved);
    setCompetences(next);
  };
  const save = async (): Promise<void> => {
    try {
      const change = { levels, competences: competences.map(({ key: _, ...competence }) => competence) };
      await saveCompetenceSet(set.version, change);
      await readCompetencesAgain(queryClient);
      notifyDone('The competences and levels are saved.');
      close();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFaults(error.faults.length > 0 ? error.faults.map(({ remedy }) => remedy) : [error.detail]);
    }
  };
  const nextLevel = Math.max(0, ...levels.map(({ level }) => level)) + 1;
  return (
    <Modal opened onClose={close} title="Competences and levels" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          {faults.length > 0 ? (
            <ErrorSummary title="Not saved" faults={[...new Set(faults)].map((text) => ({ text }))} />
          ) : null}
          <Text fw={600}>Competences, in the order they are shown</Text>
          {competences.map((competence, place) => (
            <Group key={competence.key} gap="xs" align="flex-end" wrap="wrap">
              <TextInput
                label={`Competence ${place + 1}`}
                value={competence.name}
                maxLength={80}
                required
                style={{ flex: '1 1 12rem' }}
                onChange={(event) => change(competence.key, { name: event.currentTarget.value })}
              />
              <NumberInput
                label="Warn, days before"
                value={competence.warnDays}
                min={0}
                max={730}
                allowDecimal={false}
                w="8rem"
                onChange={(value) => change(competence.key, { warnDays: Number(value) })}
              />
              <Button
                variant="default"
                aria-label={`Move ${competence.name} up`}
                disabled={place === 0}
                onClick={() => move(place, -1)}
              >
                ↑
              </Button>
              <Button
                variant="default"
                aria-label={`Move ${competence.name} down`}
                disabled={place === competences.length - 1}
                onClick={() => move(place, 1)}
              >
                ↓
              </Button>
              <Button
                variant="default"
                aria-label={`Remove ${competence.name}`}
                onClick={() => setCompetences(competences.filter((one) => one.key !== competence.key))}
              >
                Remove
              </Button>
            </Group>
          ))}
          <Group>
            <Button
              variant="default"
              onClick={() =>
                setCompetences([...competences, { key: crypto.randomUUID(), id: null, name: '', warnDays: 60 }])
              }
            >
              Add a competence
            </Button>
          </Group>
          <Text fw={600}>Levels, lowest first; one scale for all</Text>
          {levels.map((level) => (
            <Group key={level.level} gap="xs" align="flex-end">
              <TextInput
                label={`Level ${level.level}`}
                value={level.name}
                maxLength={80}
                required
                style={{ flex: 1 }}
                onChange={(event) => {
                  const name = event.currentTarget.value;
                  setLevels(levels.map((one) => (one.level === level.level ? { ...one, name } : one)));
                }}
              />
              <Button
                variant="default"
                aria-label={`Remove level ${level.name}`}
                onClick={() => setLevels(levels.filter((one) => one.level !== level.level))}
              >
                Remove
              </Button>
            </Group>
          ))}
          <Group>
            <Button
              variant="default"
              disabled={nextLevel > 9}
              onClick={() => setLevels([...levels, { level: nextLevel, name: '' }])}
            >
              Add a level
            </Button>
          </Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit">Save</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
