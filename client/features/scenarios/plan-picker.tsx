import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ButtonPopover } from '../../components/button-popover.tsx';
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
  const { data } = useQuery(plansQuery);
  const plans = data?.plans ?? [];
  return (
    <ButtonPopover
      says={
        <>
          Plans: {chosen.length} of {plans.length}
        </>
      }
      label="Choose plans"
      popover={{ position: 'bottom-start', width: 340, shadow: 'md' }}
      dropdown={{ className: classes.picker }}
    >
      {() => (
        <>
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
        </>
      )}
    </ButtonPopover>
  );
}
