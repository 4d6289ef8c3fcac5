import { Button, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { ArrangementPreview } from '../../../server/contract/arrangements.ts';
import { formatHours } from '../../format.ts';
import { useReference } from '../../reference.ts';
import type { ArrangementDraft } from './draft.ts';
import classes from './temporary-posts.module.css';

interface Props {
  draft: ArrangementDraft;
  set: (change: Partial<ArrangementDraft>) => void;
  suggested: ArrangementPreview['suggestedCapacity'];
}

/** Whether it adds case-holding capacity to a district, asked every time: most arrangements add none. */
export function CapacityFields({ draft, set, suggested }: Props) {
  const { districts, districtName } = useReference();
  const isSome = draft.capacity === 'adds' || draft.capacity === 'takes';
  return (
    <Stack gap="xs">
      <Radio.Group
        id="tp-capacity"
        label="Does it add case-holding capacity to a district?"
        description="Front door and data entry add none; cover adds the part of a caseload that it carries"
        value={draft.capacity}
        onChange={(value) => {
          if (value === 'none' || value === 'adds' || value === 'takes') set({ capacity: value });
        }}
      >
        <Group gap="md" mt={4}>
          <Radio value="none" label="No" />
          <Radio value="adds" label="Yes, it adds" />
          <Radio value="takes" label="It takes some away" />
        </Group>
      </Radio.Group>
      {suggested && draft.capacity === '' ? (
        <Button
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          variant="default"
          onClick={() =>
            set({
              capacity: 'adds',
              capacityHours: formatHours(suggested.minutes),
              capacityDistrictId: suggested.districtId,
            })
          }
        >
          Take what its post suggests: {formatHours(suggested.minutes)} hours in {districtName(suggested.districtId)}
        </Button>
      ) : null}
      {isSome ? (
        <div className={classes.two}>
          <TextInput
            id="tp-capacityHours"
            label="Case-holding hours a week"
            value={draft.capacityHours}
            onChange={(event) => set({ capacityHours: event.currentTarget.value })}
            autoComplete="off"
          />
          <NativeSelect
            id="tp-capacityDistrictId"
            label="District"
            value={draft.capacityDistrictId}
            onChange={(event) => set({ capacityDistrictId: event.currentTarget.value })}
            data={[{ value: '', label: 'Choose …' }, ...districts.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </div>
      ) : null}
    </Stack>
  );
}
