import { z } from 'zod';
import { civilDate, id } from './common.ts';
import { entity } from './entities.ts';
import { fundingLine, OCCUPANCY_KINDS, occupancy, pence } from './establishment.ts';

/** Kinds of temporary arrangements: every occupancy but the substantive one. */
export const TEMPORARY_KINDS = (({ substantive: _, ...kinds }) => kinds)(OCCUPANCY_KINDS);
export type TemporaryKind = keyof typeof TEMPORARY_KINDS;
export const temporaryKind = z.enum(Object.keys(TEMPORARY_KINDS) as [TemporaryKind, ...TemporaryKind[]]);

/** How an arrangement stands at the date asked for. */
export const ARRANGEMENT_STATES = {
  'not-begun': 'Not begun',
  running: 'Running',
  'ends-in-90': 'Ends within 90 days',
  'ends-in-60': 'Ends within 60 days',
  'ends-in-30': 'Ends within 30 days',
  ended: 'Ended',
} as const;
export type ArrangementState = keyof typeof ARRANGEMENT_STATES;

/** A broken rule: `warn` does not hinder saving, `refuse` does. */
export const finding = z.object({
  rule: z.string(),
  title: z.string(),
  severity: z.enum(['warn', 'refuse']),
  field: z.string(),
  sentence: z.string(),
  remedy: z.string(),
});
export type Finding = z.infer<typeof finding>;

const fundPence = z.object({ fundId: id.nullable().meta({ description: 'Null: the base budget' }), pence });
export const costMonth = z.object({
  month: z.string(),
  financialYear: z.string(),
  pence,
  funds: z.array(fundPence),
  working: z.array(z.string()).meta({ description: '27–30 Sep: 4 ÷ 30 × £63.75 = £8.50' }),
});
export type CostMonth = z.infer<typeof costMonth>;

/** What it costs from its first to its last day; each sum is the sum of the lines below it. */
export const arrangementCost = z.object({
  pence: pence
    .nullable()
    .meta({ description: 'Null where nothing can be costed; zero where it costs nothing of its own' }),
  years: z.array(z.object({ financialYear: z.string(), pence, funds: z.array(fundPence) })),
  gaps: z.array(z.string()).meta({ description: 'What is missing, and the remedy: then the sums are of the rest' }),
});
export type ArrangementCost = z.infer<typeof arrangementCost>;

/** A temporary arrangement at a date. What concerns pay and reasons is there for their readers only. */
export const arrangement = z
  .object({
    ...occupancy.shape,
    kind: temporaryKind,
    endDate: civilDate,
    postTitle: z.string(),
    roleId: id,
    state: z.enum(Object.keys(ARRANGEMENT_STATES) as [ArrangementState, ...ArrangementState[]]),
    daysLeft: z.int().nullable().meta({ description: 'Days until the last day, of what runs at the date' }),
    coversName: z.string().nullable(),
    decidedOn: civilDate.nullable().optional(),
    retrospective: z.boolean().optional().meta({ description: 'It starts before the day it was decided' }),
    findings: z.array(finding).optional(),
    cost: arrangementCost.optional(),
    months: z.array(costMonth).optional().meta({ description: 'Of one arrangement only' }),
    fundingLines: z.array(fundingLine).optional().meta({ description: 'Of one arrangement only' }),
  })
  .meta({ id: 'Arrangement', ...entity('arrangement') });
export type Arrangement = z.infer<typeof arrangement>;

export const arrangements = z
  .object({ asAt: civilDate, from: civilDate, to: civilDate, arrangements: z.array(arrangement) })
  .meta({ id: 'Arrangements' });
export type Arrangements = z.infer<typeof arrangements>;

/** A month in which an action changes the cost. */
const changedMonth = z.object({
  month: z.string(),
  financialYear: z.string(),
  beforePence: pence,
  afterPence: pence,
  working: z
    .array(z.string())
    .meta({ description: 'Of what it costs afterwards; before where it costs nothing any more' }),
});

/** What saving would do: sentences, broken rules, and the cost to the penny. Nothing is stored by asking. */
export const arrangementPreview = z
  .object({
    changes: z.array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    notes: z.array(z.string()).meta({ description: 'What else follows, or is to be put right elsewhere' }),
    findings: z.array(finding),
    mayBeSaved: z.boolean(),
    before: arrangementCost.nullable().meta({ description: 'Null for something new' }),
    after: arrangementCost,
    differencePence: pence.nullable().meta({ description: 'Null where one of the two cannot be costed' }),
    months: z.array(changedMonth),
    capacity: z.array(z.string()).meta({ description: 'What it does to the capacity of each district, in FTE' }),
    until: civilDate.nullable().meta({ description: 'Where something has no end: the day up to which it is costed' }),
    suggestedCapacity: z
      .object({ districtId: id, minutes: z.int() })
      .nullable()
      .meta({ description: 'Case-holding minutes a week that the post’s role and team suggest' }),
  })
  .meta({ id: 'ArrangementPreview', ...entity('arrangementPreview') });
export type ArrangementPreview = z.infer<typeof arrangementPreview>;

/** A funding line beside what it is about, and rules it breaks. */
export const fundingLineView = z
  .object({ ...fundingLine.shape, subjectTitle: z.string(), findings: z.array(finding) })
  .meta({ id: 'FundingLineView', ...entity('fundingLineView') });
export type FundingLineView = z.infer<typeof fundingLineView>;

export const fundingLines = z
  .object({ asAt: civilDate, from: civilDate, to: civilDate, lines: z.array(fundingLineView) })
  .meta({ id: 'FundingLines' });
export type FundingLines = z.infer<typeof fundingLines>;

/** What the forms choose from, at a date. */
export const arrangementChoices = z
  .object({
    fullTimeMinutes: z.int(),
    posts: z.array(
      z.object({
        id,
        title: z.string(),
        roleId: id,
        unitId: id,
        districtId: z.string().nullable(),
        startDate: civilDate,
        endDate: civilDate.nullable(),
        budgetedMinutes: z.int(),
        gradeName: z.string(),
        points: z.array(z.object({ fromDate: civilDate, low: z.int(), high: z.int() })),
        caseloadMinutes: z.int().meta({ description: 'Case-holding minutes of a full-time week in this post' }),
        hourlyPence: pence.nullable().meta({ description: 'Agency rate of its role' }),
      }),
    ),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        unitId: id,
        contractedMinutes: z.int(),
        postId: id.nullable().meta({ description: 'The post held substantively' }),
        point: z.int().nullable(),
      }),
    ),
    holders: z.array(
      z.object({
        id,
        postId: id,
        personId: id.nullable(),
        name: z.string(),
        minutes: z.int(),
        caseMinutes: z.int().meta({ description: 'Case-holding minutes a week of theirs in this post; 0 for none' }),
        districtId: id.nullable().meta({ description: 'District in which they hold cases' }),
        statedIn: id.nullable().meta({ description: 'An arrangement of their own that takes case-holding hours' }),
      }),
    ),
    funds: z.array(z.object({ id, name: z.string(), fromDate: civilDate.nullable(), toDate: civilDate.nullable() })),
    decisions: z.array(z.object({ id, reference: z.string(), title: z.string(), decidedOn: civilDate.nullable() })),
  })
  .meta({ id: 'ArrangementChoices', ...entity('arrangementChoices') });
export type ArrangementChoices = z.infer<typeof arrangementChoices>;
