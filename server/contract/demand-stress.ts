import { z } from 'zod';
import { asAtQuery, civilDate, fte, id, month } from './common.ts';
import { stressCase, stressParameters } from './demand-stress-case.ts';
import { entity } from './entities.ts';
import { balanceWord } from './overview.ts';

const share = z.number().nullable();
const figure = z.number();

/** A September on record against the months around it. */
const september = z.object({ month, rise: figure, heldBack: share });

/** What Septembers on record suggest for a school return. */
const schoolSuggestion = z
  .object({
    districtId: id.nullable().meta({ description: 'Null: all districts together' }),
    rise: figure.meta({ description: 'Mean of the Septembers' }),
    heldBack: share.meta({ description: 'Mean of the Augusts before them; null where none is recorded' }),
    septembers: z.array(september),
  })
  .meta(entity('schoolSuggestion'));
export type SchoolSuggestion = z.infer<typeof schoolSuggestion>;

/** The saved cases and what a case can be made of. */
export const stressCases = z
  .object({
    asAt: civilDate,
    lastMonth: month.nullable().meta({ description: 'Last month of counts; null where none is complete at the date' }),
    months: z.array(month).meta({ description: 'Months a case can be put in, oldest first' }),
    cases: z.array(stressCase),
    schoolReturns: z
      .array(schoolSuggestion)
      .meta({ description: 'All districts first, then each; none on record: empty' }),
    wards: z.array(z.object({ code: id, name: z.string(), districtId: id })),
  })
  .meta({ id: 'StressCases' });
export type StressCases = z.infer<typeof stressCases>;

/** A new case. */
export const newStressCase = z.strictObject({
  name: z.string().trim().min(1, 'Give the case a name').max(120),
  parameters: stressParameters,
});
export type NewStressCase = z.infer<typeof newStressCase>;
/** Fields of a case that change; those left out stay. */
export const stressCaseChange = newStressCase.partial();
export type StressCaseChange = z.infer<typeof stressCaseChange>;

export const stressQuery = asAtQuery.extend({
  month: month
    .optional()
    .meta({ description: 'Month the cases happen in; without it the one after the last on record' }),
  cases: z
    .string()
    .regex(/^[\w-]{1,64}(,[\w-]{1,64}){0,19}$/, 'Name up to twenty cases by their ids, with commas between them')
    .optional()
    .meta({
      description: 'Ids of saved cases that happen together, with commas between them; without it nothing happens',
    }),
});

export const stressPreviewQuery = asAtQuery.extend({ month: month.optional() });
export const stressPreviewRequest = z.strictObject({
  name: z.string().trim().max(120).default(''),
  parameters: stressParameters,
});

/** A figure that the working rests on, and where it comes from. */
const known = z.object({ value: figure, basis: z.enum(['own', 'all-districts', 'assumed']) });

/** What a usual month of a district is. */
const usualMonth = z.object({
  referrals: known,
  schoolReferrals: known,
  engaged: known.meta({ description: 'Families that engage ÷ referrals' }),
  unwilling: known,
  casesPerEngaged: known,
  casesPerFamily: known,
  levels: z.array(
    z.object({
      levelId: id,
      openingShare: known,
      closing: known,
      steppingUp: known,
      steppingDown: known,
      openPer1000Children: known,
    }),
  ),
});

const sides = {
  beforeFte: fte.nullable().meta({ description: 'Null where the month is neither counted nor forecast' }),
  extraFte: fte,
  afterFte: fte.nullable(),
  coverageBefore: share,
  coverageAfter: share,
};

/** The same on the demand that was counted last, with the most that the cases would ask on top. */
const counted = z.object(sides).meta({
  description:
    'On the demand of the last month counted, which a plan for the cases rests on, with the extra of its hardest month',
});

/** A district in a month, without the cases and with them. */
const stressMonth = z.object({
  month,
  ...sides,
  wordBefore: balanceWord.nullable(),
  wordAfter: balanceWord.nullable(),
  extra: z
    .array(z.object({ openCases: figure, points: figure }))
    .meta({ description: 'Open cases more at the end of the month and their points, by level as listed' }),
  unwilling: z
    .object({ families: figure, points: figure })
    .nullable()
    .meta({ description: 'Families unwilling to engage more, in the month; null where chasing weighs nothing' }),
  points: figure.meta({ description: 'Points of all extra cases, and of chasing' }),
  arrivals: z
    .array(z.object({ referrals: figure, engaged: figure, opened: figure }))
    .meta({ description: 'What each case brings in the month, in the order of the cases' }),
});
export type StressMonth = z.infer<typeof stressMonth>;

export const stressDistrict = z
  .object({
    districtId: id,
    name: z.string(),
    capacityFte: fte.meta({ description: 'Case-holding FTE today' }),
    pointsCarried: figure.meta({ description: 'Points a full-time caseworker carries there' }),
    sentence: z.string(),
    months: z.array(stressMonth),
    counted,
    languages: z
      .array(
        z.object({
          code: id,
          name: z.string(),
          demandFte: fte.nullable().meta({ description: 'Null where its cases are too few to tell this reader' }),
        }),
      )
      .meta({ description: 'Of the extra demand of the hardest month, the part that needs a speaker' }),
    usual: usualMonth,
  })
  .meta({ id: 'StressDistrict', ...entity('stressDistrict') });
export type StressDistrict = z.infer<typeof stressDistrict>;

export const stressTotal = z
  .object({ capacityFte: fte, months: z.array(z.object({ month, ...sides })), counted })
  .meta({ id: 'StressTotal', ...entity('stressTotal') });
export type StressTotal = z.infer<typeof stressTotal>;

/** What cases do to demand and coverage, month by month. */
export const stressAnswer = z
  .object({
    asAt: civilDate,
    month: month.meta({ description: 'Month the cases happen in' }),
    lastMonth: month.meta({ description: 'Last month of counts; those after it are forecast' }),
    hardest: month.meta({ description: 'Month in which all districts together are asked most' }),
    plannedFor: month.meta({
      description: 'The same for a plan, which looks at months that are neither counted nor forecast too',
    }),
    months: z.array(
      z.object({
        month,
        basis: z.enum(['counted', 'forecast', 'not-known']),
        isMarked: z.boolean().meta({ description: 'True where the month is marked as unlike the others' }),
      }),
    ),
    learntFrom: z.array(month).meta({ description: 'Months that the usual month is the mean of' }),
    sentence: z.string(),
    notes: z.array(z.string()).meta({ description: 'What is assumed or has to be known to read the figures' }),
    cases: z.array(z.object({ id: id.nullable(), name: z.string(), said: z.string() })),
    levels: z.array(z.object({ id, name: z.string(), points: figure })),
    chasingPoints: figure.nullable(),
    total: stressTotal.nullable().meta({ description: 'Null for whoever sees one district' }),
    districts: z.array(stressDistrict),
  })
  .meta({ id: 'StressAnswer' });
export type StressAnswer = z.infer<typeof stressAnswer>;
