import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../format.ts';

interface Props {
  id: string;
  label: string;
  description?: string;
  value: string;
  change: (day: string) => void;
  required?: boolean;
}

/** A day. Where only its month is known, its first and last day are offered, and neither is taken unasked. */
export function DayField({ id, label, description, value, change, required = false }: Props) {
  const [month, setMonth] = useState<string>();
  const last = month === undefined ? '' : lastDayOf(month);
  const choose = (day: string): void => {
    change(day);
    setMonth(undefined);
  };
  return (
    <div>
      <TextInput
        id={id}
        type="date"
        label={label}
        description={description}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        required={required}
        withAsterisk={false}
        min="1990-01-01"
        max="2099-12-31"
      />
      {month === undefined ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setMonth('')}
          aria-label={`${label}: only the month is known`}
        >
          Only the month is known
        </Button>
      ) : (
        <Group gap="xs" align="flex-end" mt={4} role="group" aria-label={`${label}: which day of the month?`}>
          <TextInput
            type="month"
            label="Month"
            placeholder="2021-03"
            value={month}
            onChange={(event) => setMonth(event.currentTarget.value)}
            autoFocus
          />
          {last === '' ? null : (
            <>
              <Button variant="default" size="xs" onClick={() => choose(`${month}-01`)}>
                First day: {formatDate(`${month}-01`)}
              </Button>
              <Button variant="default" size="xs" onClick={() => choose(last)}>
                Last day: {formatDate(last)}
              </Button>
            </>
          )}
          <Button variant="subtle" size="xs" onClick={() => setMonth(undefined)}>
            Cancel
          </Button>
        </Group>
      )}
    </div>
  );
}

/** The last day of a month, or nothing where it is not a month yet. */
export function lastDayOf(month: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return '';
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${days}`;
}
