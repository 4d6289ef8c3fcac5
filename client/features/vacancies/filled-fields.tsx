import { NativeSelect, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Recruitment } from '../../../server/contract/vacancies.ts';
import { formatDate, formatHours } from '../../format.ts';
import { useMay } from '../../session.ts';
import type { MoveDraft } from './move-draft.ts';
import { peopleAtQuery } from './queries.ts';
import type { VacancyRow } from './rows.ts';

interface Props {
  draft: MoveDraft;
  set: (change: Partial<MoveDraft>) => void;
  recruitment: Recruitment;
  row: VacancyRow | undefined;
}

/** Who fills the post: somebody on the staff list from a day on, or somebody who holds it already. */
export function FilledFields({ draft, set, recruitment, row }: Props) {
  const holders = row?.holders ?? [];
  return (
    <Stack gap="sm">
      {holders.length > 0 ? (
        <Radio.Group
          label="Who fills the post"
          value={draft.who}
          onChange={(who) => set({ who: who === 'in-post' ? 'in-post' : 'new' })}
        >
          <Stack gap={4} mt={4}>
            <Radio value="new" label="Somebody who is to be put in the post" />
            <Radio value="in-post" label="Somebody who is in the post already" />
          </Stack>
        </Radio.Group>
      ) : null}
      {draft.who === 'in-post' ? (
        <NativeSelect
          id="filled-occupancy"
          label="Who"
          value={draft.occupancyId}
          onChange={(event) => set({ occupancyId: event.currentTarget.value })}
          data={[
            { value: '', label: 'Choose …' },
            ...holders.map(({ occupancyId, name, startDate }) => ({
              value: occupancyId,
              label: `${name}, since ${formatDate(startDate)}`,
            })),
          ]}
        />
      ) : (
        <NewHolderFields draft={draft} set={set} recruitment={recruitment} />
      )}
    </Stack>
  );
}

function NewHolderFields({ draft, set, recruitment }: Omit<Props, 'row'>) {
  const seesPay = useMay('costs:read');
  const firstDay = draft.startsOn;
  const { data } = useQuery({ ...peopleAtQuery(firstDay), enabled: firstDay !== '' });
  const people = data?.people ?? [];
  return (
    <>
      <TextInput
        id="filled-start"
        type="date"
        label="First day in the post"
        description="They hold the post from this day on"
        value={firstDay}
        onChange={(event) => set({ startsOn: event.currentTarget.value })}
      />
      <Select
        id="filled-person"
        label="Who"
        description="Whoever is on the staff list on that day. Add a newcomer on the page People first."
        placeholder={firstDay === '' ? 'Give the first day first' : 'Name or staff number'}
        searchable
        limit={50}
        nothingFoundMessage="Nobody on the staff list on that day"
        value={draft.personId === '' ? null : draft.personId}
        onChange={(personId) => set({ personId: personId ?? '' })}
        data={people.map(({ id, name }) => ({ value: id, label: `${name}, ${id}` }))}
      />
      <TextInput
        id="filled-hours"
        label="Hours a week (optional)"
        description={`Empty: all ${formatHours(recruitment.minutes)} recruited to`}
        value={draft.hours}
        onChange={(event) => set({ hours: event.currentTarget.value })}
        autoComplete="off"
      />
      {seesPay ? (
        <TextInput
          label="Pay point (optional)"
          value={draft.payPoint}
          onChange={(event) => set({ payPoint: event.currentTarget.value })}
          inputMode="numeric"
          autoComplete="off"
        />
      ) : null}
    </>
  );
}
