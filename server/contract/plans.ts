import { z } from 'zod';
import { civilDate, fte, id, month, version } from './common.ts';
import { stressKind } from './demand-stress-case.ts';
import { entity } from './entities.ts';
import { districtBalance } from './overview.ts';

export const placement = z.object({ districtId: id, share: z.number().gt(0).max(1) });
export type PlacementView = z.infer<typeof placement>;

export const pin = z.object({
  reason: z.string(),
  author: z.string(),
  pinnedAt: z.iso.datetime(),
  expires: civilDate.nullable(),
});

/** Which preference a placement meets. */
export const choice = z.enum(['1st', '2nd', '3rd', '4th', '5th', 'not listed', 'none stated']);

export const planRow = z
  .object({
    personId: id,
    name: z.string(),
    roleId: id,
    fte,
    fteWorking: z.string().meta({
      description: 'How FTE is made up where temporary arrangements add or take some; empty where it is the contract',
    }),
    byArrangement: z.boolean().meta({ description: 'True for a worker who is here by an arrangement only' }),
    languages: z.array(z.string()),
    currentDistrictId: z.string().nullable(),
    placements: z.array(placement).meta({ description: 'Where this plan puts the person' }),
    choice,
    moved: z.boolean(),
    pin: pin.nullable(),
    cannotWorkIn: z.array(id),
    reason: z.string().meta({ description: 'One short sentence' }),
    warnings: z.array(z.string()).meta({ description: 'Hard rules this placement breaks, each with a remedy' }),
  })
  .meta({ id: 'PlanRow', ...entity('planRow') });
export type PlanRow = z.infer<typeof planRow>;

/** The few figures a plan is judged by. */
export const planMeasures = z
  .object({
    objective: z.number().nullable().meta({
      description:
        'Weighted sum of all shortfalls; lower is better. Null for a reader confined to one district, or where it would tell what is missing of a language of few cases',
    }),
    penalties: z
      .object({
        fairShare: z.number(),
        severe: z.number(),
        language: z.number(),
        preference: z.number(),
        move: z.number(),
      })
      .nullable(),
    moves: z.int(),
    firstChoice: z
      .number()
      .nullable()
      .meta({ description: 'Share of people with stated choices who get the first, 0…1' }),
    languageGapFte: fte,
    worst: z.object({ districtId: z.string(), difference: z.number() }).nullable(),
    districts: z.array(districtBalance),
    breaches: z.array(z.string()).meta({ description: 'Rules of the whole plan that do not hold, as sentences' }),
  })
  .meta({ id: 'PlanMeasures', ...entity('planMeasures') });
export type PlanMeasures = z.infer<typeof planMeasures>;

export const presetId = z.enum(['balanced', 'fewest-moves', 'preferences-first', 'language-first', 'even-demand']);
export type PresetId = z.infer<typeof presetId>;

export const policyPreset = z.object({
  id: presetId,
  name: z.string(),
  explanation: z.string(),
  weights: z.array(z.object({ rule: z.string(), sentence: z.string() })),
});
export const policyPresets = z.object({ presets: z.array(policyPreset) }).meta({ id: 'PolicyPresets' });

export const planHead = z
  .object({
    id: z.string(),
    name: z.string(),
    asAt: civilDate,
    presetId,
    maxMoves: z.int().min(0).nullable(),
    version,
    createdBy: z.string(),
    updatedAt: z.iso.datetime(),
    moves: z.int(),
    demandAsIf: z.string().nullable().meta({
      description:
        '“Publicity surge in March 2021, at its hardest in May 2021 (+3.40 FTE)”: what the plan takes demand to be; null for demand as counted',
    }),
  })
  .meta({ id: 'PlanHead', ...entity('planHead') });
export type PlanHead = z.infer<typeof planHead>;
export const planHeads = z.object({ plans: z.array(planHead) }).meta({ id: 'PlanHeads' });

/** What a plan takes demand to be: stress cases, as they were then, on top of the demand as counted. */
export const planAssumption = z.object({
  month: month.meta({ description: 'The month that the cases are applied to' }),
  hardestMonth: month.meta({ description: 'The month of their effect that the plan takes: the one that asks most' }),
  countedMonth: month.nullable().meta({ description: 'The month whose counts they are put on top of' }),
  cases: z.array(
    z.object({
      id,
      name: z.string(),
      kind: stressKind,
      said: z.string().nullable().meta({ description: 'What it is, in a sentence; null for a reader of one district' }),
    }),
  ),
  districts: z.array(z.object({ districtId: id, name: z.string(), countedFte: fte, addedFte: fte, demandFte: fte })),
});
export type PlanAssumption = z.infer<typeof planAssumption>;

