import { Group, Text, TextInput } from '@mantine/core';
import { formatDate } from '../../format.ts';
import type { PersonDraft } from './person-draft.ts';

interface Props {
  draft: PersonDraft;
  change: (draft: PersonDraft) => void;
  mayStart: boolean;
  mayEnd: boolean;
}

/** First and last day in post. */
export function DateFields({ draft, change, mayStart, mayEnd }: Props) {
  return (
    <Group align="flex-end">
      {mayStart ? (
        <TextInput
          type="date"
          label="Start"
          value={draft.startDate}
          onChange={(event) => change({ ...draft, startDate: event.currentTarget.value })}
        />
      ) : (
        <Text>In post since {formatDate(draft.startDate)}</Text>
      )}
      {mayEnd ? (
        <TextInput
          type="date"
          label="End (last day, if known)"
          value={draft.endDate}
          onChange={(event) => change({ ...draft, endDate: event.currentTarget.value })}
        />
      ) : null}
    </Group>
  );
}
