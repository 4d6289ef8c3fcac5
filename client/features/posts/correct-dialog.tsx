import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CompetenceSet } from '../../../server/contract/competences.ts';
import type { Post } from '../../../server/contract/establishment.ts';
import { useReference } from '../../reference.ts';
import type { DialogProps } from './action-dialog.tsx';
import { ActionForm, type FieldSpec } from './action-form.tsx';
import { asksName, changeOf } from './correction.ts';
import { descriptionFields, REASON } from './post-fields.ts';
import { competencesQuery, postQuery, postsQuery, savePost } from './queries.ts';

/** Corrects everything a post says of itself, at all its dates. */
export function CorrectDialog({ history: { post }, asAt, close }: DialogProps) {
  const reference = useReference();
  const queryClient = useQueryClient();
  const { data } = useQuery(postsQuery(asAt));
  const { data: set } = useQuery(competencesQuery);
  if (!data || !set) return null;
  const { gradeId, ...rest } = post;
  const seesPay = gradeId !== undefined;
  const description = descriptionFields(reference, data.grades ?? [], seesPay ? { ...rest, gradeId } : rest);
  return (
    <ActionForm
      title={`Correct post ${post.id}`}
      submit="Save"
      done={`Post ${post.id} is corrected`}
      close={close}
      fields={[
        ...description.filter(({ name }) => seesPay || name !== 'gradeId'),
        ...(seesPay ? [pointField(post)] : []),
        ...dateFields(post),
        ...set.competences.map((competence) => requirementField(competence, set, post)),
        { ...REASON, optional: true },
      ]}
      send={async (written) => {
        await savePost(asAt, post.id, post.version, changeOf(post, written, set));
        return queryClient.fetchQuery({ ...postQuery(post.id, asAt), staleTime: 0 });
      }}
    >
      A correction holds at all dates of the post. For what changes on a day, use “Change it from a date on”.
    </ActionForm>
  );
}

function pointField({ budgetPoint }: Post): FieldSpec {
  return {
    name: 'budgetPoint',
    label: 'Budget point',
    description: 'Pay point it is budgeted at; empty for the highest of its grade',
    kind: 'number',
    initial: budgetPoint ? String(budgetPoint) : '',
    optional: true,
  };
}

function dateFields(post: Post): FieldSpec[] {
  return [
    {
      name: 'permanence',
      label: 'Permanent or temporary',
      kind: 'select',
      initial: post.permanence,
      choices: [
        { value: 'permanent', label: 'Permanent' },
        { value: 'temporary', label: 'Temporary' },
      ],
    },
    { name: 'startDate', label: 'First day', kind: 'date', initial: post.startDate },
    {
      name: 'endDate',
      label: 'Last day',
      kind: 'date',
      description: 'A temporary post needs one',
      initial: post.endDate ?? '',
      optional: true,
    },
    { name: 'endReason', label: 'Why it ends', initial: post.endReason ?? '', optional: true },
  ];
}

function requirementField(
  { id, name }: CompetenceSet['competences'][number],
  set: CompetenceSet,
  post: Post,
): FieldSpec {
  const asked = post.requirements.find(({ competenceId }) => competenceId === id);
  return {
    name: asksName(id),
    label: `Asks for: ${name}`,
    kind: 'select',
    initial: asked ? String(asked.minimumLevel) : '',
    choices: [
      { value: '', label: 'Not asked for' },
      ...set.levels.map((one) => ({ value: String(one.level), label: `${one.name} or higher` })),
    ],
    optional: true,
    bare: true,
  };
}
