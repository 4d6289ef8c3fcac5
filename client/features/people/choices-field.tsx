import { Fieldset, Group, NativeSelect, TextInput } from '@mantine/core';
import { formatOrdinal } from '../../format.ts';
import { useReference } from '../../reference.ts';
import type { ChoiceDraft } from './person-draft.ts';

/** The districts a person asked for, first choice first, each with an optional reason. */
export function ChoicesField({
  choices,
  change,
}: {
  choices: ChoiceDraft[];
  change: (choices: ChoiceDraft[]) => void;
}) {
  const { districts } = useReference();
  const set = (index: number, part: Partial<ChoiceDraft>): void =>
    change(choices.map((choice, at) => (at === index ? { ...choice, ...part } : choice)));
  return (
    <Fieldset legend="Preferences">
      {choices.map((choice, index) => (
        <Group key={formatOrdinal(index + 1)} gap="xs" align="flex-end" mb="xs" wrap="wrap">
          <NativeSelect
            label={`${formatOrdinal(index + 1)} choice`}
            value={choice.districtId}
            onChange={(event) => set(index, { districtId: event.currentTarget.value })}
            data={[{ value: '', label: 'None' }, ...districts.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <TextInput
            label={`Reason for the ${formatOrdinal(index + 1)} choice`}
            value={choice.reason}
            maxLength={200}
            onChange={(event) => set(index, { reason: event.currentTarget.value })}
            style={{ flex: 1 }}
          />
        </Group>
      ))}
    </Fieldset>
  );
}
