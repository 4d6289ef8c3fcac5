import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../../format.ts';
import { useReference } from '../../reference.ts';
import type { DialogProps } from './action-dialog.tsx';
import { ActionForm } from './action-form.tsx';
import { descriptionFields, descriptionOf, orNull, REASON } from './post-fields.ts';
import { postActions, postsQuery } from './queries.ts';

/** From a date on the post is another one. */
export function SucceedDialog({ history: { post }, asAt, close }: DialogProps) {
  const reference = useReference();
  const { data } = useQuery(postsQuery(asAt));
  const { gradeId, ...rest } = post;
  return (
    <ActionForm
      title={`Change post ${post.id} from a date on`}
      submit="Let it follow"
      done={`Another post follows ${post.id}`}
      close={close}
      fields={[
        { name: 'fromDate', label: 'First day of the new post', kind: 'date', initial: asAt },
        { name: 'id', label: 'Number of the new post' },
        ...descriptionFields(reference, data?.grades ?? [], gradeId === undefined ? rest : { ...rest, gradeId }),
        REASON,
      ]}
      send={({ fromDate = '', id = '', reason = '', ...written }) =>
        postActions(asAt).succeed(post.id, post.version, { fromDate, id, reason, ...descriptionOf(written) })
      }
    >
      The present post ends the day before. Whoever is in it, its funding and its open recruitment go over to the new
      one, and it is written down which became which.
    </ActionForm>
  );
}

/** A freeze, or its end. */
export function FreezeDialog({ history: { post }, asAt, close, ends }: DialogProps & { ends: boolean }) {
  const actions = postActions(asAt);
  const from = { name: 'fromDate', kind: 'date', initial: asAt } as const;
  if (ends) {
    return (
      <ActionForm
        title={`End the freeze of post ${post.id}`}
        submit="End the freeze"
        done={`Post ${post.id} is no longer frozen`}
        close={close}
        fields={[{ ...from, label: 'First day it is no longer frozen' }, REASON]}
        send={({ fromDate = '', reason = '' }) => actions.unfreeze(post.id, post.version, { fromDate, reason })}
      >
        {`It is frozen from ${formatDate(post.frozenFrom)}${post.frozenTo ? ` until ${formatDate(post.frozenTo)}` : ''}: ${post.frozenReason}`}
      </ActionForm>
    );
  }
  return (
    <ActionForm
      title={`Freeze post ${post.id}`}
      submit="Freeze"
      done={`Post ${post.id} is frozen`}
      close={close}
      fields={[
        { ...from, label: 'First frozen day' },
        { name: 'toDate', label: 'Last frozen day', kind: 'date', optional: true },
        REASON,
      ]}
      send={({ fromDate = '', toDate, reason = '' }) =>
        actions.freeze(post.id, post.version, { fromDate, toDate: orNull(toDate), reason })
      }
    >
      Whoever is in it stays. What is vacant is shown as frozen and not as a gap to fill.
    </ActionForm>
  );
}

/** The post leaves the establishment. */
export function EndDialog({ history: { post }, asAt, close }: DialogProps) {
  return (
    <ActionForm
      title={`Delete post ${post.id}`}
      submit="Delete it after that day"
      danger
      done={`Post ${post.id} has a last day`}
      close={close}
      fields={[{ name: 'lastDay', label: 'Last day', kind: 'date' }, REASON]}
      send={({ lastDay = '', reason = '' }) => postActions(asAt).end(post.id, post.version, { lastDay, reason })}
    >
      It stays in the records until that day and for every date before it.
    </ActionForm>
  );
}

/** What the post becomes, where the other post is there already. */
export function MapDialog({ history: { post }, asAt, close }: DialogProps) {
  const { data } = useQuery(postsQuery(asAt));
  const others = (data?.posts ?? []).filter(({ id }) => id !== post.id);
  return (
    <ActionForm
      title={`What post ${post.id} becomes`}
      submit="Write it down"
      done={`It is written down what post ${post.id} becomes`}
      close={close}
      fields={[
        {
          name: 'newPostId',
          label: 'Number of the other post',
          kind: 'list',
          choices: others.map(({ id, title }) => ({ value: id, label: title })),
        },
        { name: 'onDate', label: 'On', kind: 'date', initial: asAt },
        { name: 'note', label: 'Note', optional: true },
      ]}
      send={({ newPostId = '', onDate = '', note }) =>
        postActions(asAt).map({ oldPostId: post.id, newPostId, onDate, note: orNull(note) })
      }
    >
      For a merger or a split across a restructure: several posts may become one, and one several. People and dates stay
      as they are.
    </ActionForm>
  );
}
