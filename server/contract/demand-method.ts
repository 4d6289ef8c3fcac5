import { z } from 'zod';
import { civilDate, fte, id, month, version } from './common.ts';
import { entity } from './entities.ts';

const count = z.int().min(0);
const rate = z
  .object({ part: count, whole: count, value: z.number().nullable() })
  .meta({ description: 'value = part ÷ whole; null where there is nothing to take a part of: not known' });
export type RateView = z.infer<typeof rate>;

const shownCount = z
  .object({ value: count.nullable() })
  .meta({ description: 'value null: too few to show, or it would give such a count away' });
export type ShownCount = z.infer<typeof shownCount>;
const shownRate = z
  .object({ part: count.nullable(), whole: count.nullable(), value: z.number().nullable(), isHidden: z.boolean() })
  .meta({ description: 'Hidden: too few to show, or it would give such a count away' });
export type ShownRate = z.infer<typeof shownRate>;

const referralChain = z.object({
  contacts: shownCount,
  referrals: shownCount.meta({ description: 'Each counted once, by whatever doors it enters' }),
  repeatEntries: shownCount.meta({ description: 'Further entries of a referral that is counted already' }),
  referralRate: shownRate,
  straightToMashRate: shownRate,
  undecided: shownCount.meta({ description: 'Referrals to the district of which no outcome is recorded yet' }),
  engagementRate: shownRate,
  unwillingRate: shownRate,
  sources: z.array(z.object({ sourceId: id, referrals: shownCount, engagementRate: shownRate })),
});

const levelFlow = z.object({
  levelId: id,
  opened: shownCount,
  closed: shownCount,
  steppedUp: shownCount,
  steppedDown: shownCount,
  stepUpRate: shownRate.meta({ description: 'Of open at the end + closed + stepped up + stepped down' }),
  stepDownRate: shownRate,
  closeRate: shownRate,
  meanDays: z.number().nullable().meta({ description: 'Days from opening to closing; null where none closed' }),
});

/** From contacts to the caseworkers a district needs. */
export const demandChain = z
  .object({
    districtId: id,
    referrals: referralChain.nullable().meta({ description: 'Null where no referrals are recorded' }),
    levels: z.array(
      z.object({
        levelId: id,
        openCases: count,
        families: count.nullable(),
        pointsPerCase: z.number(),
        points: z.number(),
        flow: levelFlow.nullable().meta({ description: 'Null where no opening and closing is recorded' }),
      }),
    ),
    openCases: count,
    families: count.nullable().meta({ description: 'Null where families were not counted' }),
    familiesCounted: rate,
    casePoints: z.number(),
    chasing: z
      .object({
        unwilling: shownCount.nullable().meta({ description: 'Null: no referrals recorded, nothing added' }),
        pointsEach: z.number(),
        points: z.number().nullable().meta({ description: 'Null where the families are too few to show' }),
      })
      .nullable(),
    points: z.number(),
    pointsPerFullTime: z.number(),
    travelShare: z.number().nullable(),
    pointsCarried: z.number().meta({ description: 'pointsPerFullTime × (1 − travelShare)' }),
    demandFte: fte,
    outOfScope: z
      .array(z.object({ kind: z.enum(['mash', 'commissioned']), openCases: shownCount }))
      .meta({ description: 'Never in demandFte' }),
  })
  .meta({ id: 'DemandChain', ...entity('demandChain') });
export type DemandChain = z.infer<typeof demandChain>;

/** The same of all districts together: sums of counts and FTE, rates from the sums. */
const demandTotal = demandChain
  .pick({ referrals: true, openCases: true, families: true, familiesCounted: true, casePoints: true, points: true })
  .extend({
    chasing: z
      .object({ unwilling: shownCount.nullable(), points: z.number().nullable() })
      .nullable()
      .meta({ description: 'Null where no points of chasing are set' }),
    demandFte: fte.meta({ description: 'Σ of the districts: what a caseworker carries may differ between them' }),
  })
  .meta({ id: 'DemandTotal', ...entity('demandTotal') });
export type DemandTotal = z.infer<typeof demandTotal>;

const positive = (most: number) => z.number().positive('Enter a figure above 0').max(most);
const source = z
  .string()
  .trim()
  .min(3, 'Say where it comes from, or “assumed”')
  .max(400)
  .meta({ description: 'Where it comes from; begins with “assumed” where it is assumed' });

