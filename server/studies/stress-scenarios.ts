import type { Db } from '../../db/open.ts';
import { listStressCases, readStressRows } from '../../db/queries/demand-stress.ts';
import { storedStressCase } from '../contract/demand-stress-case.ts';
import { withoutAssumption } from '../domain/assumption.ts';
import { hardestMonth, stressEffect } from '../domain/demand/stress/effect.ts';
import { stressedFacts } from '../domain/demand/stress/facts.ts';
import { monthsToLearnFrom, stressGround } from '../domain/demand/stress/ground.ts';
import { assumptionNotes } from '../domain/demand/stress/words.ts';
import type { Plan } from '../domain/plan.ts';
import type { DemandScenario } from './demand-scenarios.ts';

/** Saved stress cases as demands that a plan is held against, and what has to be known about them. */
export interface StressScenarios {
  scenarios: DemandScenario[];
  /** What is missing for them and is assumed instead, a sentence each; or why there are none. */
  notes: string[];
}

/**
 * Every saved stress case, as it stands now, as one more demand: applied to the month whose counts the plan rests on, the
 * hardest month of its effect on top of the demand as counted. The people stay.
 */
export function stressScenarios(db: Db, { facts }: Plan): StressScenarios {
  const saved = listStressCases(db);
  const { demandMonth: month, asAt } = facts;
  if (saved.length === 0) return { scenarios: [], notes: ['No stress case is saved yet.'] };
  if (month === null) {
    return {
      scenarios: [],
      notes: ['The saved stress cases are left out: no month has counts to put them on top of.'],
    };
  }
  const rows = readStressRows(db, asAt, (recorded) => monthsToLearnFrom(recorded, month, asAt));
  const ground = stressGround(rows);
  const levelNames = new Map(rows.levels.map(({ id, name }) => [id, name]));
  const cases = saved.map(({ id, name, ...row }) => ({ id, name, stress: storedStressCase(row) }));
  const counted = withoutAssumption(facts);
  return {
    scenarios: cases.map(({ id, name, stress }) => {
      const effect = stressEffect([stress], ground, month);
      const stressed = stressedFacts(counted, effect, hardestMonth(effect), levelNames);
      return { id: `stress:${id}`, name, kind: 'stress', facts: stressed };
    }),
    notes: assumptionNotes(
      cases.map(({ stress }) => stress),
      ground,
    ),
  };
}
