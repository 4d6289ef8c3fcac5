import { z } from 'zod';
import { civilDate, fte, id, month } from './common.ts';
import { entity } from './entities.ts';

const district = id.nullable().meta({ description: 'Null: all districts' });
const share = z.number().nullable();
const count = z.int().nullable();

/** Cases and waiting families; null where they are too few to show or, without `isCounted`, not counted. */
const figures = {
  isCounted: z.boolean(),
  openCases: count,
  waiting: count.meta({ description: 'Families that wait at the end of the month' }),
  waitingDays: count.meta({ description: 'Days that they have waited so far, together' }),
  per100: share.meta({ description: 'Families that wait for each 100 open cases' }),
  meanDays: share.meta({ description: 'Days waited so far on average; null where nobody waits too' }),
};

/** Open cases of a district that a mean coverage is weighted by. */
const coveragePart = z.object({ districtId: id, name: z.string(), openCases: count, coverage: share });

const meanCoverage = {
  coverage: share.meta({ description: 'Coverage of the districts, weighted by open cases' }),
  isRough: z.boolean().meta({ description: 'Cases too few to show were taken to be spread evenly over the districts' }),
  parts: z.array(coveragePart),
};

/** Wards that are alike deprived, in all districts or in one. */
const fairnessBand = z
  .object({
    districtId: district,
    id: z.string(),
    name: z.string(),
    wards: z.int(),
    children: z.int(),
    lowest: share.meta({ description: 'Lowest share of children in income deprivation among its wards' }),
    highest: share,
    ...figures,
    ...meanCoverage,
  })
  .meta(entity('fairnessBand'));
export type FairnessBand = z.infer<typeof fairnessBand>;

const fairnessWard = z
  .object({
    districtId: id,
    code: z.string().meta({ description: '“unknown” for cases whose ward was not recorded' }),
    name: z.string(),
    bandId: z.string(),
    children: count,
    idaciRate: share.meta({ description: 'Share of children in income deprivation' }),
    notEnglishRate: share.meta({ description: 'Share of residents whose main language is not English' }),
    per1000: share.meta({ description: 'Open cases for each 1,000 children' }),
    coverage: share.meta({ description: 'Of its district' }),
    recorded: share.meta({ description: 'Share of the district’s cases with a language recorded' }),
    ...figures,
  })
  .meta(entity('fairnessWard'));
export type FairnessWard = z.infer<typeof fairnessWard>;

const fairnessDistrict = z
  .object({ districtId: id, name: z.string(), capacityFte: fte, demandFte: fte, coverage: share, ...figures })
  .meta(entity('fairnessDistrict'));
export type FairnessDistrict = z.infer<typeof fairnessDistrict>;

const languageKind = z.enum(['english', 'needs-speaker', 'other', 'unknown']);

const fairnessLanguage = z
  .object({
    districtId: district,
    id: z.string(),
    name: z.string(),
    kind: languageKind,
    waitsCounted: z.boolean().meta({ description: 'False where families that wait were not counted by language' }),
    demandFte: fte.nullable().meta({ description: 'Null where its cases are too few to show' }),
    coveredFte: fte.nullable().meta({ description: 'Demand that speakers in the districts can carry' }),
    speakersFte: fte.nullable().meta({ description: 'Case-holding time of its speakers; null where none is needed' }),
    ...figures,
    ...meanCoverage,
  })
  .meta(entity('fairnessLanguage'));
export type FairnessLanguage = z.infer<typeof fairnessLanguage>;

/** Waiting month by month in wards that are alike deprived. */
const fairnessLine = z
  .object({
    districtId: district,
    kind: z
      .enum(['side', 'band'])
      .meta({ description: 'A band; or the more or less deprived bands together, of one district all of them' }),
    id: z.string(),
    name: z.string(),
    waiting: z.array(count),
    per100: z.array(share),
    meanDays: z.array(share),
    hidden: z.array(z.int()).meta({ description: 'Places of months that are too few to show' }),
  })
  .meta(entity('fairnessLine'));
export type FairnessLine = z.infer<typeof fairnessLine>;

const fairnessWords = z.object({ districtId: district, sentences: z.array(z.string()) }).meta(entity('fairnessWords'));

const marked = z.object({ fromMonth: month, toMonth: month, text: z.string(), anomalous: z.boolean() });

/** Coverage and waiting by deprivation of wards and by language. */
export const demandFairness = z
  .object({
    asAt: civilDate,
    month: month.nullable().meta({ description: 'Latest month with counts by ward that is over at the date' }),
    demandMonth: month.nullable().meta({ description: 'Month of the open cases by language and of the coverage' }),
    bandWord: z.string().meta({ description: 'What a band is: “fifth”' }),
    words: fairnessWords,
    smallNumbersSentence: z.string(),
    bands: z.array(fairnessBand),
    wards: z.array(fairnessWard),
    districts: z.array(fairnessDistrict),
    languages: z.array(fairnessLanguage),
    months: z.array(month),
    lines: z.array(fairnessLine),
    marked: z.array(marked),
  })
  .meta({ id: 'DemandFairness' });
export type DemandFairness = z.infer<typeof demandFairness>;

const beforeAfter = { before: share, after: share };

/** Coverage today and in a plan: of a band, a district or a language. */
const fairnessEffect = z
  .object({ districtId: district, id: z.string(), name: z.string(), ...beforeAfter })
  .meta(entity('fairnessEffect'));
export type FairnessEffect = z.infer<typeof fairnessEffect>;

/** Who gains and who loses by a plan. */
export const planFairness = z
  .object({
    planId: id,
    planName: z.string(),
    planAsAt: civilDate,
    words: fairnessWords,
    bands: z.array(fairnessEffect),
    districts: z.array(fairnessEffect),
    languages: z.array(fairnessEffect),
  })
  .meta({ id: 'PlanFairness', ...entity('planFairness') });
export type PlanFairness = z.infer<typeof planFairness>;

const position = z.array(z.number());
const ring = z.array(position);

/** GeoJSON, longitude before latitude. */
export const outlineGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
]);
export type OutlineGeometry = z.infer<typeof outlineGeometry>;

/** Outlines of wards, for maps. */
export const wardOutlines = z
  .object({
    source: z.string(),
    outlines: z.array(z.object({ wardCode: z.string(), geometry: outlineGeometry })),
  })
  .meta({ id: 'WardOutlines' });
export type WardOutlines = z.infer<typeof wardOutlines>;
