import type { PlanInput } from '../../solver/plan-input.ts';
import type { Proposal } from '../../solver/proposal.ts';
import { verify } from '../../solver/verify.ts';
import type { CurvePoint } from '../contract/studies.ts';
import { planMeasures } from '../domain/measures.ts';
import { type Plan, placementsByPerson, problemToPropose } from '../domain/plan.ts';
import { type Asking, impossible, NOTHING_FOUND, type StudyEnd, type StudyResult } from './answers.ts';
import { curveSentence, kneeOf } from './knee.ts';

/** Objectives that differ by less are the same. */
const SAME = 1e-6;
/** Relative gap up to which a point counts as proved. */
const PROVEN = 1e-4;

/** The best plan known with at most so many moves. */
interface Answer {
  maxMoves: number;
  proposal: Proposal & { objective: number; bound: number; gap: number };
  point: Omit<CurvePoint, 'improvement'>;
}

/**
 * How many moves are worth it: the best plan with at most 0, 1, 2 … moves, pins kept, whatever the plan's own limit.
 * The best plan without a limit is found first; the curve ends where it is reached, or at `upTo`. A point is never
 * worse than the one before it, whose plan is a candidate too. Move limits that no plan can keep (pins elsewhere,
 * working constraints) are left out.
 */
export async function movesCurve(plan: Plan, upTo: number | null, { solve, tell }: Asking): Promise<StudyEnd> {
  const free = problemToPropose({ ...plan, maxMoves: null });
  tell({ done: 0, of: null, text: 'Finding the best plan with any number of moves' });
  const unlimited = await solve(free);
  if (unlimited.state === 'failed' || unlimited.state === 'cancelled') return unlimited;
  if (unlimited.state === 'impossible') return impossible(unlimited.proposal);
  const answers: Answer[] = [];
  let best = answerOf(plan, free, unlimited.proposal, 0, 0);
  const leastBound = best.proposal.bound;
  for (let limit = forcedMoves(free); limit <= Math.min(upTo ?? best.point.moves, best.point.moves); limit++) {
    const of = Math.min(upTo ?? best.point.moves, best.point.moves) + 1;
    const text = `Finding the best plan with at most ${limit === 1 ? '1 move' : `${limit} moves`}`;
    tell({ done: limit, of, text, ...(answers.length > 0 ? { result: resultSoFar(answers) } : {}) });
    const before = answers.at(-1);
    // the best plan of all needs no search for where it is allowed
    const found = best.point.moves <= limit ? null : await solve(limited(free, limit), before?.proposal.placements);
    if (found?.state === 'failed' || found?.state === 'cancelled') return found;
    if (found?.state === 'impossible') continue;
    const own = found ? answerOf(plan, free, found.proposal, limit, leastBound) : { ...best, maxMoves: limit };
    if (own.proposal.objective < best.proposal.objective - SAME) best = own;
    const answer = before && before.proposal.objective <= own.proposal.objective ? atLimit(before, own, limit) : own;
    answers.push({ ...answer, maxMoves: limit, point: { ...answer.point, maxMoves: limit } });
    if (answer.proposal.objective <= best.proposal.objective + SAME) break;
  }
  return { state: 'done', result: finished(plan, answers) };
}

function limited(free: PlanInput, maxMoves: number): PlanInput {
  return { ...free, policy: { ...free.policy, maxMoves } };
}

/** People who cannot stay whatever the plan: fewer moves are impossible, so that the curve starts here. */
function forcedMoves({ staff }: PlanInput): number {
  return staff.filter(({ current, pinned, excluded = [] }) => {
    if (current == null) return false;
    if (pinned === undefined) return excluded.includes(current);
    const kept = typeof pinned === 'string' ? Number(pinned === current) : (pinned[current] ?? 0);
    return kept < 1 - SAME;
  }).length;
}

function answerOf(plan: Plan, free: PlanInput, proposal: Proposal, maxMoves: number, leastBound: number): Answer {
  const checked = verify(free, proposal.placements);
  const measures = planMeasures(plan.facts, placementsByPerson(proposal.placements), checked);
  const { objective } = checked;
  const bound = Math.min(objective, Math.max(proposal.bound ?? 0, leastBound));
  const point = {
    maxMoves,
    moves: measures.moves,
    objective,
    worst: measures.worst,
    languageGapFte: measures.languageGapFte,
  };
  return withBound({
    maxMoves,
    proposal: { ...proposal, objective, bound, gap: 0 },
    point: { ...point, proven: true, gap: null },
  });
}

/** The plan of the point before where the search for this one found none better, with this one's bound. */
function atLimit(before: Answer, { proposal: { bound } }: Answer, maxMoves: number): Answer {
  const { proposal } = before;
  return withBound({ ...before, maxMoves, proposal: { ...proposal, bound: Math.min(bound, proposal.objective) } });
}

/** Works out the gap that the bound leaves. */
function withBound(answer: Answer): Answer {
  const { objective, bound } = answer.proposal;
  const gap = (objective - bound) / Math.max(Math.abs(objective), 1e-9);
  const proven = gap <= PROVEN;
  return {
    ...answer,
    proposal: { ...answer.proposal, gap, status: proven ? 'optimal' : 'feasible' },
    point: { ...answer.point, proven, gap: proven ? null : gap },
  };
}

/** The points, each with how much better it is than the first. */
function pointsOf(answers: readonly Answer[]): CurvePoint[] {
  const first = answers[0]?.point.objective ?? 0;
  return answers.map(({ point }) => ({
    ...point,
    improvement: first > 0 ? (first - point.objective) / first : 0,
  }));
}

function resultSoFar(answers: readonly Answer[]): StudyResult {
  return {
    ...NOTHING_FOUND,
    movesCurve: { points: pointsOf(answers), knee: null, sentence: '' },
    answers: answers.map(({ maxMoves, proposal }) => ({ maxMoves, proposal })),
  };
}

function finished({ facts }: Plan, answers: readonly Answer[]): StudyResult {
  const points = pointsOf(answers);
  const nameOf = new Map(facts.districts.map(({ id, name }) => [id, name]));
  const knee = kneeOf(points);
  const sentence = curveSentence(points, knee, (id) => nameOf.get(id) ?? id);
  return { ...resultSoFar(answers), movesCurve: { points, knee, sentence } };
}
