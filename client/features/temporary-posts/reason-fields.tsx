import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { formatDate } from '../../format.ts';
import type { FieldsProps } from './arrangement-fields.tsx';
import { DayField } from './day-field.tsx';
import classes from './temporary-posts.module.css';

/** Why it is made, when it is looked at again, and who decided it. */
export function ReasonFields({ draft, set, choices }: FieldsProps) {
  return (
    <div className={classes.two}>
      <Textarea
        id="tp-reason"
        label="Reason"
        description="A working reason, never health or family matters"
        value={draft.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        rows={2}
      />
      <DayField
        id="tp-reviewDate"
        label="Review (optional)"
        value={draft.reviewDate}
        change={(reviewDate) => set({ reviewDate })}
      />
      <NativeSelect
        id="tp-decisionId"
        label="Decision record"
        value={draft.decisionId}
        onChange={(event) => {
          const decision = choices.decisions.find(({ id }) => id === event.currentTarget.value);
          set({ decisionId: decision?.id ?? '', decisionReference: decision?.reference ?? draft.decisionReference });
        }}
        data={[
          { value: '', label: 'None yet' },
          ...choices.decisions.map(({ id, reference, title, decidedOn }) => ({
            value: id,
            label: `${reference}, ${title}${decidedOn ? `, ${formatDate(decidedOn)}` : ' (draft)'}`,
          })),
        ]}
      />
      <TextInput
        id="tp-decisionReference"
        label="Decision reference (optional)"
        value={draft.decisionReference}
        onChange={(event) => set({ decisionReference: event.currentTarget.value })}
        autoComplete="off"
      />
    </div>
  );
}