/** A plan, or (`plan: null`) today's placements in the same shape. */
export const planView = z
  .object({
    plan: planHead.nullable(),
    asAt: civilDate,
    assumption: planAssumption.nullable().meta({ description: 'Null where demand is as counted' }),
    rows: z.array(planRow),
    measures: planMeasures,
    stale: z.array(z.string()).meta({ description: 'What changed in the live data since the plan was made' }),
    openProposalId: z.string().nullable().meta({ description: 'A proposal that waits to be accepted or discarded' }),
    runningProposalId: z.string().nullable(),
  })
  .meta({ id: 'PlanView', ...entity('planView') });
export type PlanView = z.infer<typeof planView>;

export const newPlan = z
  .strictObject({
    name: z.string().trim().min(1, 'A plan needs a name').max(80),
    asAt: civilDate,
    copyOf: id.nullable().default(null).meta({ description: 'Start from this plan instead of today’s placements' }),
    demandAsIf: z
      .strictObject({
        caseIds: z.array(id).min(1, 'Choose at least one stress case').max(20),
        month: month.nullable().default(null).meta({
          description:
            'Applied to this month, counted or up to a year ahead; null for the month the demand is counted in',
        }),
      })
      .nullable()
      .optional()
      .meta({
        description:
          'Stress cases on top of the demand. Null: demand as counted. Left out: a copy keeps what the original takes it to be',
      }),
  })
  .meta({ id: 'NewPlan' });
export type NewPlanRequest = z.infer<typeof newPlan>;

export const planSettings = z
  .strictObject({
    name: z.string().trim().min(1, 'A plan needs a name').max(80),
    presetId,
    maxMoves: z.int().min(0).max(10_000).nullable(),
  })
  .partial()
  .meta({ id: 'PlanSettings' });

export const planChange = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('place'), personId: id, placements: z.array(placement).min(1).max(10) }),
    z.strictObject({
      kind: z.literal('pin'),
      personId: id,
      reason: z.string().trim().min(3, 'Say why, in a few words').max(200),
      expires: civilDate.nullable(),
    }),
    z.strictObject({ kind: z.literal('unpin'), personId: id }),
  ])
  .meta({ id: 'PlanChange' });
export type PlanChange = z.infer<typeof planChange>;

export const planChanges = z
  .strictObject({ changes: z.array(planChange).min(1).max(5000) })
  .meta({ id: 'PlanChanges' });

/** What a change did: the rows it touched, the measures now, and the changes that would take it back. */
export const planChanged = z
  .object({
    version,
    rows: z.array(planRow),
    measures: planMeasures,
    undo: z.array(planChange),
  })
  .meta({ id: 'PlanChanged', ...entity('planChanged') });
export type PlanChanged = z.infer<typeof planChanged>;

export const acceptance = z
  .strictObject({
    proposalId: id,
    personIds: z.array(id).nullable().meta({ description: 'Only these people; null accepts the whole proposal' }),
    reason: z
      .string()
      .trim()
      .min(3, 'Say why, in a few words')
      .max(300)
      .meta({ description: 'Why whoever decides takes it, for the history' }),
  })
  .meta({ id: 'Acceptance' });

/** A plan, and on which demand it is measured. */
const comparedPlan = z.object({
  name: z.string(),
  demand: z.string().meta({ description: '“Demand as counted in March 2021”, “Demand as if: …”' }),
  measures: planMeasures,
});

/** What changed between two plans: by person, district, rule. */
export const planComparison = z
  .object({
    before: comparedPlan,
    after: comparedPlan,
    otherDemands: z
      .array(z.object({ demand: z.string(), before: planMeasures, after: planMeasures }))
      .meta({ description: 'Both on the other demands that they are made for, where one takes demand as if' }),
    rules: z.array(z.object({ title: z.string(), before: z.number(), after: z.number(), change: z.number() })).meta({
      description:
        'What each goal of the policy weighs; lower is better. Empty for a reader confined to one district, or where it would tell what is missing of a language of few cases',
    }),
    people: z.array(
      z
        .object({
          personId: z.string(),
          name: z.string(),
          before: z.array(placement),
          after: z.array(placement),
          choiceBefore: choice,
          choiceAfter: choice,
        })
        .meta(entity('comparedPerson')),
    ),
  })
  .meta({ id: 'PlanComparison', ...entity('planComparison') });
export type PlanComparison = z.infer<typeof planComparison>;
