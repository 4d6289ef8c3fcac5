import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import {
  listStressCases,
  readStressRows,
  STRESS_CASE_TABLES,
  STRESS_GROUND_TABLES,
} from '../../db/queries/demand-stress.ts';
import { storedStressCase } from '../contract/demand-stress-case.ts';
import type { CivilDate, Month } from '../domain/calendar.ts';
import { hardestMonth, type StressEffect, stressEffect } from '../domain/demand/stress/effect.ts';
import { monthsToLearnFrom, stressGround } from '../domain/demand/stress/ground.ts';

/** What each saved stress case does when it is applied to a month, and when it asks most, by id. */
export type CaseEffects = ReadonlyMap<string, { effect: StressEffect; hardest: Month }>;

const known = rememberedInTurns<CaseEffects>([...STRESS_GROUND_TABLES, ...STRESS_CASE_TABLES], 12);

/**
 * The saved stress cases followed from a month. Remembered until counts, settings or cases change: plans are edited far
 * more often.
 * @param asAt date whose settings count
 */
export function caseEffects(db: Db, asAt: CivilDate, month: Month): Steps<CaseEffects> {
  return known.within(db, `${asAt} ${month}`, () => steps(db, asAt, month));
}

function* steps(db: Db, asAt: CivilDate, month: Month): Steps<CaseEffects> {
  const ground = stressGround(readStressRows(db, asAt, (recorded) => monthsToLearnFrom(recorded, month, asAt)));
  const found = new Map<string, { effect: StressEffect; hardest: Month }>();
  for (const { id, ...row } of listStressCases(db)) {
    yield;
    const effect = stressEffect([storedStressCase(row)], ground, month);
    found.set(id, { effect, hardest: hardestMonth(effect) });
  }
  return found;
}
