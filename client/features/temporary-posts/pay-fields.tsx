import { Checkbox, TextInput } from '@mantine/core';
import type { ArrangementChoices } from '../../../server/contract/arrangements.ts';
import { formatPence } from '../../format.ts';
import type { FieldsProps } from './arrangement-fields.tsx';
import { fieldsOfKind } from './draft.ts';
import { PaySteps } from './pay-steps.tsx';
import classes from './temporary-posts.module.css';

/** What is paid: an hourly rate, a point, or the difference between two; ring-fenced time costs nothing of its own. */
export function PayFields({ draft, set, choices }: FieldsProps) {
  const has = fieldsOfKind(draft.kind);
  const post = choices.posts.find(({ id }) => id === draft.postId);
  if (has.hourly) {
    return (
      <TextInput
        id="tp-hourly"
        label="Rate an hour, fee included (£)"
        description={
          post?.hourlyPence ? `Last agreed for this role: ${formatPence(post.hourlyPence)}` : 'On-cost is not added'
        }
        value={draft.hourly}
        onChange={(event) => set({ hourly: event.currentTarget.value })}
        inputMode="decimal"
        autoComplete="off"
      />
    );
  }
  if (!has.point) return null;
  return (
    <>
      <div className={classes.two}>
        <TextInput
          id="tp-payPoint"
          label={has.basePoint ? 'Point paid while acting up' : 'Point paid'}
          description={post ? pointsWords(post, draft.startDate) : undefined}
          value={draft.payPoint}
          onChange={(event) => set({ payPoint: event.currentTarget.value })}
          inputMode="numeric"
          autoComplete="off"
        />
        {has.basePoint ? (
          <TextInput
            id="tp-basePoint"
            label="Own point"
            description="The honorarium is the difference between the two. Leave it empty for full pay."
            value={draft.basePoint}
            onChange={(event) => set({ basePoint: event.currentTarget.value })}
            inputMode="numeric"
            autoComplete="off"
          />
        ) : null}
        <Checkbox
          id="tp-onCost"
          label="Add the employer’s on-cost"
          checked={draft.onCost}
          onChange={(event) => set({ onCost: event.currentTarget.checked })}
        />
      </div>
      <PaySteps draft={draft} set={set} />
    </>
  );
}

function pointsWords({ gradeName, points }: ArrangementChoices['posts'][number], day: string): string {
  const range = points.filter(({ fromDate }) => day === '' || fromDate <= day).at(-1);
  return range ? `${gradeName}: points ${range.low} to ${range.high}` : `${gradeName}: its points are not recorded`;
}
