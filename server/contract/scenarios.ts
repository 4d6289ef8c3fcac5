import { z } from 'zod';
import { asAtQuery, civilDate, fte, id, month } from './common.ts';
import { entity } from './entities.ts';
import { balanceWord, districtBalance, languageGap } from './overview.ts';

/** Plans that are shown side by side at most, beside doing nothing. */
export const MOST_PLANS = 5;
/** In the place of a plan’s id: doing nothing, that is today’s placements. It is always among them. */
export const DO_NOTHING = 'today';

export const scenariosQuery = asAtQuery.extend({
  plans: z
    .string()
    .max(400)
    .refine((ids) => planIdsOf(ids).length <= MOST_PLANS, `At most ${MOST_PLANS} plans stand side by side`)
    .optional()
    .meta({
      description: `Up to ${MOST_PLANS} plans, their ids with commas between; “${DO_NOTHING}” for none. Left out: those changed last`,
    }),
  data: z
    .enum(['own', 'live'])
    .default('own')
    .meta({ description: 'own: each plan on the data it was made with. live: all on the data as they stand at asAt' }),
});
export type ScenariosQuery = z.infer<typeof scenariosQuery>;

/** The plans that the parameter `plans` names, each once. */
export function planIdsOf(ids: string): string[] {
  return [...new Set(ids.split(','))].filter((planId) => planId !== '' && planId !== DO_NOTHING);
}

const worst = z.object({ districtId: z.string(), difference: z.number() });

/** A plan, or doing nothing, with the measures that all are set side by side by. */
export const scenario = z
  .object({
    planId: id.nullable().meta({ description: 'Null for doing nothing' }),
    name: z.string(),
    asAt: civilDate,
    demandMonth: month.nullable(),
    demand: z.string().meta({ description: '“Demand as counted in Mar 2021”, “Demand as if: …”' }),
    isAssumed: z.boolean().meta({ description: 'True where demand is taken to be as if something happened' }),
    policy: z.string().nullable().meta({ description: 'Name of the policy the plan follows; null for doing nothing' }),
    maxMoves: z.int().min(0).nullable(),
    author: z.string().nullable(),
    updatedAt: z.iso.datetime().nullable(),
    people: z.int(),
    moves: z.int().meta({ description: 'People who leave their district, or part of it' }),
    stated: z.int().meta({ description: 'People who asked for a district' }),
    firstChoices: z.int().meta({ description: 'Those of them whose main district is their first choice' }),
    inSeveral: z.int().meta({ description: 'People who work in more than one district' }),
    pins: z.int().meta({ description: 'Pins that hold at the date of the plan' }),
    worst: worst.nullable(),
    word: balanceWord,
    withinTolerance: z.int().meta({ description: 'Districts that are not short by more than the tolerance' }),
    spread: z.number().nullable().meta({ description: 'Difference of the best-off district − that of the worst' }),
    languages: z.array(languageGap),
    minimums: z.int().meta({ description: 'Minimums by role and district that are set' }),
    brokenMinimums: z.array(z.string()).meta({ description: 'Those not kept, as sentences' }),
    otherBreaches: z.int().meta({ description: 'Other hard rules that do not hold' }),
    demandFte: fte,
    capacityFte: fte.meta({ description: 'Case-holding FTE' }),
    districts: z.array(districtBalance),
  })
  .meta({ id: 'Scenario', ...entity('scenario') });
export type Scenario = z.infer<typeof scenario>;

/** How one scenario stands under a stress case, in the month in which the case asks most. */
const stressedScenario = z.object({
  planId: id.nullable(),
  month: month.nullable().meta({ description: 'Month in which the case asks most; null without counts of cases' }),
  addedFte: fte.meta({ description: 'What the case adds to the demand of all districts seen' }),
  demandFte: fte.meta({ description: 'Demand of all districts with it' }),
  capacityFte: fte.meta({ description: 'Case-holding FTE of all districts' }),
  worst: worst
    .extend({ demandFte: fte, fairShareFte: fte, capacityFte: fte })
    .nullable()
    .meta({ description: 'District furthest below its fair share, with its own figures' }),
  word: balanceWord,
  withinTolerance: z.int(),
});
export type StressedScenario = z.infer<typeof stressedScenario>;

/** A saved stress case against every scenario. */
export const scenarioStress = z
  .object({
    caseId: id,
    name: z.string(),
    standings: z.array(stressedScenario).meta({ description: 'In the order of the scenarios' }),
    best: z.array(id.nullable()).meta({ description: 'Plans that stand best, null for doing nothing' }),
    sentence: z.string().nullable().meta({ description: 'Null for a reader confined to one district' }),
  })
  .meta({ id: 'ScenarioStress', ...entity('scenarioStress') });
export type ScenarioStress = z.infer<typeof scenarioStress>;

/** Scenarios side by side: doing nothing first, then the plans. */
export const scenarios = z
  .object({
    asAt: civilDate,
    data: z.enum(['own', 'live']),
    tolerance: z.number(),
    missing: z.array(id).meta({ description: 'Plans asked for that are not there any more' }),
    plans: z.int().meta({ description: 'How many plans there are to choose from' }),
    differences: z.array(z.string()).meta({ description: 'Where plans are measured on other data than doing nothing' }),
    scenarios: z.array(scenario),
    summary: z.array(z.string()).meta({ description: 'A sentence a scenario; none for a reader of one district' }),
    stress: z.array(scenarioStress),
    stressNote: z
      .string()
      .nullable()
      .meta({ description: 'Why there is nothing under stress, or how it stands in all' }),
  })
  .meta({ id: 'Scenarios', ...entity('scenarios') });
export type Scenarios = z.infer<typeof scenarios>;
