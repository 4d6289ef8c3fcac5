import type { Db } from '../../db/open.ts';
import type { ReviewMovesView } from '../contract/demand-review.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { sumOf } from '../domain/demand/rates.ts';
import { adviceOf } from '../domain/demand/review/advice.ts';
import { type Drift, furthestBelow } from '../domain/demand/review/drift.ts';
import { adviceSentence } from '../domain/demand/review/moves-words.ts';
import { driftHistory } from './drift-history.ts';
import type { MovesRuns } from './moves-runs.ts';
import { reviewRuleNow } from './review-rule.ts';

/** How far the search for moves is at a date, what it found so far and, once it is done, what is advised. */
export async function movesView(db: Db, runs: MovesRuns, asAt: CivilDate): Promise<ReviewMovesView> {
  const { today } = await driftHistory(db, asAt);
  const rule = reviewRuleNow(db);
  const run = runs.of(asAt, rule.mostMoves);
  const worst = today ? furthestBelow(today) : null;
  const [demandFte, capacityFte] = today ? totalsOf(today) : [0, 0];
  const missingFte = demandFte - capacityFte;
  const points = run?.points ?? [];
  const advice = run?.state === 'done' && worst ? adviceOf(worst.difference, points, rule) : null;
  return {
    state: run?.state ?? 'not-asked',
    isOutdated: run === undefined && runs.wasFor(asAt),
    step: points.length,
    steps: rule.mostMoves,
    failure: run?.failure ?? null,
    today: worst,
    demandFte,
    capacityFte,
    missingFte,
    points: [...points],
    helps: advice?.helps ?? false,
    advised: advice?.point?.moves ?? null,
    sentence: advice && worst ? adviceSentence(advice, worst.difference, missingFte) : '',
  };
}

/** Demand and capacity of all districts, FTE. */
function totalsOf({ districts }: Drift): [number, number] {
  return [sumOf(districts, ({ demandFte }) => demandFte), sumOf(districts, ({ capacityFte }) => capacityFte)];
}
