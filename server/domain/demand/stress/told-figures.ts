import type { Month } from '../../calendar.ts';
import type { StressRows } from './ground.ts';
import { type DistrictFigures, districtFigures } from './ground-figures.ts';
import { SEPTEMBER } from './suggest.ts';
import type { ToldSums } from './told-sums.ts';

type Months = ReadonlySet<Month>;

/** Which district is looked at, and over what. */
export interface LearntFrom {
  districtId: string;
  /** Months to learn from, the best first: where counts of one would tell what is hidden, the next is taken. */
  spans: readonly Months[];
  told: ToldSums;
  /** In the order of need. */
  levelIds: readonly string[];
}

const NOTHING = { part: 0, whole: 0 };

/**
 * What a district recorded, each figure over the first months in which its counts are shown or follow from what is shown.
 * A figure without such months is as one that is not recorded. Open cases and their families hide nothing.
 */
export function toldFigures(rows: StressRows, { districtId, spans, told, levelIds }: LearntFrom): DistrictFigures {
  const isHere = (row: { districtId: string }) => row.districtId === districtId;
  const own = { referrals: rows.referrals.filter(isHere), flows: rows.flows.filter(isHere) };
  const counts = rows.counts.filter(isHere);
  const within = (months: Months, ...all: readonly (readonly { month: Month }[])[]): Months => {
    const recorded = all.map((of) => new Set(of.map(({ month }) => month)));
    return new Set([...months].filter((month) => recorded.every((found) => found.has(month))));
  };
  const every = spans.map((months) => ({ months, figures: districtFigures(rows, districtId, months, levelIds) }));
  const first = <T>(isTold: (months: Months) => boolean, of: (figures: DistrictFigures) => T): T | null => {
    const found = every.find(({ months }) => isTold(months));
    return found ? of(found.figures) : null;
  };
  const referred = (months: Months) => told.referrals(districtId, null, months);
  const answered = (months: Months) => told.outcomes(districtId, months);
  const fromSchools = (months: Months) => {
    const others = within(
      months,
      own.referrals.filter(({ month }) => !month.endsWith(SEPTEMBER)),
    );
    const usual = others.size > 0 ? others : months;
    return [null, ...rows.schoolSources].every((source) => told.referrals(districtId, source, usual));
  };
  const opened = (levelId: string | null) => (months: Months) => told.openedAndClosed(districtId, levelId, months);
  const outcomes = (months: Months) => referred(months) && answered(months);
  const all = every[0]?.figures ?? districtFigures(rows, districtId, new Set(), levelIds);
  const openings = first(
    (months) => [null, ...levelIds].every((levelId) => opened(levelId)(months)),
    ({ levels }) => levels.map(({ openingShare }) => openingShare),
  );
  return {
    referrals: first(referred, ({ referrals }) => referrals),
    schoolReferrals: first(fromSchools, ({ schoolReferrals }) => schoolReferrals),
    schoolShare: first(fromSchools, ({ schoolShare }) => schoolShare) ?? NOTHING,
    engaged: first(outcomes, ({ engaged }) => engaged) ?? NOTHING,
    unwilling: first(outcomes, ({ unwilling }) => unwilling) ?? NOTHING,
    casesPerEngaged:
      first(
        (months) => {
          const both = within(months, own.referrals, own.flows);
          return opened(null)(both) && answered(both);
        },
        ({ casesPerEngaged }) => casesPerEngaged,
      ) ?? NOTHING,
    casesPerFamily: all.casesPerFamily,
    levels: all.levels.map(({ open, openPerChild }, at) => {
      const levelId = levelIds[at] ?? null;
      const isOf = (row: { levelId: string }) => row.levelId === levelId;
      const moves = first(
        (months) => {
          const both = within(months, own.flows.filter(isOf), counts.filter(isOf));
          return opened(levelId)(both) && told.steps(districtId, both);
        },
        ({ levels }) => levels[at],
      );
      return {
        open,
        openPerChild,
        openingShare: openings?.[at] ?? NOTHING,
        closing: moves?.closing ?? NOTHING,
        steppingUp: moves?.steppingUp ?? NOTHING,
        steppingDown: moves?.steppingDown ?? NOTHING,
      };
    }),
  };
}
