import type { PostHistory } from '../../../server/contract/posts.ts';
import { useReference } from '../../reference.ts';
import { ActionForm } from './action-form.tsx';
import { descriptionFields, descriptionOf, orNull, REASON } from './post-fields.ts';
import { postActions } from './queries.ts';

interface Props {
  asAt: string;
  grades: readonly { id: string; name: string }[];
  /** Unit the list is narrowed to. */
  unitId: string | undefined;
  close: (history?: PostHistory) => void;
}

/** Adds a post, established or only proposed. */
export function AddDialog({ asAt, grades, unitId, close }: Props) {
  const reference = useReference();
  return (
    <ActionForm
      title="Add a post"
      submit="Add"
      done="The post is added"
      close={close}
      fields={[
        { name: 'id', label: 'Post number' },
        ...descriptionFields(reference, grades, unitId === undefined ? {} : { unitId }),
        {
          name: 'permanence',
          label: 'Permanent or temporary',
          kind: 'select',
          choices: [
            { value: 'permanent', label: 'Permanent' },
            { value: 'temporary', label: 'Temporary' },
          ],
        },
        {
          name: 'state',
          label: 'Established or proposed',
          kind: 'select',
          description: 'A proposed post counts for nothing until it is established',
          choices: [
            { value: 'established', label: 'Established' },
            { value: 'proposed', label: 'Proposed' },
          ],
        },
        { name: 'startDate', label: 'First day', kind: 'date', initial: asAt },
        {
          name: 'endDate',
          label: 'Last day',
          kind: 'date',
          description: 'A temporary post needs one',
          optional: true,
        },
        { ...REASON, optional: true },
      ]}
      send={({ id = '', startDate = '', endDate, permanence, state, reason, ...written }) =>
        postActions(asAt).add({
          id,
          ...descriptionOf(written),
          startDate,
          endDate: orNull(endDate),
          endReason: null,
          budgetPoint: null,
          requirements: [],
          permanence: permanence === 'temporary' ? 'temporary' : 'permanent',
          state: state === 'proposed' ? 'proposed' : 'established',
          ...(reason ? { reason } : {}),
        })
      }
    />
  );
}
