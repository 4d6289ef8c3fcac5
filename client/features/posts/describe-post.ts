import { OCCUPANCY_KINDS, type Occupancy } from '../../../server/contract/establishment.ts';
import type { PostAt, PostChange } from '../../../server/contract/posts.ts';
import { formatDate, formatFte, formatHours } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';

const titles = {
  title: 'Title',
  roleId: 'Role',
  gradeId: 'Grade',
  unitId: 'Unit',
  budgetedMinutes: 'Hours',
  costCode: 'Cost code',
} as const;
export type PostField = keyof typeof titles;
/** What the cells of the grid change. */
export type CellChange = Pick<PostChange, PostField>;

/** The fields that a change names. */
export function changedFields(change: CellChange): PostField[] {
  return (Object.keys(titles) as PostField[]).filter((field) => change[field] !== undefined);
}

/** A change in words: “Title of post P-014”. */
export function describeChange(post: { id: string }, change: CellChange): string {
  const names = changedFields(change).map((field) => titles[field]);
  return `${names.join(', ')} of post ${post.id}`;
}

/** Names of what posts refer to. */
export type PostNames = Pick<ReferenceNames, 'roleTitle' | 'unitName'> & { gradeName: (id: string) => string };

/** What a post shows in the fields of a change. */
export function describeFields(post: PostAt, change: CellChange, names: PostNames): string {
  return changedFields(change)
    .map((field) => `${titles[field]}: ${fieldOf(post, field, names) || 'none'}`)
    .join('; ');
}

function fieldOf(post: PostAt, field: PostField, names: PostNames): string {
  switch (field) {
    case 'roleId':
      return names.roleTitle(post.roleId);
    case 'unitId':
      return names.unitName(post.unitId);
    case 'gradeId':
      return names.gradeName(post.gradeId ?? '');
    case 'budgetedMinutes':
      return formatHours(post.budgetedMinutes);
    default:
      return post[field];
  }
}

/**
 * How a post stands, in words: “held”, “vacant 0.50, covered by agency until 31 Mar 2021, frozen”. Facts are the
 * server’s; only the words are made here.
 */
export function describeStanding(post: PostAt): string {
  const parts = [
    ...(post.state === 'proposed' ? ['proposed'] : holding(post)),
    ...(post.isFrozen ? [post.frozenTo ? `frozen until ${formatDate(post.frozenTo)}` : 'frozen'] : []),
    ...(post.endDate ? [`ends ${formatDate(post.endDate)}`] : []),
  ];
  return parts.join(', ');
}

function holding(post: PostAt): string[] {
  const { vacantFte, coveredFte, occupants } = post;
  const others = occupants.filter(({ kind }) => kind !== 'substantive' && kind !== 'ring-fenced');
  const cover = others.map(({ kind, endDate }) => `${kindInWords(kind)} until ${formatDate(endDate)}`);
  const ringFenced = occupants.filter(({ kind }) => kind === 'ring-fenced').map(() => 'part of the time ring-fenced');
  if (vacantFte === 0) return ['held', ...cover.map((words) => `with ${words}`), ...ringFenced];
  const share = coveredFte > 0 && coveredFte < vacantFte ? `${formatFte(coveredFte)} ` : '';
  return [
    `vacant ${formatFte(vacantFte)}`,
    coveredFte > 0 ? `${share}covered by ${cover.join(' and ')}` : 'not covered',
    ...ringFenced,
  ];
}

/** A kind of occupancy within a sentence: “maternity cover”. */
export function kindInWords(kind: Occupancy['kind']): string {
  return OCCUPANCY_KINDS[kind].toLowerCase();
}

/** Who is in a post: “Aisha Ahmed, Jo Dale (acting up)”. */
export function describeOccupants(post: PostAt): string {
  return post.occupants
    .map(({ name, kind }) => (kind === 'substantive' ? name : `${name} (${kindInWords(kind)})`))
    .join(', ');
}
