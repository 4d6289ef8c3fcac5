import { z } from 'zod';
import { civilDate, id } from './common.ts';
import { type DataKind, dataKinds, reachOfKind } from './data-kinds.ts';
import { entity } from './entities.ts';
import type { Role } from './roles.ts';

/** What can need action: as it is called, and the kind of data it tells of, which says who may read it. */
export const DUE_KINDS = {
  'arrangement-ends': { title: 'Arrangement ends', data: 'establishment' },
  review: { title: 'Review', data: 'personnel' },
  'honorarium-review': { title: 'Honorarium without a review', data: 'pay' },
  'honorarium-long': { title: 'Honorarium too long', data: 'pay' },
  'funding-ends': { title: 'Funding ends', data: 'pay' },
  'funding-review': { title: 'Review of funding', data: 'pay' },
  'post-ends': { title: 'Post ends', data: 'establishment' },
  'freeze-ends': { title: 'Freeze ends', data: 'establishment' },
  'recruitment-action': { title: 'Recruitment: next action', data: 'recruitment' },
  'recruitment-long': { title: 'Recruitment open for long', data: 'recruitment' },
  'competence-lapses': { title: 'Competence lapses', data: 'competence' },
  'records-differ': { title: 'Records that disagree', data: 'post' },
  'decision-draft': { title: 'Decision still a draft', data: 'decision' },
  'allocation-review': { title: 'Review of the allocation', data: 'whole-plan' },
  'allocation-signal': { title: 'Review of the allocation needed', data: 'whole-plan' },
} as const satisfies Record<string, { title: string; data: DataKind }>;
export type DueKind = keyof typeof DUE_KINDS;
export const dueKinds = Object.keys(DUE_KINDS) as [DueKind, ...DueKind[]];

/** True where a role may read what needs action of a kind, at least in its own district. */
export function mayReadDue(role: Role, kind: DueKind): boolean {
  return reachOfKind(role, 'read', DUE_KINDS[kind].data) !== undefined;
}

/** When something is due, from the date that is asked for. */
export const DUE_WHEN = {
  overdue: 'Overdue',
  'this-month': 'This month',
  later: 'In the next 90 days',
  undated: 'To put right',
} as const;
export type DueWhen = keyof typeof DUE_WHEN;

/** Pages on which something is done. */
export const duePage = z.enum(['temporary-posts', 'posts', 'vacancies', 'people', 'decisions', 'demand-review']);
export type DuePage = z.infer<typeof duePage>;

export const digestItem = z
  .object({
    id: z.string().meta({ description: 'Stays the same for as long as it is about the same record' }),
    kind: z.enum(dueKinds),
    data: z.enum(dataKinds).meta({ description: 'Kind of data it tells of' }),
    when: z.enum(Object.keys(DUE_WHEN) as [DueWhen, ...DueWhen[]]),
    date: civilDate.nullable().meta({ description: 'Null where records disagree and no day says by when' }),
    daysLeft: z.int().nullable().meta({ description: 'Below 0: overdue by so many days' }),
    title: z.string(),
    sentence: z.string(),
    action: z.string().meta({ description: 'What to do next' }),
    page: duePage.meta({ description: 'Where it is done' }),
    subjectId: id.meta({ description: 'The record on that page' }),
    unitId: z.string().nullable(),
    districtId: z.string().nullable(),
    fund: z
      .object({ name: z.string(), shareBasisPoints: z.int() })
      .nullable()
      .optional()
      .meta({ description: 'The fund that stops paying; for readers of pay only' }),
  })
  .meta({ id: 'DigestItem', ...entity('digestItem') });
export type DigestItem = z.infer<typeof digestItem>;

export const digest = z
  .object({
    asAt: civilDate,
    monthEnd: civilDate.meta({ description: 'Last day that counts as this month' }),
    until: civilDate.meta({ description: 'Last day that is looked ahead to' }),
    kinds: z.array(z.enum(dueKinds)).meta({ description: 'Kinds that the reader may see' }),
    items: z.array(digestItem),
  })
  .meta({ id: 'Digest' });
export type Digest = z.infer<typeof digest>;
