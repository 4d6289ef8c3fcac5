import { addMonths, type Month } from '../../calendar.ts';
import { type Arrivals, arrivals, monthLater, monthsBefore } from './arrivals.ts';
import type { StressCase } from './cases.ts';
import { type ExtraDemand, extraDemand } from './extra-demand.ts';
import type { DistrictGround, StressGround } from './ground.ts';

/** Months after the one a case is applied to that its effect is worked out for. */
export const MONTHS_AFTER = 12;

/** What one case does to a district in a month. */
export interface CaseMonth extends Omit<Arrivals, 'standing'> {
  /** Open cases more than without it at the end of the month, by level in the order of the ground. */
  open: number[];
}

/** What all chosen cases together do to a district in a month. */
export interface EffectMonth extends ExtraDemand {
  month: Month;
  /** One a case, in the order given. */
  cases: CaseMonth[];
  /** Open cases more than without them at the end of the month; below 0 where fewer. */
  levels: { levelId: string; openCases: number }[];
  /** Families unwilling to engage more than without them, in the month. */
  unwilling: number;
}

export interface DistrictEffect {
  districtId: string;
  months: EffectMonth[];
}

/** What cases do to demand, before it is put on top of any month’s own. */
export interface StressEffect {
  /** The month that the cases are applied to. */
  month: Month;
  /** Every month worked out: those held back before it, itself and twelve after it. */
  months: Month[];
  /** In the order of the ground. */
  districts: DistrictEffect[];
  ground: StressGround;
}

/**
 * Follows cases from the month they are applied to: what comes in opens, closes and moves between levels at each
 * district’s own rates, and is weighed as every open case is. Several cases add up exactly, month by month.
 */
export function stressEffect(cases: readonly StressCase[], ground: StressGround, month: Month): StressEffect {
  const before = Math.max(0, ...cases.map(monthsBefore));
  const offsets = Array.from({ length: before + MONTHS_AFTER + 1 }, (_, index) => index - before);
  return {
    month,
    months: offsets.map((offset) => addMonths(month, offset)),
    districts: ground.districts.map((district) => districtEffect(cases, ground, district, month, offsets)),
    ground,
  };
}

function districtEffect(
  cases: readonly StressCase[],
  { standard }: StressGround,
  district: DistrictGround,
  month: Month,
  offsets: readonly number[],
): DistrictEffect {
  const followed = cases.map((stress) => follow(stress, district, offsets));
  const months = offsets.map((offset, index): EffectMonth => {
    const ofCases = followed.flatMap((each) => each[index] ?? []);
    const levels = district.levels.map(({ levelId }, at) => ({
      levelId,
      openCases: ofCases.reduce((sum, { open }) => sum + (open[at] ?? 0), 0),
    }));
    const unwilling = ofCases.reduce((sum, each) => sum + each.unwilling, 0);
    const extra = extraDemand({ ...district, levels, unwilling }, standard);
    return { month: addMonths(month, offset), cases: ofCases, levels, unwilling, ...extra };
  });
  return { districtId: district.districtId, months };
}

function follow(stress: StressCase, district: DistrictGround, offsets: readonly number[]): CaseMonth[] {
  let carried = district.levels.map(() => 0);
  return offsets.map((offset) => {
    const { standing, ...come } = arrivals(stress, district, offset);
    carried = monthLater(carried, district.levels).map((cases, at) => cases + (come.opened[at] ?? 0));
    return { ...come, open: carried.map((cases, at) => cases + (standing[at] ?? 0)) };
  });
}

/**
 * The month in which the cases ask most of all districts together, the earliest of equal ones; the month they are applied
 * to where none asks more than before.
 * @param among the months that count; all of them unless said
 */
export function hardestMonth({ month, months, districts }: StressEffect, among: readonly Month[] = months): Month {
  let hardest = { month, fte: 0 };
  for (const [index, each] of months.entries()) {
    const fte = districts.reduce((sum, district) => sum + (district.months[index]?.demandFte ?? 0), 0);
    if (among.includes(each) && fte > hardest.fte + 1e-9) hardest = { month: each, fte };
  }
  return hardest.month;
}
