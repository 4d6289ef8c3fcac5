import type { Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { listStressCases } from '../../db/queries/demand-stress.ts';
import { DO_NOTHING, type ScenarioStress, type StressedScenario } from '../contract/scenarios.ts';
import { withoutAssumption } from '../domain/assumption.ts';
import type { Month } from '../domain/calendar.ts';
import { stressedFacts } from '../domain/demand/stress/facts.ts';
import { type DistrictBalance, worstOf } from '../domain/measures.ts';
import type { Plan } from '../domain/plan.ts';
import { isWithinTolerance } from '../domain/scenarios/measures.ts';
import { bestStanding, overallSentence, type Standing, standingSentence } from '../domain/scenarios/standing.ts';
import { addedSentence } from '../domain/scenarios/words.ts';
import { districtsUnder } from '../solving/plan-under.ts';
import { type CaseEffects, caseEffects } from './case-effects.ts';

interface Standings {
  stress: ScenarioStress[];
  /** How the scenarios stand in all, or why nothing can be told. */
  note: string | null;
}

/**
 * Every saved stress case against every plan, as the plan stands: applied to the month whose counts the plan rests on, the
 * month of its effect that asks most on top of the demand as counted. What a plan assumes itself gives way.
 * @param plans doing nothing first
 * @param onlyDistrictId a district whose manager reads it: its own figures, without comparing; null for everything
 */
export function* stressStandings(db: Db, plans: readonly Plan[], onlyDistrictId: string | null): Steps<Standings> {
  const cases = listStressCases(db);
  if (cases.length === 0) return { stress: [], note: null };
  if (plans.every(({ facts }) => facts.demandMonth === null)) {
    return { stress: [], note: 'The saved stress cases are left out: no month has counts to put them on top of.' };
  }
  const byPlan: Map<string, StressedScenario>[] = [];
  for (const plan of plans) byPlan.push(yield* standingsOf(db, plan, onlyDistrictId));
  const names = new Map(plans.flatMap(({ facts }) => facts.districts.map(({ id, name }) => [id, name] as const)));
  const districtName = (id: string) => names.get(id) ?? id;
  const bests: Standing[][] = [];
  const stress = cases.map(({ id, name }): ScenarioStress => {
    const standings = byPlan.flatMap((ofPlan) => ofPlan.get(id) ?? []);
    if (onlyDistrictId !== null) return { caseId: id, name, standings, best: [], sentence: null };
    const named = standings.map((standing, at): Standing => ({ ...standing, name: plans[at]?.name ?? '' }));
    const best = bestStanding(named);
    bests.push(best.length === plans.length ? [] : best);
    const [nothing] = standings;
    const added = nothing ? addedSentence(nothing) : '';
    const sentence = `${standingSentence(named, districtName)} ${added}`.trim();
    return { caseId: id, name, standings, best: best.map(({ planId }) => planId), sentence };
  });
  return { stress, note: onlyDistrictId === null && plans.length > 1 ? overallSentence(bests) : null };
}

/** How one plan stands under each saved case, by the case's id. */
function* standingsOf(db: Db, plan: Plan, onlyDistrictId: string | null): Steps<Map<string, StressedScenario>> {
  const counted = withoutAssumption(plan.facts);
  const { asAt, demandMonth } = counted;
  const effects: CaseEffects = demandMonth === null ? new Map() : yield* caseEffects(db, asAt, demandMonth);
  const judge = districtsUnder({ ...plan, facts: counted });
  const isSeen = (id: string) => onlyDistrictId === null || id === onlyDistrictId;
  const before = sumOf(
    counted.districts.filter(({ id }) => isSeen(id)),
    ({ demandFte }) => demandFte,
  );
  const standings = new Map<string, StressedScenario>();
  for (const { id } of listStressCases(db)) {
    const found = effects.get(id);
    const facts = found ? stressedFacts(counted, found.effect, found.hardest) : counted;
    const districts = judge(facts).filter(({ districtId }) => isSeen(districtId));
    standings.set(id, standing(plan, districts, { before, month: found?.hardest ?? null }));
    yield;
  }
  return standings;
}

function standing(
  { id }: Plan,
  districts: readonly DistrictBalance[],
  { before, month }: { before: number; month: Month | null },
): StressedScenario {
  const { worst, word } = worstOf(districts);
  const figures = districts.find(({ districtId }) => districtId === worst?.districtId);
  const demandFte = sumOf(districts, (district) => district.demandFte);
  return {
    planId: id === DO_NOTHING ? null : id,
    month,
    addedFte: demandFte - before,
    demandFte,
    capacityFte: sumOf(districts, (district) => district.capacityFte),
    worst: worst && figures ? { ...worst, ...figuresOf(figures) } : null,
    word,
    withinTolerance: districts.filter(isWithinTolerance).length,
  };
}

function figuresOf({ demandFte, fairShareFte, capacityFte }: DistrictBalance) {
  return { demandFte, fairShareFte, capacityFte };
}

function sumOf<Each>(list: readonly Each[], of: (each: Each) => number): number {
  return list.reduce((sum, each) => sum + of(each), 0);
}
