import { addMonths, type CivilDate, latestCompleteMonth, type Month } from '../../calendar.ts';
import type { CaseloadStandard } from '../../caseload.ts';
import { type DatedStandard, pointsByLevelAt, standardAt, travelSharesAt } from '../../caseload-standard.ts';
import type { FamilyCount } from '../chain.ts';
import { isMarked, type MarkedMonths } from '../forecast/series.ts';
import type { FlowFigures } from '../level-flows.ts';
import type { ReferralFigures } from '../referrals.ts';
import { lastMonthOf, periodOf } from '../suppress-time.ts';
import type { DistrictFigures } from './ground-figures.ts';
import { type Grounded, grounded, together } from './grounded.ts';
import { toldFigures } from './told-figures.ts';
import { type CountsToLearnFrom, toldSums } from './told-sums.ts';

/** What usually happens to the open cases of a level in a month. */
export interface LevelGround {
  levelId: string;
  /** Open cases at the end of a usual month, and the children they are among: cases ÷ children. */
  openPerChild: Grounded;
  /** Of the cases that open in the district, those that open at this level. */
  openingShare: Grounded;
  /** Of the cases that are at the level in a month, those that close, move up and move down in it. */
  closing: Grounded;
  steppingUp: Grounded;
  steppingDown: Grounded;
}

/** What a district’s recorded months say about a usual month, all unrounded. */
export interface DistrictGround {
  districtId: string;
  name: string;
  /** Referrals in a usual month, each counted once. */
  referrals: Grounded;
  /** Those of them from schools, in a month that is no September. */
  schoolReferrals: Grounded;
  /** Families that engage ÷ referrals. */
  engaged: Grounded;
  /** Families unwilling to engage ÷ referrals. */
  unwilling: Grounded;
  /** Cases that open ÷ families that engage. */
  casesPerEngaged: Grounded;
  /** Open cases ÷ the families they belong to. */
  casesPerFamily: Grounded;
  /** In the order of need, lowest first. */
  levels: LevelGround[];
  /** How its open cases are spread over languages; adds up to 1. */
  languages: { code: string; share: number }[];
  /** Share of a caseworker’s time that travel takes; undefined where none is set. */
  travelShare: number | undefined;
}

/** What stress cases are worked out with: usual months, and the settings of one date. */
export interface StressGround {
  /** Months that the usual month is the mean of, oldest first. */
  months: Month[];
  standard: CaseloadStandard;
  districts: DistrictGround[];
}

type OfMonth<T> = T & { month: Month; districtId: string };

/** Rows as they stand in the tables. */
export interface StressRows {
  /** The settings that count are those of this date. */
  asAt: CivilDate;
  districts: readonly { id: string; name: string }[];
  /** In the order of need, lowest first. */
  levels: readonly { id: string; name: string }[];
  languages: readonly { code: string; needsSpeaker: boolean }[];
  standards: readonly DatedStandard[];
  weights: readonly { levelId: string; fromDate: CivilDate; points: number }[];
  travel: readonly { districtId: string; fromDate: CivilDate; share: number }[];
  /** The months of `monthsToLearnFrom`, in any order. */
  counts: readonly OfMonth<FamilyCount>[];
  referrals: readonly OfMonth<ReferralFigures>[];
  flows: readonly OfMonth<FlowFigures>[];
  /** Referrals and flows of every month: they decide which of those above may be learnt from. */
  counted: CountsToLearnFrom;
  notes: readonly MarkedMonths[];
  /** Ids of the sources that are schools. */
  schoolSources: readonly string[];
  /** Children by district; a district without wards is left out. */
  children: readonly { districtId: string; children: number }[];
}

/** Assumed where no district has a figure recorded; shown wherever they are used. */
export const ASSUMED = {
  /** Of all referrals, those from schools. */
  schoolShare: 0.25,
  engaged: 0.8,
  unwilling: 0.15,
  casesPerEngaged: 1,
  casesPerFamily: 1,
  /** Of the open cases of a level, those that close in a month: about half a year’s work. */
  closing: 1 / 6,
  /** Open cases for each child. */
  openPerChild: 0.015,
} as const;

/**
 * What is usual in each district: the mean of the last year of the months given without marked ones, unless all are
 * marked. Nothing is learnt that is too small to show: a figure whose counts in these months would tell what is hidden is
 * that of the last financial year that is over. What a district has not recorded, or what is hidden of that year too, is
 * taken from all districts with figures together, and what nobody has recorded is assumed (`ASSUMED`).
 */
