import { Button, Checkbox, Popover, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CaretIcon } from '../../components/icons.tsx';
import { formatCount, formatDate } from '../../format.ts';
import { plansQuery } from './queries.ts';
import classes from './scenarios.module.css';

interface Props {
  /** Ids of the plans that are shown. */
  chosen: readonly string[];
  most: number;
  choose: (ids: string[]) => void;
}

/** Chooses which plans stand side by side: a button that opens tick boxes. */
export function PlanPicker({ chosen, most, choose }: Props) {
  const [opened, setOpened] = useState(false);
  const { data } = useQuery(plansQuery);
  const plans = data?.plans ?? [];
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={340}
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          variant="default"
          aria-haspopup="dialog"
          aria-expanded={opened}
          rightSection={<CaretIcon />}
          onClick={() => setOpened((open) => !open)}
        >
          Plans: {chosen.length} of {plans.length}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Choose plans" className={classes.picker}>
        <Checkbox.Group
          label="Plans beside doing nothing"
          description={`At most ${most}, in the order in which you tick them`}
          value={[...chosen]}
          onChange={choose}
        >
          <Stack gap="xs" mt="xs">
            {plans.map(({ id, name, asAt, moves, createdBy }) => (
              <Checkbox
                key={id}
                value={id}
                label={name}
                description={`${formatDate(asAt)}, ${formatCount(moves, 'move')}, by ${createdBy}`}
                disabled={chosen.length >= most && !chosen.includes(id)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {chosen.length >= most ? (
          <Text size="sm" mt="xs">
            {formatCount(most, 'plan')} are ticked. Take one out to tick another.
          </Text>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
