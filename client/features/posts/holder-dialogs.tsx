import { useQuery } from '@tanstack/react-query';
import type { Occupancy } from '../../../server/contract/establishment.ts';
import { formatDate, formatHours } from '../../format.ts';
import type { DialogProps } from './action-dialog.tsx';
import { ActionForm, type FieldSpec } from './action-form.tsx';
import { minutesOf, orNull, pointOf, REASON } from './post-fields.ts';
import { peopleChoices, postActions } from './queries.ts';

/** What is asked about how somebody holds a post. */
function holderFields(of: Partial<Pick<Occupancy, 'minutes' | 'startDate' | 'endDate' | 'payPoint'>>): FieldSpec[] {
  return [
    {
      name: 'minutes',
      label: 'Hours a week',
      description: 'Hours and minutes, for example 18:30',
      initial: formatHours(of.minutes ?? 2220),
    },
    { name: 'startDate', label: 'First day', kind: 'date', initial: of.startDate ?? '' },
    { name: 'endDate', label: 'Last day, if known', kind: 'date', initial: of.endDate ?? '', optional: true },
    { name: 'payPoint', label: 'Pay point', initial: of.payPoint ? String(of.payPoint) : '', optional: true },
  ];
}

/** Puts somebody in a post substantively. */
export function FillDialog({ history: { post }, asAt, close }: DialogProps) {
  const { data } = useQuery(peopleChoices(asAt));
  const people = (data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActionForm
      title={`Put somebody in post ${post.id}`}
      submit="Put in post"
      done={`Somebody is in post ${post.id}`}
      close={close}
      fields={[
        { name: 'personId', label: 'Staff number', kind: 'list', choices: people, optional: true },
        {
          name: 'workerName',
          label: 'Name',
          description: 'Only for somebody who is not on the staff list',
          optional: true,
        },
        ...holderFields({ minutes: post.budgetedMinutes, startDate: asAt }),
        { ...REASON, optional: true },
      ]}
      send={({ personId, workerName, minutes = '', startDate = '', endDate, payPoint, reason }) =>
        postActions(asAt).fill(post.id, {
          personId: orNull(personId),
          workerName: orNull(workerName),
          minutes: minutesOf(minutes),
          startDate,
          endDate: orNull(endDate),
          payPoint: pointOf(payPoint),
          ...(reason ? { reason } : {}),
        })
      }
    >
      They hold it substantively. A temporary arrangement, such as agency or acting up, is entered on the page Temporary
      posts.
    </ActionForm>
  );
}

type HolderProps = DialogProps & { occupancy: Occupancy };

/** Corrects how somebody holds a post. */
export function HolderDialog({ history: { post }, asAt, close, occupancy }: HolderProps) {
  return (
    <ActionForm
      title={`How ${occupancy.name} holds post ${post.id}`}
      submit="Save"
      done={`It is corrected how ${occupancy.name} holds post ${post.id}`}
      close={close}
      fields={[...holderFields(occupancy), { ...REASON, optional: true }]}
      send={({ minutes = '', startDate = '', endDate, payPoint, reason }) =>
        postActions(asAt).changeHolder(post.id, occupancy.id, occupancy.version, {
          minutes: minutesOf(minutes),
          startDate,
          endDate: orNull(endDate),
          payPoint: pointOf(payPoint),
          ...(reason ? { reason } : {}),
        })
      }
    >
      A correction holds at all dates since the first day.
    </ActionForm>
  );
}

/** Somebody leaves a post. */
export function EndHolderDialog({ history: { post }, asAt, close, occupancy }: HolderProps) {
  return (
    <ActionForm
      title={`${occupancy.name} leaves post ${post.id}`}
      submit="End it"
      done={`${occupancy.name} leaves post ${post.id}`}
      close={close}
      fields={[{ name: 'lastDay', label: 'Last day', kind: 'date' }, REASON]}
      send={({ lastDay = '', reason = '' }) =>
        postActions(asAt).endHolder(post.id, occupancy.id, occupancy.version, { lastDay, reason })
      }
    >
      {`In post since ${formatDate(occupancy.startDate)}. The hours are vacant from the day after the last day on.`}
    </ActionForm>
  );
}
