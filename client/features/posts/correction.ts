import type { Post } from '../../../server/contract/establishment.ts';
import type { PostChange } from '../../../server/contract/posts.ts';
import { formatHours } from '../../format.ts';
import type { Written } from './action-form.tsx';
import { descriptionOf, orNull, pointOf } from './post-fields.ts';

/** Name of the field for the level of a competence that a post asks for. */
export function asksName(competenceId: string): string {
  return `asks-${competenceId}`;
}

/** What a written form corrects: only what differs, so that the history tells of nothing else. */
export function changeOf(post: Post, written: Written, set: { competences: readonly { id: string }[] }): PostChange {
  const requirements = set.competences.flatMap(({ id }) => {
    const level = written[asksName(id)];
    return level ? [{ competenceId: id, minimumLevel: Number(level) }] : [];
  });
  const endDate = orNull(written.endDate);
  const wanted = {
    ...descriptionOf(written),
    budgetPoint: pointOf(written.budgetPoint),
    permanence: written.permanence === 'temporary' ? ('temporary' as const) : ('permanent' as const),
    startDate: written.startDate ?? '',
    endDate,
    endReason: endDate === null ? null : orNull(written.endReason),
  };
  const change: PostChange = {};
  const keep = <Field extends keyof typeof wanted>(field: Field) => {
    if (post[field] !== undefined && post[field] !== wanted[field]) Object.assign(change, { [field]: wanted[field] });
  };
  if (written.budgetedMinutes !== formatHours(post.budgetedMinutes)) keep('budgetedMinutes');
  for (const field of ['title', 'roleId', 'gradeId', 'budgetPoint', 'unitId', 'costCode'] as const) keep(field);
  for (const field of ['permanence', 'startDate', 'endDate', 'endReason'] as const) keep(field);
  if (wordsOf(requirements) !== wordsOf(post.requirements)) change.requirements = requirements;
  if (written.reason) change.reason = written.reason;
  return change;
}

function wordsOf(requirements: Post['requirements']): string {
  return requirements
    .map(({ competenceId, minimumLevel }) => `${competenceId} ${minimumLevel}`)
    .sort()
    .join(', ');
}
