import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useAsAt } from '../address.ts';
import { ButtonPopover } from '../components/button-popover.tsx';
import { BackIcon, ForwardIcon } from '../components/icons.tsx';
import { formatDate } from '../format.ts';
import { useSession } from '../session.ts';
import { financialYearEnds, nextFirst, previousFirst } from './date-steps.ts';
import classes from './layout.module.css';

/** The date every figure is for: always in view, stepped by month or chosen here. Alt with PageUp or PageDown steps it. */
export function AsAtControl() {
  const { asAt, setAsAt } = useAsAt();
  const step = (date: string): void => setAsAt(date);
  useHotkeys([
    ['alt+PageUp', () => step(previousFirst(asAt))],
    ['alt+PageDown', () => step(nextFirst(asAt))],
  ]);
  return (
    <fieldset className={classes.steps} aria-label="As-at date by month">
      <StepButton to={previousFirst(asAt)} keys="Alt+PageUp" go={step}>
        <BackIcon />
      </StepButton>
      <ButtonPopover says={<>As at {formatDate(asAt)}</>} label="As-at date" dropdown={{ p: 'md', w: 280 }}>
        {(close) => (
          <DateChoice
            asAt={asAt}
            choose={(date) => {
              setAsAt(date);
              close();
            }}
          />
        )}
      </ButtonPopover>
      <StepButton to={nextFirst(asAt)} keys="Alt+PageDown" go={step}>
        <ForwardIcon />
      </StepButton>
    </fieldset>
  );
}

function StepButton(props: { to: string; keys: string; go: (date: string) => void; children: React.ReactNode }) {
  const { to, keys, go, children } = props;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={`Show ${formatDate(to)}`}
      aria-keyshortcuts={keys}
      title={`${formatDate(to)} (${keys})`}
      onClick={() => go(to)}
    >
      {children}
    </ActionIcon>
  );
}

/** A day, the days people ask for most, and the ends of financial years. */
function DateChoice({ asAt, choose }: { asAt: string; choose: (date: string) => void }) {
  const { defaultAsAt, today } = useSession().installation;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const date = new FormData(event.currentTarget).get('date');
        if (typeof date === 'string' && date !== '') choose(date);
      }}
    >
      <Stack gap="xs">
        <TextInput
          type="date"
          name="date"
          label="As-at date"
          description="People, posts and cases as they stood on this day"
          defaultValue={asAt}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Group gap="xs">
          <Button type="submit">Show</Button>
          {asAt !== defaultAsAt ? (
            <Button variant="subtle" onClick={() => choose(defaultAsAt)}>
              {formatDate(defaultAsAt)}
            </Button>
          ) : null}
          {asAt !== today && today !== defaultAsAt ? (
            <Button variant="subtle" onClick={() => choose(today)}>
              Today
            </Button>
          ) : null}
        </Group>
        <fieldset className={classes.years}>
          <legend>End of a financial year</legend>
          {financialYearEnds(asAt).map(({ date, year }) => (
            <Button
              key={date}
              size="compact-sm"
              variant="default"
              disabled={date === asAt}
              aria-label={`${formatDate(date)}, end of ${year}`}
              onClick={() => choose(date)}
            >
              {year}
            </Button>
          ))}
        </fieldset>
        <Text size="xs" c="dimmed">
          The date is part of the address, so a link shows others the same figures. The arrows step from the 1st of a
          month to the next.
        </Text>
      </Stack>
    </form>
  );
}
