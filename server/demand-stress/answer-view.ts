import type { readStressRows } from '../../db/queries/demand-stress.ts';
import type { StressAnswer, StressTotal } from '../contract/demand-stress.ts';
import type { CivilDate, Month } from '../domain/calendar.ts';
import { hardestMonth, type StressEffect } from '../domain/demand/stress/effect.ts';
import { answerSentence, assumptionNotes, caseSentence, monthWords } from '../domain/demand/stress/words.ts';
import { districtView, told } from './district-view.ts';
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
  const months = shownMonths(worked);
  const known = months.filter(({ basis }) => basis !== 'not-known').map(({ month }) => month);
  const hardest = hardestMonth(effect, known);
  const at = effect.months.indexOf(hardest);
  // a plan puts the hardest month of all on top of the month it was made with
  const plannedFor = hardestMonth(effect);
  const counted = besideCounts(worked, plannedFor);
  const totalCapacity = [...capacity.values()].reduce((sum, fte) => sum + fte, 0);
  const balances = monthlyBalances(effect, expected, capacity);
  const districts = effect.ground.districts.map((ground, index) =>
    districtView(worked, ground, {
      months: effect.districts[index]?.months ?? [],
      balances: balances.districts[index] ?? [],
      counted: counted[index] ?? sides(null, 0, 0),
      hardest,
    }),
  );
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
      return {
        id: levelId,
        name: names.level(levelId),
        points: effect.ground.standard.pointsByLevel.get(levelId) ?? 0,
      };
    }),
    chasingPoints: effect.ground.standard.chasingPoints ?? null,
    total,
    districts,
  };
}

/** The months of an effect, and what the demand of each rests on. */
function shownMonths({ effect, expected, lastMonth }: WorkedOut): StressAnswer['months'] {
  const basisOf = (month: Month) => {
    const [basis, known] =
      month <= lastMonth ? (['counted', expected.counted] as const) : (['forecast', expected.forecast] as const);
    return [...known.values()].some((of) => of.has(month)) ? basis : 'not-known';
  };
  return effect.months.map((month) => ({ month, basis: basisOf(month), isMarked: expected.isMarked(month) }));
}

/** What a month of an effect puts on top of the counts of the last month, by district in order. */
function besideCounts({ effect, expected, lastMonth, capacity }: WorkedOut, month: Month): Sides[] {
  const at = effect.months.indexOf(month);
  return effect.districts.map(({ districtId, months }) => {
    const before = expected.counted.get(districtId)?.get(lastMonth) ?? null;
    return sides(before, months[at]?.demandFte ?? 0, capacity.get(districtId) ?? 0);
  });
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
