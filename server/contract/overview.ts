import { z } from 'zod';
import { capacityLine } from './capacity.ts';
import { civilDate, fte, month } from './common.ts';
import { entity } from './entities.ts';
import { districtGap } from './vacancies.ts';

/** How a district stands against its fair share, as a word that colour only repeats. */
export const balanceWord = z.enum(['short', 'tight', 'fair', 'over', 'no demand']);
export type BalanceWord = z.infer<typeof balanceWord>;

export const languageGap = z.object({
  code: z.string(),
  name: z.string(),
  demandFte: fte,
  coveredFte: fte,
  gapFte: fte.meta({ description: 'demandFte − coveredFte, at least 0' }),
});

/** Capacity of one district against its demand and its fair share. */
export const districtBalance = z
  .object({
    districtId: z.string(),
    name: z.string(),
    headcount: z.int(),
    peopleFte: fte.meta({ description: 'FTE of all people there, with what temporary arrangements add or take' }),
    capacityFte: fte.meta({ description: 'Case-holding FTE there' }),
    demandFte: fte,
    fairShareFte: fte,
    differenceFte: fte.meta({ description: 'capacityFte − fairShareFte' }),
    difference: z.number().nullable().meta({ description: 'differenceFte ÷ fairShareFte; null without a fair share' }),
    coverage: z.number().nullable().meta({ description: 'capacityFte ÷ demandFte; null without demand' }),
    word: balanceWord,
    languages: z.array(languageGap),
    few: z
      .array(z.string())
      .optional()
      .meta({ description: 'Languages with too few cases to tell their FTE to who does not keep the counts' }),
  })
  .meta({ id: 'DistrictBalance', ...entity('districtBalance') });
export type DistrictBalance = z.infer<typeof districtBalance>;

/** How a demand figure was worked out, line by line. */
export const demandWorking = z.object({
  levelId: z.string(),
  levelName: z.string(),
  openCases: z.int(),
  pointsPerCase: z.number(),
  points: z.number(),
});

export const overview = z
  .object({
    asAt: civilDate,
    demandMonth: month.nullable().meta({ description: 'Month the demand was taken from' }),
    pointsPerFullTime: z.number(),
    tolerance: z.number(),
    severe: z.number(),
    districts: z.array(
      districtBalance
        .extend({
          working: z.array(demandWorking),
          chasing: z
            .object({
              unwilling: z.int().nullable().meta({ description: 'Null where no referrals are recorded for the month' }),
              pointsEach: z.number(),
              points: z.number(),
            })
            .nullable()
            .meta({ description: 'Families unwilling to engage × points of chasing each; null where none are set' }),
          travelShare: z
            .number()
            .nullable()
            .meta({ description: 'Share of a caseworker’s time that travel takes there, 0…1; null where none is set' }),
          unknownLanguageCases: z.int().nullable().meta({ description: 'Null: too few to show' }),
          contractedFte: fte.meta({ description: 'Contracted FTE of the people in post, before arrangements' }),
          newStarters: z
            .object({
              people: z.int().min(1),
              share: z.number().meta({ description: 'Share of a full caseload that each carries, 0…1' }),
              months: z.int().meta({ description: 'Months from the first day in which it holds' }),
              notYetFte: fte.meta({ description: 'Case-holding FTE that they do not carry yet' }),
              nextFullFrom: civilDate.meta({ description: 'Day from which the next of them carries a full caseload' }),
            })
            .nullable()
            .meta({ description: 'People in their first months; null where nobody carries a reduced caseload' }),
          arrangements: z.array(capacityLine).meta({ description: 'peopleFte − contractedFte, one by one' }),
          gap: districtGap.nullable().meta({ description: 'Null where no posts are entered for the date' }),
        })
        .meta(entity('districtBalance')),
    ),
    otherUnits: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        kind: z.string(),
        headcount: z.int(),
        peopleFte: fte,
        ringFencedFte: fte.meta({ description: 'Part of it that ring-fenced time takes away' }),
      }),
    ),
    wards: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        districtId: z.string(),
        children: z.int().meta({ description: 'Residents aged 0–17' }),
        idaciRate: z.number().meta({ description: 'Share of children in income deprivation, 0…1' }),
        lon: z.number(),
        lat: z.number(),
      }),
    ),
    mapNotice: z.string(),
  })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof overview>;
