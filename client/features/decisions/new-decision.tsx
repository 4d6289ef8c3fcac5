import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DecisionSubject } from '../../../server/contract/decisions.ts';
import { notifyProblem } from '../../components/notify.ts';
import classes from './decisions.module.css';
import { createDecision, showDecision } from './queries.ts';
import { aboutSubject, RecordPicker } from './record-picker.tsx';

/** Begins a draft: from records, or with nothing in it. */
export function NewDecision({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<DecisionSubject[]>([]);
  const [title, setTitle] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const create = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const items = chosen.map(({ kind, subjectId }) => ({ kind, subjectId, wording: null }));
      const name = title.trim() === '' && items.length === 0 ? 'Decision without a title' : title.trim();
      const made = await createDecision({ items, ...(name === '' ? {} : { title: name }) });
      showDecision(queryClient, made);
      onClose();
      await navigate({ to: '/decisions/$decisionId', params: { decisionId: made.id } });
    } catch (error) {
      notifyProblem(error, 'The draft was not made');
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title="New decision" size="lg">
      <Stack gap="sm">
        <Text>
          Choose what is to be agreed. The text, the costs and what is to be asked are drafted from the records;
          everything can be changed afterwards.
        </Text>
        <TextInput
          label="Title"
          description="Leave it empty for one drafted from the records"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={200}
          autoComplete="off"
        />
        {chosen.length === 0 ? null : (
          <ul className={classes.rows} aria-label="Chosen records">
            {chosen.map((subject) => (
              <li key={subject.subjectId} className={classes.row}>
                <div>
                  {subject.label}
                  <div className={classes.quiet}>{aboutSubject(subject)}</div>
                </div>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Take out ${subject.subjectId}`}
                  onClick={() => setChosen(chosen.filter(({ subjectId }) => subjectId !== subject.subjectId))}
                >
                  Take out
                </Button>
              </li>
            ))}
          </ul>
        )}
        <RecordPicker
          chosen={chosen.map(({ subjectId }) => subjectId)}
          onAdd={(subject) => setChosen([...chosen, subject])}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void create()} loading={isBusy}>
            {chosen.length === 0 ? 'Begin with nothing' : 'Draft from these records'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
