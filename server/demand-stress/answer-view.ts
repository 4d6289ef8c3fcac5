import type { readStressRows } from '../../db/queries/demand-stress.ts';
import type { StressAnswer, StressDistrict, StressMonth, StressTotal } from '../contract/demand-stress.ts';
import type { CivilDate, Month } from '../domain/calendar.ts';
import { hardestMonth, type StressEffect } from '../domain/demand/stress/effect.ts';
import type { DistrictGround } from '../domain/demand/stress/ground.ts';
import type { Grounded } from '../domain/demand/stress/grounded.ts';
import {
  answerSentence,
  assumptionNotes,
  caseSentence,
  districtSentence,
  monthWords,
} from '../domain/demand/stress/words.ts';
import type { ExpectedDemand } from './expected-demand.ts';
import { monthlyBalances, type Sides, sides, together } from './monthly-balances.ts';
import type { CaseToTry } from './work-out.ts';

/** Everything that an answer is told from. */
export interface WorkedOut {
  asAt: CivilDate;
  cases: readonly CaseToTry[];
  effect: StressEffect;
  expected: ExpectedDemand;
  lastMonth: Month;
  rows: ReturnType<typeof readStressRows>;
  /** Names of wards by code. */
  wards: ReadonlyMap<string, string>;
  /** Case-holding FTE by district. */
  capacity: ReadonlyMap<string, number>;
}

/** What cases do, as it goes out to who sees all districts. */
export function answerView(worked: WorkedOut): StressAnswer {
  const { asAt, cases, effect, expected, lastMonth, rows, capacity } = worked;
  const basisOf = (month: Month) => {
    if (month <= lastMonth) return [...expected.counted.values()].some((of) => of.has(month)) ? 'counted' : 'not-known';
    return [...expected.forecast.values()].some((of) => of.has(month)) ? 'forecast' : 'not-known';
  };
  const months = effect.months.map((month) => {
    return { month, basis: basisOf(month), isMarked: expected.isMarked(month) } as const;
  });
  const known = months.filter(({ basis }) => basis !== 'not-known').map(({ month }) => month);
  const hardest = hardestMonth(effect, known);
  const at = effect.months.indexOf(hardest);
  // a plan puts the hardest month of all on top of the month it was made with
  const plannedFor = hardestMonth(effect);
  const counted = effect.districts.map(({ districtId, months: of }) =>
    sides(
      expected.counted.get(districtId)?.get(lastMonth) ?? null,
      of[effect.months.indexOf(plannedFor)]?.demandFte ?? 0,
      capacity.get(districtId) ?? 0,
    ),
  );
  const totalCapacity = [...capacity.values()].reduce((sum, fte) => sum + fte, 0);
  const { standard } = effect.ground;
  const balances = monthlyBalances(effect, expected, capacity);
  const districts = effect.ground.districts.map((ground, index): StressDistrict => {
    const own = balances.districts[index] ?? [];
    const { name, districtId } = ground;
    const found = effect.districts[index]?.months ?? [];
    return {
      districtId,
      name,
      capacityFte: capacity.get(districtId) ?? 0,
      pointsCarried: found[at]?.pointsCarried ?? 0,
      sentence: districtSentence(told(name, own[at]), hardest),
      months: found.map((month, place) => ({
        month: month.month,
        ...(own[place] ?? { ...sides(null, month.demandFte, 0), wordBefore: null, wordAfter: null }),
        extra: month.levels.map(({ levelId, openCases }) => {
          return { openCases, points: openCases * (standard.pointsByLevel.get(levelId) ?? 0) };
        }),
        unwilling: chased(month.unwilling, standard.chasingPoints),
        points: month.points,
        arrivals: month.cases.map(({ referrals, engaged, opened }) => {
          return { referrals, engaged, opened: opened.reduce((sum, count) => sum + count, 0) };
        }),
      })),
      counted: counted[index] ?? sides(null, 0, 0),
      languages: (found[at]?.languageDemand ?? []).map(({ code, demandFte }) => {
        return { code, name: rows.languages.find((row) => row.code === code)?.name ?? code, demandFte };
      }),
      usual: usualView(ground),
    };
  });
  const total: StressTotal = {
    capacityFte: totalCapacity,
    counted: together(counted, totalCapacity),
    months: balances.total.map((side, place) => ({ month: effect.months[place] ?? '', ...side })),
  };
  const names = {
    district: (id: string) => rows.districts.find((district) => district.id === id)?.name ?? id,
    level: (id: string) => rows.levels.find((level) => level.id === id)?.name ?? id,
    ward: (code: string) => worked.wards.get(code) ?? code,
  };
  const parameters = cases.map((stress) => stress.parameters);
  return {
    asAt,
    month: effect.month,
    lastMonth,
    hardest,
    plannedFor,
    months,
    learntFrom: effect.ground.months,
    sentence: answerSentence(
      cases.map(({ name }) => name),
      { month: effect.month, hardest },
      total.months[at]?.extraFte ?? 0,
      districts.map(({ name }, index) => told(name, balances.districts[index]?.[at])),
    ),
    notes: [...monthNotes(months, lastMonth), ...assumptionNotes(parameters, effect.ground)],
    cases: cases.map(({ id, name, parameters: of }) => ({ id, name, said: caseSentence(of, names) })),
    levels: (effect.ground.districts[0]?.levels ?? []).map(({ levelId }) => {
      return { id: levelId, name: names.level(levelId), points: standard.pointsByLevel.get(levelId) ?? 0 };
    }),
    chasingPoints: standard.chasingPoints ?? null,
    total,
    districts,
  };
}

function chased(families: number, pointsEach: number | null | undefined): StressMonth['unwilling'] {
  return pointsEach === null || pointsEach === undefined ? null : { families, points: families * pointsEach };
}

function told(name: string, side: Sides | undefined) {
  const { extraFte = 0, coverageBefore = null, coverageAfter = null } = side ?? {};
  return { name, extraFte, coverageBefore, coverageAfter };
}

function monthNotes(months: StressAnswer['months'], lastMonth: Month): string[] {
  const forecast = months.filter(({ basis }) => basis === 'forecast').length;
  const beyond = months.filter(({ basis }) => basis === 'not-known');
  const marked = months.filter(({ isMarked }) => isMarked);
  return [
    ...(forecast > 0
      ? [`Months after ${monthWords(lastMonth)} rest on the forecast; those up to it on the counts.`]
      : []),
    ...(beyond.length > 0 ? ['Months without counts or a forecast show what comes on top only.'] : []),
    ...(marked.length > 0
      ? [`${marked.map(({ month }) => monthWords(month)).join(', ')}: marked as unlike other months.`]
      : []),
  ];
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
