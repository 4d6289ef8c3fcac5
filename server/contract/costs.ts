import { z } from 'zod';
import { asAtQuery, civilDate, fte, id, month } from './common.ts';
import { entity } from './entities.ts';
import { occupancyKind, pence, postState } from './establishment.ts';

/** A financial year, 1 April to 31 March. */
export const financialYear = z
  .string()
  .regex(/^(19|20|21)\d{2}\/\d{2}$/, 'A financial year is written 2020/21')
  .refine((text) => (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5)), {
    message: 'The second half of a financial year is the year after the first: 2020/21',
  })
  .meta({ description: 'Financial year 2020/21: 1 April 2020 to 31 March 2021' });

export const costsQuery = asAtQuery.extend({
  year: financialYear.optional().meta({ description: 'Without it the year that the date lies in' }),
});

/** The fund of a line; null is the base budget. */
const fundId = z.string().nullable().meta({ description: 'Null: the base budget' });

const sides = { budgetPence: pence, forecastPence: pence };
const figures = z.object({
  ...sides,
  differencePence: pence.meta({ description: 'Budget − forecast' }),
  vacantPence: pence.meta({ description: 'What hours that nobody holds substantively are budgeted at' }),
  coverPence: pence.meta({ description: 'What the hours that cover them cost; part of the forecast' }),
  savingPence: pence.meta({ description: 'vacantPence − coverPence' }),
  gaps: z.int().meta({ description: 'Records that cannot be costed, wholly or in part, and are missing in the sums' }),
});
const fundFigures = z.object({ fundId, ...sides, differencePence: pence });
const monthFigures = z.object({ month, ...sides });

/** Something that cannot be costed, or that needs a look, with what to do next. */
export const costGap = z.object({
  side: z.enum(['budget', 'forecast']),
  kind: z.enum(['posts', 'occupancies']),
  id,
  postId: id,
  unitId: id,
  name: z.string().meta({ description: 'Title of the post, or who is in it' }),
  sentence: z.string(),
});

export const costs = z
  .object({
    year: financialYear,
    asAt: civilDate,
    years: z.array(financialYear).meta({ description: 'Years that the records reach into, and the one after' }),
    fullTimeMinutes: z.int(),
    funds: z.array(z.object({ id, name: z.string(), costCode: z.string().nullable() })),
    total: figures,
    soFar: z.object({ months: z.int(), ...sides }).meta({ description: 'Whole months up to the date' }),
    months: z.array(monthFigures),
    byFund: z.array(fundFigures.extend({ months: z.array(monthFigures) })),
    units: z.array(
      figures.extend({ unitId: id, posts: z.int(), funds: z.array(fundFigures), months: z.array(monthFigures) }),
    ),
    gaps: z.array(costGap).meta({ description: 'The first 200' }),
    gapSentences: z.int().meta({ description: 'How many there are in all' }),
    proposedPosts: z.int().meta({ description: 'Only proposed, so without a budget' }),
  })
  .meta({ id: 'Costs', ...entity('costs') });
export type Costs = z.infer<typeof costs>;

/** A post of a unit in a year, and everybody in it. */
const postCost = figures.extend({
  postId: id,
  title: z.string(),
  costCode: z.string(),
  fte,
  state: postState,
  startDate: civilDate,
  endDate: civilDate.nullable(),
  budgetGaps: z.array(z.string()),
  occupancies: z.array(
    z.object({
      id,
      name: z.string(),
      kind: occupancyKind,
      fte,
      startDate: civilDate,
      endDate: civilDate.nullable(),
      forecastPence: pence,
      funds: z.array(z.object({ fundId, pence })),
      gaps: z.array(z.string()),
    }),
  ),
});

export const unitCosts = z
  .object({ year: financialYear, asAt: civilDate, unitId: id, total: figures, posts: z.array(postCost) })
  .meta({ id: 'UnitCosts', ...entity('unitCosts') });
export type UnitCosts = z.infer<typeof unitCosts>;

/** What lines are about: the budget of a post, what an occupancy costs, or what the vacant hours of a post save. */
export const recordKind = z.enum(['posts', 'occupancies', 'vacancies']);
export type RecordKind = z.infer<typeof recordKind>;

const fundPence = z.array(z.object({ fundId, pence }));

/** A month of a record: its lines by fund, and how it was worked out. */
const recordMonth = z.object({
  month,
  financialYear,
  pence,
  funds: fundPence,
  working: z.array(z.string()).meta({ description: 'A sentence a line' }),
});

export const recordCosts = z
  .object({
    kind: recordKind,
    id,
    title: z.string(),
    postId: id,
    unitId: id,
    fte,
    startDate: civilDate,
    endDate: civilDate.nullable(),
    until: civilDate.meta({ description: 'The day an open end is counted to, or the end' }),
    basis: z.string().meta({ description: 'What it is paid or budgeted by, in words' }),
    pence: pence.meta({ description: 'Sum of its lines; of a vacancy what it saves' }),
    years: z.array(z.object({ financialYear, pence, funds: fundPence })),
    parts: z.array(
      z.object({
        what: z.string().meta({ description: 'Of a vacancy: “Vacant hours at budget”, or who covers them' }),
        sign: z.union([z.literal(1), z.literal(-1)]).meta({ description: '−1: cover, taken off what is saved' }),
        from: civilDate,
        to: civilDate,
        pence,
        months: z.array(recordMonth),
      }),
    ),
    gaps: z.array(z.string()),
  })
  .meta({ id: 'RecordCosts', ...entity('recordCosts') });
export type RecordCosts = z.infer<typeof recordCosts>;

const districtCost = z.object({
  districtId: z.string().nullable().meta({ description: 'Null: placed in no district' }),
  name: z.string(),
  todayPeople: z.int(),
  planPeople: z.int(),
  todayPence: pence,
  planPence: pence,
  differencePence: pence.meta({ description: 'Plan − today' }),
});

export const planCost = z
  .object({
    planId: id,
    name: z.string(),
    asAt: civilDate,
    districts: z.array(districtCost),
    total: districtCost.omit({ districtId: true, name: true }),
    unpriced: z
      .array(z.object({ personId: id, name: z.string(), sentence: z.string() }))
      .meta({ description: 'People of the plan whose cost is not known; they are in no sum' }),
    temporary: z.array(
      z.object({
        id,
        name: z.string(),
        postId: id,
        unitId: id,
        kind: occupancyKind,
        endDate: civilDate,
        pence: pence.nullable().meta({ description: 'From the date of the plan to its end; null where not known' }),
        gaps: z.array(z.string()),
      }),
    ),
    temporaryPence: pence.meta({ description: 'Sum of those that are known' }),
  })
  .meta({ id: 'PlanCost', ...entity('planCost') });
export type PlanCost = z.infer<typeof planCost>;
