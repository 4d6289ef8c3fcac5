import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { formatCount } from '../../format.ts';
import type { PlanConflict } from './conflict.ts';
import classes from './panel.module.css';

/** How many changes of others are listed one by one. */
const LISTED = 8;

/** Somebody else changed the plan first: both values side by side, and the question which to keep. */
export function ConflictDialog({
  conflict,
  onSettle,
}: {
  conflict: PlanConflict;
  onSettle: (keep: 'theirs' | 'mine') => void;
}) {
  const { lines, others } = conflict;
  return (
    <Modal opened onClose={() => onSettle('theirs')} title="Somebody else changed this plan first" size="lg">
      <Stack gap="sm">
        <Text>
          Your last change was not saved.{' '}
          {lines.length === 0
            ? 'The plan already has the value you wanted, or it no longer applies.'
            : 'Which should hold?'}
        </Text>
        {lines.length > 0 ? (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Theirs, in the plan now</th>
                <th scope="col">Yours</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.what} ${line.mine}`}>
                  <th scope="row">{line.what}</th>
                  <td>{line.theirs}</td>
                  <td>{line.mine}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {others.length > 0 ? (
          <div>
            <Text fw={600}>They also changed {formatCount(others.length, 'other person', 'other people')}</Text>
            <ul>
              {others.slice(0, LISTED).map((line) => (
                <li key={line}>{line}</li>
              ))}
              {others.length > LISTED ? <li>and {others.length - LISTED} more</li> : null}
            </ul>
          </div>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant={lines.length > 0 ? 'default' : 'filled'} onClick={() => onSettle('theirs')} data-autofocus>
            {lines.length > 0 ? 'Keep theirs' : 'Close'}
          </Button>
          {lines.length > 0 ? <Button onClick={() => onSettle('mine')}>Apply mine again</Button> : null}
        </Group>
      </Stack>
    </Modal>
  );
}
