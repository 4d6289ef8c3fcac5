import { z } from 'zod';
import { civilDate, fte, id, version } from './common.ts';
import { entity } from './entities.ts';

const minimumFte = fte.nullable().meta({ description: 'Least FTE; null: no minimum' });
const people = z.int().min(0);
const shortFte = fte.meta({ description: 'FTE below the minimum; 0 where it is kept or there is none' });

/** A role in a district: the least there has to be, and what there is at the date. */
export const minimumCell = z
  .object({
    roleId: id,
    districtId: id,
    minimumFte,
    fte: fte.meta({ description: 'FTE of the role there at the date, with temporary arrangements' }),
    people,
    contractedFte: fte.meta({ description: 'The part of it that contracts give' }),
    shortFte,
    sentence: z.string(),
  })
  .meta({ id: 'MinimumCell', ...entity('minimumCell') });
export type MinimumCell = z.infer<typeof minimumCell>;

/** A role that people in district teams have, or that a minimum is set for. */
const minimumRole = z
  .object({
    roleId: id,
    title: z.string(),
    fte: fte.nullable().meta({ description: 'In all district teams; null for a reader of one district' }),
    people: people.nullable(),
    boundFte: fte.nullable().meta({ description: 'Σ of its minimums' }),
  })
  .meta({ id: 'MinimumRole', ...entity('minimumRole') });
export type MinimumRole = z.infer<typeof minimumRole>;

/** The least FTE of each role that each district has to have, beside what is there. */
export const minimumCover = z
  .object({
    version,
    asAt: civilDate,
    roles: z.array(minimumRole).meta({ description: 'In display order' }),
    cells: z.array(minimumCell).meta({ description: 'Every role in every district that the reader sees' }),
  })
  .meta({ id: 'MinimumCover' });
export type MinimumCover = z.infer<typeof minimumCover>;

const planCell = z
  .object({
    roleId: id,
    districtId: id,
    planMinimumFte: minimumFte.meta({ description: 'The minimum that the plan was made with; null: none' }),
    minimumFte: minimumFte.meta({ description: 'The minimum now; null: none' }),
    fte: fte.meta({ description: 'FTE of the role that the plan puts there' }),
    people,
    shortFte: shortFte.meta({ description: 'FTE below the minimum now' }),
  })
  .meta({ id: 'PlanMinimum', ...entity('planMinimum') });

/** What a plan gives of each role in each district. */
const planCover = z
  .object({
    planId: id,
    name: z.string(),
    asAt: civilDate,
    isOlder: z.boolean().meta({ description: 'Made with other minimums than those of now, and not refreshed since' }),
    cells: z.array(planCell),
  })
  .meta({ id: 'PlanCover', ...entity('planCover') });
export type PlanCover = z.infer<typeof planCover>;
export const planCovers = z.object({ plans: z.array(planCover) }).meta({ id: 'PlanCovers' });
export type PlanCovers = z.infer<typeof planCovers>;

const asked = z
  .array(
    z.strictObject({
      roleId: id,
      districtId: id,
      minimumFte: z.number().nullable().meta({ description: 'FTE in steps of 0.05; null or 0: no minimum' }),
    }),
  )
  .min(1, 'Name at least one role and district')
  .max(1000);
export const minimumsPreviewRequest = z.strictObject({ minimums: asked });
export const minimumsChange = z.strictObject({
  minimums: asked,
  reason: z.string().trim().min(3, 'Say in a few words why').max(400),
});
export type MinimumsChange = z.infer<typeof minimumsChange>;
export type AskedMinimums = MinimumsChange['minimums'];

const effect = z
  .object({
    roleId: id,
    districtId: id,
    before: minimumFte,
    after: minimumFte,
    fte,
    people,
    shortFte: shortFte.meta({ description: 'FTE below the minimum as it would be, at the date' }),
    sentence: z.string(),
    cover: z.string(),
    plansBelow: z.array(z.string()).meta({ description: 'Names of plans that would be below it as they stand' }),
  })
  .meta({ id: 'MinimumEffect', ...entity('minimumEffect') });
export type MinimumEffect = z.infer<typeof effect>;

/** What a change of minimums would do, before it is saved. */
export const minimumsPreview = z
  .object({
    version,
    asAt: civilDate,
    effects: z.array(effect).meta({ description: 'What would change; empty where all is as asked already' }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'MinimumsPreview' });
export type MinimumsPreview = z.infer<typeof minimumsPreview>;