export function stressGround(rows: StressRows): StressGround {
  const all = [...new Set([...rows.counts, ...rows.referrals, ...rows.flows].map(({ month }) => month))].sort();
  const last = all.slice(-YEAR);
  const usual = last.filter((month) => !isMarked(month, rows.notes));
  const months = usual.length > 0 ? usual : last;
  const { pointsPerFullTime, chasingPoints } = standardAt(rows.standards, rows.asAt);
  const pointsByLevel = pointsByLevelAt(rows.weights, rows.asAt);
  const languagesThatNeedASpeaker = new Set(rows.languages.flatMap((row) => (row.needsSpeaker ? [row.code] : [])));
  const travel = travelSharesAt(rows.travel, rows.asAt);
  const levelIds = rows.levels.map(({ id }) => id).filter((id) => pointsByLevel.has(id));
  const spans = [new Set(months), new Set(yearOver(all))];
  const told = toldSums(rows.counted);
  const figures = rows.districts.map(({ id }) => toldFigures(rows, { districtId: id, spans, told, levelIds }));
  return {
    months,
    standard: { pointsByLevel, pointsPerFullTime, chasingPoints, languagesThatNeedASpeaker },
    districts: rows.districts.map(({ id, name }, index) => ({
      districtId: id,
      name,
      ...usualMonth(figures, index, levelIds),
      languages: languagesOf(rows, id),
      travelShare: travel.get(id),
    })),
  };
}

type UsualMonth = Omit<DistrictGround, 'districtId' | 'name' | 'languages' | 'travelShare'>;

function usualMonth(all: readonly DistrictFigures[], index: number, levelIds: readonly string[]): UsualMonth {
  const NONE = { part: 0, whole: 0 };
  const learn = (of: (figures: DistrictFigures) => { part: number; whole: number } | undefined, assumed: number) => {
    const every = all.map((figures) => of(figures) ?? NONE);
    return grounded(every[index] ?? NONE, together(every), assumed);
  };
  const engaged = learn((of) => of.engaged, ASSUMED.engaged);
  const casesPerEngaged = learn((of) => of.casesPerEngaged, ASSUMED.casesPerEngaged);
  const levels = levelIds.map((levelId, at) => ({
    levelId,
    openPerChild: learn((of) => of.levels[at]?.openPerChild, ASSUMED.openPerChild / levelIds.length),
    openingShare: learn((of) => of.levels[at]?.openingShare, 1 / levelIds.length),
    closing: learn((of) => of.levels[at]?.closing, ASSUMED.closing),
    steppingUp: learn((of) => of.levels[at]?.steppingUp, 0),
    steppingDown: learn((of) => of.levels[at]?.steppingDown, 0),
  }));
  const own = all[index];
  const referrals = own?.referrals ?? null;
  const schoolShare = learn((of) => of.schoolShare, ASSUMED.schoolShare);
  const usual = referrals ? grounded(referrals, referrals, 0) : worked(own, engaged, casesPerEngaged, levels);
  const fromSchools = own?.schoolReferrals;
  return {
    referrals: usual,
    schoolReferrals: fromSchools
      ? grounded(fromSchools, fromSchools, 0)
      : { value: usual.value * schoolShare.value, basis: schoolShare.basis, rate: null },
    engaged,
    unwilling: learn((of) => of.unwilling, ASSUMED.unwilling),
    casesPerEngaged,
    casesPerFamily: learn((of) => of.casesPerFamily, ASSUMED.casesPerFamily),
    levels,
  };
}

/**
 * Referrals in a usual month where none are recorded: as many as keep the open cases as they are,
 * Σ open × closing ÷ cases per family that engages ÷ share that engages.
 */
function worked(
  own: DistrictFigures | undefined,
  engaged: Grounded,
  casesPerEngaged: Grounded,
  levels: readonly LevelGround[],
): Grounded {
  const closed = levels.reduce((sum, { closing }, at) => sum + closing.value * (own?.levels[at]?.open ?? 0), 0);
  const perReferral = engaged.value * casesPerEngaged.value;
  return { value: perReferral > 0 ? closed / perReferral : 0, basis: 'assumed', rate: null };
}

/** How the open cases of the last month that has any are spread over languages. */
function languagesOf({ counts }: StressRows, districtId: string): { code: string; share: number }[] {
  const own = counts.filter((count) => count.districtId === districtId && count.openCases > 0);
  const last = own.reduce<Month>((found, { month }) => (month > found ? month : found), '');
  const ofLast = own.filter(({ month }) => month === last);
  const whole = ofLast.reduce((sum, { openCases }) => sum + openCases, 0);
  return [...Map.groupBy(ofLast, ({ languageCode }) => languageCode)]
    .map(([code, rows]) => ({ code, share: rows.reduce((sum, { openCases }) => sum + openCases, 0) / whole }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * The months that a case is worked out from: the last year on record before the month, of months complete at the date,
 * and those of the last financial year that was over by then.
 */
export function monthsToLearnFrom(recorded: Iterable<Month>, month: Month, asAt: CivilDate): Month[] {
  const all = [...new Set(recorded)].sort();
  const last = latestCompleteMonth(all, asAt);
  const known = all.filter((each) => last !== undefined && each <= last);
  const before = known.filter((each) => each < month);
  if (before.length === 0) return known.slice(0, YEAR);
  return [...new Set([...yearOver(before), ...before.slice(-YEAR)])].sort();
}

/** Of these months those of the last financial year that was over at the end of the last of them. */
function yearOver(months: readonly Month[]): Month[] {
  const last = months.at(-1) ?? '';
  const own = periodOf(last, 'year');
  const year = lastMonthOf(own, 'year') <= last ? own : periodOf(addMonths(own, -1), 'year');
  return months.filter((month) => periodOf(month, 'year') === year);
}

const YEAR = 12;
