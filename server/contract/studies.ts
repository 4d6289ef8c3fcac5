import { z } from 'zod';
import { fte, id } from './common.ts';
import { entity } from './entities.ts';
import { balanceWord } from './overview.ts';
import { placement } from './plans.ts';

/** A question about a plan that takes longer than a moment; answered in the background. */
export const studyKind = z.enum(['moves-curve', 'what-if', 'robustness', 'least-regret']);
export type StudyKind = z.infer<typeof studyKind>;

export const newStudy = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('moves-curve'),
      upTo: z
        .int()
        .min(1)
        .max(60)
        .nullable()
        .meta({ description: 'Most moves to try; null goes on until one more gains nothing' }),
    }),
    z.strictObject({
      kind: z.literal('what-if'),
      personId: id,
      districtId: id,
      demand: z.enum(['force', 'forbid']).meta({ description: 'The person has to be there, or must not be' }),
    }),
    z.strictObject({ kind: z.literal('robustness') }),
    z.strictObject({
      kind: z.literal('least-regret'),
      scenarioIds: z
        .array(id)
        .min(1)
        .max(8)
        .nullable()
        .meta({ description: 'Scenarios of the robustness study to hold up in; null takes the suggested ones' }),
    }),
  ])
  .meta({ id: 'NewStudy' });
export type NewStudy = z.infer<typeof newStudy>;

/** The best plan with at most so many moves. */
export const curvePoint = z.object({
  maxMoves: z.int(),
  moves: z.int().meta({ description: 'Moves the best plan really makes' }),
  objective: z.number(),
  improvement: z.number().meta({
    description:
      'Fall of the weighted sum against the first point, as a fraction of it: 0 at first, 1 where nothing is left',
  }),
  worst: z.object({ districtId: z.string(), difference: z.number() }).nullable(),
  languageGapFte: fte,
  proven: z.boolean(),
  gap: z.number().nullable().meta({ description: 'Where not proven: at most this far from the best, as a fraction' }),
});
export type CurvePoint = z.infer<typeof curvePoint>;

export const movesCurve = z.object({
  points: z.array(curvePoint),
  knee: z.int().nullable().meta({ description: 'Moves after which one more gains little; null while unknown' }),
  sentence: z
    .string()
    .meta({ description: '“2 moves cut the worst shortfall from 18 % to 6 %; a third gains little”' }),
});

const ruleChange = z.object({
  rule: z.enum(['fairShare', 'severe', 'language', 'preference', 'move']),
  title: z.string(),
  change: z
    .number()
    .meta({ description: 'Change in the weighted sum against the plan as it stands; above 0 is worse' }),
});

/** The best plan in which a placement is forced or forbidden, against the plan as it stands. */
export const whatIf = z.object({
  personId: id,
  districtId: id,
  demand: z.enum(['force', 'forbid']),
  possible: z.boolean(),
  conflicts: z.array(z.string()),
  total: z.number().nullable().meta({ description: 'Change in the weighted sum against the plan as it stands' }),
  cost: z.number().nullable().meta({
    description:
      'What the demand alone costs: the weighted sum against the best plan without it, at least 0; null while that plan is not known',
  }),
  changes: z.array(ruleChange),
  alsoMove: z.array(
    z.object({ personId: z.string(), name: z.string(), before: z.array(placement), after: z.array(placement) }),
  ),
  proven: z.boolean(),
  sentence: z.string(),
});

/** A plan held against demand as it was, or as it may become. */
export const robustnessScenario = z.object({
  id: z.string(),
  name: z.string().meta({ description: '“Sep 2020: children return to school”' }),
  kind: z
    .enum(['month', 'school-return', 'surge', 'stress'])
    .meta({ description: 'A month as it was, a September, a surge, or a saved stress case' }),
  demandFte: fte,
  worst: z.object({ districtId: z.string(), difference: z.number() }).nullable(),
  word: balanceWord.meta({ description: 'How the worst district stands against its fair share' }),
  withinTolerance: z.boolean().meta({ description: 'No district is below its fair share by more than the tolerance' }),
  coverage: z.number().nullable().meta({ description: 'Capacity ÷ demand of the worst covered district' }),
  suggested: z.boolean().meta({ description: 'One of the hardest, which a plan had better hold up in' }),
});
export const robustness = z.object({
  scenarios: z.array(robustnessScenario),
  withinTolerance: z.int().meta({ description: 'Scenarios in which every district stays within tolerance' }),
  notSevere: z.int().meta({ description: 'Scenarios in which no district is severely short' }),
  sentence: z.string(),
  notes: z.array(z.string()).default([]).meta({ description: 'What has to be known of the saved stress cases' }),
});

