import { z } from 'zod';
import { civilDate, fte, id, version } from './common.ts';
import { entity } from './entities.ts';

/** Kinds of occupancy; all but the first are temporary arrangements and have an end. */
export const OCCUPANCY_KINDS = {
  substantive: 'Substantive',
  'fixed-term': 'Fixed term',
  'acting-up': 'Acting up',
  secondment: 'Secondment',
  'maternity-cover': 'Maternity cover',
  agency: 'Agency',
  'additional-hours': 'Additional hours',
  'ring-fenced': 'Ring-fenced time',
} as const;
export type OccupancyKind = keyof typeof OCCUPANCY_KINDS;
export const occupancyKind = z.enum(Object.keys(OCCUPANCY_KINDS) as [OccupancyKind, ...OccupancyKind[]]);

export const permanence = z.enum(['permanent', 'temporary']);
export const postState = z.enum(['established', 'proposed']);

/** Minutes a week: 37 hours are 2,220. */
export const weeklyMinutes = z
  .int()
  .min(1, 'Minutes a week are at least 1')
  .max(3000, 'More than 50 hours a week: are these hours?');
/** A point of the pay spine. */
export const scalePoint = z.int().min(1).max(200);
/** Hundredths of a per cent: 2,500 is 25.00 %. */
export const basisPoints = z.int().min(0).max(10_000);
export const pence = z.int().meta({ description: 'Pence' });

export const post = z
  .object({
    id: id.meta({ description: 'Post number' }),
    title: z.string(),
    roleId: id,
    unitId: id,
    districtId: z.string().nullable().meta({ description: 'District of the unit; null for central units' }),
    budgetedMinutes: z.int(),
    budgetedFte: fte,
    costCode: z.string(),
    startDate: civilDate,
    endDate: civilDate.nullable(),
    endReason: z.string().nullable(),
    permanence,
    state: postState,
    frozenFrom: civilDate.nullable(),
    frozenTo: civilDate.nullable(),
    frozenReason: z.string().nullable(),
    requirements: z.array(z.object({ competenceId: id, minimumLevel: z.int() })),
    becameOf: z.array(id).meta({ description: 'Posts it became of in a restructure' }),
    becomes: z.array(id).meta({ description: 'Posts it becomes in a restructure' }),
    gradeId: id.optional().meta({ description: 'For readers of pay only' }),
    budgetPoint: scalePoint.nullable().optional().meta({ description: 'Null: the highest of the grade' }),
    version,
  })
  .meta({ id: 'Post', ...entity('post') });
export type Post = z.infer<typeof post>;

export const occupancy = z
  .object({
    id,
    postId: id,
    unitId: id,
    districtId: z.string().nullable(),
    personId: id.nullable(),
    name: z.string(),
    kind: occupancyKind,
    minutes: z.int(),
    fte,
    startDate: civilDate,
    endDate: civilDate.nullable(),
    coversId: id.nullable().meta({ description: 'Occupancy whose holder is covered' }),
    capacityMinutes: z
      .int()
      .meta({ description: 'Case-holding minutes a week it adds to a district; negative: takes' }),
    capacityDistrictId: id.nullable(),
    coveredStops: z.boolean().meta({ description: 'The own caseload of whoever is covered stops for as long' }),
    reason: z.string().nullable().optional(),
    endReason: z.string().nullable().optional(),
    reviewDate: civilDate.nullable().optional(),
    decisionReference: z.string().nullable().optional(),
    decisionId: id.nullable().optional(),
    payPoint: scalePoint.nullable().optional(),
    basePoint: scalePoint.nullable().optional(),
    steps: z.array(z.object({ fromDate: civilDate, point: scalePoint })).optional(),
    onCost: z.boolean().optional(),
    hourlyPence: pence.nullable().optional(),
    version,
  })
  .meta({ id: 'Occupancy', ...entity('occupancy') });
export type Occupancy = z.infer<typeof occupancy>;

export const fundingLine = z
  .object({
    id,
    postId: id.nullable(),
    occupancyId: id.nullable(),
    fundId: id,
    fromDate: civilDate,
    toDate: civilDate,
    shareBasisPoints: basisPoints,
    reason: z.string(),
    reviewDate: civilDate.nullable(),
    decisionReference: z.string().nullable(),
    decisionId: id.nullable(),
    version,
  })
  .meta({ id: 'FundingLine', ...entity('fundingLine') });
