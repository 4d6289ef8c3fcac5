import type { Db } from '../../db/open.ts';
import { listStressCases, readStressRows, STRESS_GROUND_TABLES } from '../../db/queries/demand-stress.ts';
import { listWardDistricts } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import { storedStressCase } from '../contract/demand-stress-case.ts';
import type { NewPlanRequest } from '../contract/plans.ts';
import {
  type AssumedCase,
  type AssumptionGround,
  type DemandAssumption,
  withAssumption,
} from '../domain/assumption.ts';
import { addMonths, type CivilDate, type Month } from '../domain/calendar.ts';
import { monthsToLearnFrom, stressGround } from '../domain/demand/stress/ground.ts';
import { caseSentence, type StressNames } from '../domain/demand/stress/words.ts';
import type { PlanFacts } from '../domain/facts.ts';
import { fault, invalidInput } from '../http/problem.ts';

/** Stress cases that a plan is to take, and the month they are applied to; null for the month the demand is counted in. */
export type DemandAsIf = NonNullable<NewPlanRequest['demandAsIf']>;

/**
 * Facts with saved stress cases, as they stand now, on top of their demand.
 * @throws ProblemError invalid-input where a case is not there, or the month is none that is counted or lies ahead
 */
export function assumed(db: Db, facts: PlanFacts, { caseIds, month }: DemandAsIf): PlanFacts {
  const saved = new Map(listStressCases(db).map((row) => [row.id, row]));
  const faults = caseIds.flatMap((id, at) =>
    saved.has(id) ? [] : [fault(`demandAsIf.caseIds.${at}`, id, NO_SUCH_CASE)],
  );
  const { recorded, names, ...ground } = groundOf(db, facts, month ?? facts.demandMonth ?? '');
  const applied = month ?? facts.demandMonth;
  const remedy = monthRemedy(applied, recorded, facts.demandMonth);
  if (remedy !== null) faults.push(fault('demandAsIf.month', applied, remedy));
  if (applied === null || faults.length > 0) throw invalidInput(faults);
  const cases = caseIds.flatMap((id): AssumedCase[] => {
    const row = saved.get(id);
    if (!row) return [];
    const stress = storedStressCase(row);
    return [{ id, name: row.name, said: caseSentence(stress, names), stress }];
  });
  return withAssumption(facts, { month: applied, cases }, ground);
}

/** Newer facts with the assumption that a plan rests on, its cases as the plan took them; without one as they are. */
export function assumedAgain(db: Db, facts: PlanFacts, assumption: DemandAssumption | undefined): PlanFacts {
  if (!assumption) return facts;
  return withAssumption(facts, assumption, groundOf(db, facts, assumption.month));
}

const NO_SUCH_CASE = 'There is no such stress case. It may have been deleted; choose from those on the page Stress.';
/** How many months after the counted one cases can be applied to. */
const MONTHS_AHEAD = 12;

/** What to do about a month that cases cannot be applied to; null where they can. */
function monthRemedy(month: Month | null, recorded: ReadonlySet<Month>, counted: Month | null): string | null {
  if (month === null || counted === null) {
    return 'There are no counts of cases at this date. Choose another date, or make the plan on demand as counted.';
  }
  const [first = counted] = [...recorded].sort();
  const last = addMonths(counted, MONTHS_AHEAD);
  return first <= month && month <= last ? null : `Choose a month from ${first}, the first with counts, to ${last}.`;
}

interface Ground extends AssumptionGround {
  /** Months with counts. */
  recorded: ReadonlySet<Month>;
  names: StressNames;
}

const remembered = rememberedRead<Ground>('ground of assumptions', STRESS_GROUND_TABLES, 8);

/** What cases in a month are worked out with. Remembered until counts or settings change; nobody may change it. */
function groundOf(db: Db, { asAt }: PlanFacts, month: Month): Ground {
  return remembered(db, JSON.stringify([asAt, month]), () => readGround(db, asAt, month));
}

function readGround(db: Db, asAt: CivilDate, month: Month): Ground {
  let recorded: ReadonlySet<Month> = new Set();
  const rows = readStressRows(db, asAt, (known) => {
    recorded = new Set(known);
    return monthsToLearnFrom(known, month, asAt);
  });
  const levelNames = new Map(rows.levels.map(({ id, name }) => [id, name]));
  return { ground: stressGround(rows), levelNames, recorded, names: namesOf(db, rows.districts, levelNames) };
}

function namesOf(
  db: Db,
  districts: readonly { id: string; name: string }[],
  levelNames: ReadonlyMap<string, string>,
): StressNames {
  const districtNames = new Map(districts.map(({ id, name }) => [id, name]));
  const wardNames = new Map(listWardDistricts(db).map(({ code, name }) => [code, name]));
  return {
    district: (id) => districtNames.get(id) ?? id,
    level: (id) => levelNames.get(id) ?? id,
    ward: (code) => wardNames.get(code) ?? code,
  };
}
