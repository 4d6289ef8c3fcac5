import { Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAsAt } from '../address.ts';
import { CaretIcon } from '../components/icons.tsx';
import { formatDate } from '../format.ts';
import { useSession } from '../session.ts';

/** The date every figure is for: always in view, and chosen here. */
export function AsAtControl() {
  const { asAt, setAsAt } = useAsAt();
  const { defaultAsAt, today } = useSession().installation;
  const [opened, setOpened] = useState(false);
  const choose = (date: string): void => {
    setAsAt(date);
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <Button
          variant="default"
          aria-expanded={opened}
          aria-haspopup="dialog"
          rightSection={<CaretIcon />}
          onClick={() => setOpened((open) => !open)}
        >
          As at {formatDate(asAt)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="As-at date" p="md" w={280}>
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
            <Text size="xs" c="dimmed">
              The date is part of the address, so a link shows others the same figures.
            </Text>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
