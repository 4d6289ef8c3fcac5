import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { DRIFT_TABLES, driftGround } from '../../db/queries/demand-review.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type DriftHistory, driftSteps } from '../domain/demand/review/drift.ts';

const drifts = rememberedInTurns<DriftHistory>(DRIFT_TABLES, 24);

/** Drift between allocation and demand month by month up to a date; worked out in turns and remembered. */
export function driftHistory(db: Db, asAt: CivilDate): Promise<DriftHistory> {
  return drifts.read(db, asAt, () => steps(db, asAt));
}

/** The same as a part of another read in turns that names these tables too. */
export function driftWithin(db: Db, asAt: CivilDate): Steps<DriftHistory> {
  return drifts.within(db, asAt, () => steps(db, asAt));
}

function* steps(db: Db, asAt: CivilDate): Steps<DriftHistory> {
  return yield* driftSteps(yield* driftGround(db, asAt), asAt);
}
