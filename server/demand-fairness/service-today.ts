import type { Db } from '../../db/open.ts';
import { readArrangementRows, readDemandRows, readStaffRows } from '../../db/queries/facts.ts';
import { verify } from '../../solver/verify.ts';
import type { DistrictBalance } from '../domain/balances.ts';
import { pointsByLevelAt, travelSharesAt } from '../domain/caseload-standard.ts';
import { type GroupDemand, groupDemand, type LanguageGroup, speakersFte } from '../domain/demand/fairness/languages.ts';
import { withArrangements } from '../domain/fact-arrangements.ts';
import { factPeople, type PlanFacts, serviceFacts } from '../domain/facts.ts';
import { districtBalances } from '../domain/measures.ts';
import { type Plan, planOfToday, problemAsStands } from '../domain/plan.ts';
import { placementList } from '../domain/problem.ts';
import { orConflict } from '../solving/or-conflict.ts';

/** The service at a date: what districts can carry, and what each language asks of them. */
export interface ServiceToday {
  demandMonth: string | null;
  balances: DistrictBalance[];
  demand: GroupDemand[];
  /** Case-holding FTE of those who speak a language, by `${district} ${language}`. */
  speakers: ReadonlyMap<string, number>;
}

/** @throws ProblemError conflict where the settings do not allow it, saying what is missing */
export function serviceToday(db: Db, asAt: string, groups: readonly LanguageGroup[]): ServiceToday {
  const rows = readDemandRows(db, asAt);
  const service = orConflict(() => serviceFacts(rows));
  const contracted = factPeople(readStaffRows(db, asAt), service);
  const people = withArrangements(contracted, readArrangementRows(db, asAt), service);
  const facts: PlanFacts = { ...service, people };
  const counts = rows.counts.filter(({ month }) => month === service.demandMonth);
  const standard = { pointsByLevel: pointsByLevelAt(rows.weights, asAt), pointsPerFullTime: service.pointsPerFullTime };
  return {
    demandMonth: service.demandMonth,
    balances: balancesOfPlan(planOfToday(facts)),
    demand: groupDemand(counts, groups, standard, travelSharesAt(rows.travel, asAt)),
    speakers: speakersFte(people, new Map(service.roles.map(({ id, caseload }) => [id, caseload]))),
  };
}

/** Every district in a plan as it stands: capacity, demand, and cover of the languages that need a speaker. */
export function balancesOfPlan(plan: Plan): DistrictBalance[] {
  const checked = verify(problemAsStands(plan), placementList(plan.facts, plan.placements));
  return districtBalances(plan.facts, plan.placements, checked);
}
