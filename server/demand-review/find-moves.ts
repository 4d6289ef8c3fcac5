import type { Placement } from '../../solver/proposal.ts';
import { verify } from '../../solver/verify.ts';
import type { ReviewPoint } from '../contract/demand-review.ts';
import { fteOf } from '../domain/fte.ts';
import { isMoved, mainDistrict, planMeasures } from '../domain/measures.ts';
import { type Plan, placementsByPerson, problemToPropose } from '../domain/plan.ts';
import { type Ending, endingOf } from '../solving/checked-answer.ts';
import type { SolveProgress, SolveRunner } from '../solving/solve-runner.ts';
import { MOVES_LIMITS } from './deps.ts';

/** How a search ended, with what was found until then. */
export type MovesEnd = { state: 'done' | 'cancelled' } | { state: 'failed'; failure: string };

interface Asking {
  solveRunner: SolveRunner;
  signal: AbortSignal;
  /** Told of every answer. */
  tell: (point: ReviewPoint) => void;
}

/**
 * How the districts would stand with one move, with two, and so on: the solver’s answers, each checked independently.
 * Districts are to come near their fair shares whatever people asked for; working constraints and pins hold.
 * @param plan today’s placements, whoever is here by a temporary arrangement pinned
 * @param mostMoves the last answer that is looked for
 */
export async function findMoves(
  plan: Plan,
  mostMoves: number,
  { solveRunner, signal, tell }: Asking,
): Promise<MovesEnd> {
  let start: readonly Placement[] | undefined;
  let made = 0;
  let found = 0;
  let why = '';
  for (let limit = 1; limit <= mostMoves; limit += 1) {
    const end = await solved(solveRunner, { ...plan, presetId: 'even-demand', maxMoves: limit }, signal, start);
    if (end.state === 'cancelled' || end.state === 'failed') return end;
    if (end.state === 'impossible') {
      why = end.proposal.conflicts.map(({ sentence }) => sentence).join(' ');
      continue;
    }
    found += 1;
    start = end.proposal.placements;
    const point = pointOf(plan, start);
    // an answer that makes no more moves than the one before is that answer again
    if (point.moves <= made) break;
    made = point.moves;
    tell(point);
  }
  return found > 0
    ? { state: 'done' }
    : { state: 'failed', failure: `No plan is possible with so few moves. ${why}`.trim() };
}

async function solved(
  solveRunner: SolveRunner,
  plan: Plan,
  signal: AbortSignal,
  start: readonly Placement[] | undefined,
): Promise<Ending> {
  const input = problemToPropose(plan);
  let best: SolveProgress | null = null;
  const onProgress = (progress: SolveProgress): void => {
    best = progress;
  };
  const job = { input, ...MOVES_LIMITS, ...(start ? { start } : {}) };
  const outcome = await solveRunner.run(job, { signal, onProgress });
  return endingOf(input, outcome, outcome.kind === 'overdue' ? best : null, MOVES_LIMITS.gap);
}

function pointOf(plan: Plan, list: readonly Placement[]): ReviewPoint {
  const { facts } = plan;
  const placements = placementsByPerson(list);
  const problem = problemToPropose({ ...plan, presetId: 'even-demand', maxMoves: null });
  const { moves, worst, districts } = planMeasures(facts, placements, verify(problem, list));
  const people = facts.people.flatMap(({ id, name, contractedMinutes, currentDistrictId }) => {
    const placed = placements.get(id) ?? [];
    const toDistrictId = mainDistrict(placed);
    if (currentDistrictId === null || toDistrictId === null || !isMoved(currentDistrictId, placed)) return [];
    const fte = fteOf(contractedMinutes, facts.fullTimeMinutes);
    return [{ personId: id, name, fte, fromDistrictId: currentDistrictId, toDistrictId }];
  });
  return {
    moves,
    worst,
    districts: districts.map(({ districtId, difference }) => ({ districtId, difference })),
    people,
  };
}
