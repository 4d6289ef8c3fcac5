import { Group, Radio } from '@mantine/core';
import { formatFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import type { FieldsProps } from './arrangement-fields.tsx';
import { caseHolder } from './covered.ts';

/** Whether the own caseload of whoever is covered stops, asked where they hold cases in a district. */
export function CoveredField({ draft, set, choices }: FieldsProps) {
  const { districtName } = useReference();
  const holder = caseHolder(draft, choices);
  if (!holder) return null;
  const fte = formatFte(holder.caseMinutes / choices.fullTimeMinutes);
  const where = holder.districtId === null ? '' : ` in ${districtName(holder.districtId)}`;
  return (
    <Radio.Group
      id="tp-coveredStops"
      label={`Does ${holder.name}’s own caseload stop while they are covered?`}
      description={
        holder.statedIn === null
          ? `They count with ${fte} FTE${where}; whoever covers them counts with what is said above`
          : `Their arrangement ${holder.statedIn} takes case-holding hours already: yes would stop the rest too`
      }
      value={draft.coveredStops}
      onChange={(value) => {
        if (value === 'yes' || value === 'no') set({ coveredStops: value });
      }}
    >
      <Group gap="md" mt={4}>
        <Radio value="yes" label={`Yes: −${fte} FTE${where} while they are away`} />
        <Radio value="no" label="No, they go on with it" />
      </Group>
    </Radio.Group>
  );
}