/** A plan under one demand. */
const heldUp = z.object({
  regret: z.number().meta({ description: 'Weighted sum above the best possible plan for this demand, points' }),
  worst: z.object({ districtId: z.string(), difference: z.number() }).nullable(),
  word: balanceWord,
});
/** The plan over all the chosen demands. */
const heldUpOverall = z.object({
  regret: z.number().meta({ description: 'The greatest regret over the demands, points' }),
  moves: z.int().meta({ description: 'People who leave their current district' }),
});
/** The plan that holds up best whichever of some demands comes: its greatest regret is least. */
export const leastRegret = z.object({
  scenarios: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      best: z.number().meta({ description: 'Weighted sum of the best plan known for this demand alone, points' }),
      before: heldUp.meta({ description: 'The plan as it stands' }),
      after: heldUp.meta({ description: 'The plan that holds up best' }),
    }),
  ),
  before: heldUpOverall,
  after: heldUpOverall,
  better: z.boolean().meta({ description: 'It has less to regret at worst than the plan as it stands' }),
  proven: z.boolean().meta({ description: 'No plan has less to regret at worst' }),
  gap: z.number().nullable().meta({
    description: 'Where not proven: another plan may have at most so many points less to regret at worst',
  }),
  sentence: z.string(),
});

export const studyView = z
  .object({
    id,
    planId: id,
    kind: studyKind,
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    basedOnVersion: z.int(),
    progress: z.object({ done: z.int(), of: z.int().nullable(), text: z.string() }),
    failure: z.string().nullable(),
    movesCurve: movesCurve.nullable(),
    whatIf: whatIf.nullable(),
    robustness: robustness.nullable(),
    leastRegret: leastRegret.nullable(),
  })
  .meta({ id: 'StudyView', ...entity('study') });
export type StudyView = z.infer<typeof studyView>;

/** The newest study of a kind for the present version of a plan. */
export const latestStudy = z.object({ study: studyView.nullable() }).meta({ id: 'LatestStudy' });

export const studyStarted = z.object({ studyId: id }).meta({ id: 'StudyStarted' });

/** Take one answer of a study as a proposal that waits to be accepted. */
export const studyChoice = z
  .strictObject({
    maxMoves: z
      .int()
      .min(0)
      .nullable()
      .meta({ description: 'Point of a moves curve; null for what-if and least-regret' }),
  })
  .meta({ id: 'StudyChoice' });

/** Where one more helps most. */
export const oneMore = z
  .object({
    options: z.array(
      z
        .object({
          kind: z.enum(['caseworker', 'speaker', 'senior']),
          districtId: z.string(),
          languageCode: z.string().nullable(),
          gain: z.number().meta({ description: 'Fall of the weighted sum; above 0 helps' }),
          sentence: z
            .string()
            .meta({ description: '“One more full-time caseworker in South: shortfall 2.18 → 1.18 FTE”' }),
        })
        .meta(entity('oneMore')),
    ),
  })
  .meta({ id: 'OneMore' });
export type OneMore = z.infer<typeof oneMore>;

/** What a moved person is told, in plain words. */
export const letter = z
  .object({
    personId: id,
    name: z.string(),
    role: z.string(),
    now: z.string(),
    proposed: z.string(),
    askedFor: z.array(z.string()).meta({ description: 'Districts asked for, first choice first' }),
    because: z.array(z.string()).meta({ description: 'Reasons, most important first, as sentences' }),
  })
  .meta(entity('letter'));
export const letters = z.object({ letters: z.array(letter) }).meta({ id: 'Letters' });
export type Letter = z.infer<typeof letter>;

const relaxingChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unpin'), personId: id }),
  z.object({ kind: z.literal('maxMoves'), maxMoves: z.int().min(0).nullable() }),
  z
    .object({
      kind: z.literal('record'),
      personId: z.string().nullable(),
      districtId: z.string().nullable(),
      limit: z
        .object({ roleId: z.string().nullable(), fromFte: fte, toFte: fte })
        .nullable()
        .meta({ description: 'The minimum of a role, or the maximum of all (role null), that has to give' }),
    })
    .meta({ description: 'Only a record or a setting can be changed: where to go' }),
]);
export type RelaxingChange = z.infer<typeof relaxingChange>;

/** Changes that together make an impossible plan possible, ready to be made. */
export const relaxation = z
  .object({
    id: z.string(),
    sentence: z.string().meta({
      description:
        '“Release the pin of Nicky Dale”, “Let Central go down to 3.70 FTE of senior practitioner instead of 9.00”',
    }),
    changes: z.array(relaxingChange).min(1).meta({ description: 'All of them are needed; mostly it is one' }),
    people: z.int().min(0).meta({ description: 'Pins released, people to ask, and moves beyond the limit' }),
    fte: fte.meta({ description: 'FTE by which minimums and maximums give, together' }),
    proven: z.boolean().meta({ description: 'Proved that less of the same would not do' }),
  })
  .meta({ id: 'Relaxation', ...entity('relaxation') });
export type Relaxation = z.infer<typeof relaxation>;
export const relaxations = z.object({ relaxations: z.array(relaxation) }).meta({ id: 'Relaxations' });