/** What demand is weighed by from a date on, whole. */
export const methodSettings = z
  .strictObject({
    fullTimeMinutes: z.int().min(600, 'Fewer than 10 hours a week: is this in hours?').max(3600),
    schemeId: id.nullable(),
    totalPoints: positive(10_000).nullable(),
    fixedPoints: z.number().min(0).max(10_000).nullable(),
    pointsPerFullTime: positive(10_000),
    newStarterShare: positive(1).nullable().meta({ description: 'Of a full caseload, above 0 to 1' }),
    newStarterMonths: z.int().min(1).max(36).nullable(),
    chasingPoints: z.number().min(0).max(1000).nullable(),
    source,
    levels: z
      .array(
        z.strictObject({
          id: id.nullable().meta({ description: 'Null for a new level' }),
          name: z.string().trim().min(1, 'Give the level a name').max(60),
          points: positive(1000).nullable(),
        }),
      )
      .min(1, 'There has to be a level of need')
      .max(8),
    travel: z.array(
      z.strictObject({
        districtId: id,
        share: z.number().positive().max(0.5, 'At most half of the time can go to travel'),
        source,
      }),
    ),
  })
  .meta({ id: 'MethodSettings', ...entity('methodSettings') });
export type MethodSettings = z.infer<typeof methodSettings>;

const settingEntry = z
  .object({
    fromDate: civilDate,
    until: civilDate.nullable().meta({ description: 'First day of the next ones; null: nothing follows yet' }),
    inForce: z.boolean().meta({ description: 'In force at the as-at date' }),
    settings: methodSettings,
  })
  .meta({ id: 'SettingEntry', ...entity('settingEntry') });

const scheme = z.object({
  id,
  name: z.string(),
  source: z.string(),
  note: z.string(),
  totalPoints: z.number().nullable(),
  fixedPoints: z.number().nullable(),
  pointsPerFullTime: z.number(),
  newStarterShare: z.number().nullable(),
  newStarterMonths: z.int().nullable(),
  pointsPerCase: z.number().nullable().meta({ description: 'Null: the weights of the levels stay as they are' }),
});

export const methodQuery = z.object({
  asAt: civilDate.optional(),
  over: z
    .enum(['month', 'year'])
    .default('month')
    .meta({ description: 'Referrals and flows of the month, or of the latest financial year that is over by then' }),
});

/** How demand is worked out: the chain of each district, the settings and their history. */
export const demandMethod = z
  .object({
    version,
    asAt: civilDate,
    month: month.nullable().meta({ description: 'Month of the counts; null where no month is complete' }),
    from: month.nullable().meta({ description: 'First month of referrals and flows' }),
    to: month.nullable().meta({ description: 'Last month of referrals and flows' }),
    anyReferrals: z.boolean().meta({ description: 'False where no referrals were ever imported' }),
    sources: z.array(z.object({ id, name: z.string() })),
    districts: z.array(demandChain),
    total: demandTotal.nullable().meta({ description: 'All districts together; null for a reader of one district' }),
    history: z.array(settingEntry).meta({ description: 'Every date on which settings start, latest first' }),
    schemes: z.array(scheme),
    usedLevelIds: z.array(id).meta({ description: 'Levels that cases are recorded at: they stay in the list' }),
  })
  .meta({ id: 'DemandMethod' });
export type DemandMethod = z.infer<typeof demandMethod>;

/** Settings from a date on, or those of a date taken out. */
export const settingsAsked = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('set'), fromDate: civilDate, settings: methodSettings }),
  z.strictObject({ what: z.literal('remove'), fromDate: civilDate }),
]);
export type SettingsAsked = z.infer<typeof settingsAsked>;
export const settingsPreviewRequest = z.strictObject({ change: settingsAsked });
export const settingsChange = z.strictObject({
  change: settingsAsked,
  reason: z.string().trim().min(3, 'Say in a few words why').max(400),
});
export type SettingsChange = z.infer<typeof settingsChange>;

const side = z.object({ demandFte: fte, capacityFte: fte, coverage: z.number().nullable() });

/** What a change of settings would do, before it is saved. */
export const settingsPreview = z
  .object({
    version,
    at: civilDate.meta({ description: 'Date that the effect is shown for' }),
    month: month.nullable(),
    differences: z.array(
      z
        .object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })
        .meta(entity('settingDifference')),
    ),
    districts: z.array(
      z
        .object({ districtId: id, name: z.string(), before: side, after: side, sentence: z.string() })
        .meta(entity('demandEffect')),
    ),
    monthsChanged: z.array(month),
    monthsSentence: z.string(),
    notes: z.array(z.string()),
  })
  .meta({ id: 'SettingsPreview' });
export type SettingsPreview = z.infer<typeof settingsPreview>;
