import type { StressDistrict, StressMonth } from '../contract/demand-stress.ts';
import type { Month } from '../domain/calendar.ts';
import type { EffectMonth } from '../domain/demand/stress/effect.ts';
import type { DistrictGround } from '../domain/demand/stress/ground.ts';
import type { Grounded } from '../domain/demand/stress/grounded.ts';
import { districtSentence } from '../domain/demand/stress/words.ts';
import type { WorkedOut } from './answer-view.ts';
import { type Balanced, type Sides, sides } from './monthly-balances.ts';

/** What cases do in one district, month by month in the order of the effect. */
interface InDistrict {
  months: readonly EffectMonth[];
  balances: readonly Balanced[];
  /** In the month that a plan would put on top of the counts. */
  counted: Sides;
  /** The month that asks most of all districts together. */
  hardest: Month;
}

/** A district of an answer. */
export function districtView(
  { effect, rows, capacity }: WorkedOut,
  ground: DistrictGround,
  { months, balances, counted, hardest }: InDistrict,
): StressDistrict {
  const { name, districtId } = ground;
  const { standard } = effect.ground;
  const at = effect.months.indexOf(hardest);
  return {
    districtId,
    name,
    capacityFte: capacity.get(districtId) ?? 0,
    pointsCarried: months[at]?.pointsCarried ?? 0,
    sentence: districtSentence(told(name, balances[at]), hardest),
    months: months.map((month, place) => ({
      month: month.month,
      ...(balances[place] ?? { ...sides(null, month.demandFte, 0), wordBefore: null, wordAfter: null }),
      extra: month.levels.map(({ levelId, openCases }) => {
        return { openCases, points: openCases * (standard.pointsByLevel.get(levelId) ?? 0) };
      }),
      unwilling: chased(month.unwilling, standard.chasingPoints),
      points: month.points,
      arrivals: month.cases.map(({ referrals, engaged, opened }) => {
        return { referrals, engaged, opened: opened.reduce((sum, count) => sum + count, 0) };
      }),
    })),
    counted,
    languages: (months[at]?.languageDemand ?? []).map(({ code, demandFte }) => {
      return { code, name: rows.languages.find((row) => row.code === code)?.name ?? code, demandFte };
    }),
    usual: usualView(ground),
  };
}

/** What sentences say of a district. */
export function told(name: string, side: Sides | undefined) {
  const { extraFte = 0, coverageBefore = null, coverageAfter = null } = side ?? {};
  return { name, extraFte, coverageBefore, coverageAfter };
}

function chased(families: number, pointsEach: number | null | undefined): StressMonth['unwilling'] {
  return pointsEach === null || pointsEach === undefined ? null : { families, points: families * pointsEach };
}

function usualView(ground: DistrictGround): StressDistrict['usual'] {
  const known = ({ value, basis }: Grounded, times = 1) => ({ value: value * times, basis });
  return {
    referrals: known(ground.referrals),
    schoolReferrals: known(ground.schoolReferrals),
    engaged: known(ground.engaged),
    unwilling: known(ground.unwilling),
    casesPerEngaged: known(ground.casesPerEngaged),
    casesPerFamily: known(ground.casesPerFamily),
    levels: ground.levels.map((level) => ({
      levelId: level.levelId,
      openingShare: known(level.openingShare),
      closing: known(level.closing),
      steppingUp: known(level.steppingUp),
      steppingDown: known(level.steppingDown),
      openPer1000Children: known(level.openPerChild, 1000),
    })),
  };
}
