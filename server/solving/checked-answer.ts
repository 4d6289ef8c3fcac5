import type { PlanInput } from '../../solver/plan-input.ts';
import type { Proposal } from '../../solver/proposal.ts';
import { verify } from '../../solver/verify.ts';
import type { SolveOutcome, SolveProgress } from './solve-runner.ts';

/** What becomes of a proposal when its job has ended. */
export type Ending =
  | { state: 'ready' | 'impossible'; proposal: Proposal }
  | { state: 'failed'; failure: string }
  | { state: 'cancelled' };

/** Two objectives that differ by less are the same. */
const SAME_OBJECTIVE = 1e-6;

/**
 * Decides how a job ends. An answer of the solver, and equally the best plan so far of a job that was stopped, is ready
 * only where the check made here agrees: no hard rule broken and the same objective.
 * @param best the best plan told before the end, where it may be kept; null where not
 * @param gap relative gap at which an answer counts as proved
 */
export function endingOf(input: PlanInput, outcome: SolveOutcome, best: SolveProgress | null, gap: number): Ending {
  switch (outcome.kind) {
    case 'solved':
      return outcome.proposal.status === 'infeasible'
        ? { state: 'impossible', proposal: outcome.proposal }
        : checkedEnding(input, outcome.proposal);
    case 'cancelled':
      return best ? checkedEnding(input, proposalSoFar(input, best, gap)) : { state: 'cancelled' };
    case 'overdue':
      return best
        ? checkedEnding(input, proposalSoFar(input, best, gap))
        : {
            state: 'failed',
            failure: 'No proposal was found in the time allowed. Pin fewer people or allow more moves.',
          };
    case 'failed':
      return { state: 'failed', failure: outcome.reason };
  }
}

function checkedEnding(input: PlanInput, proposal: Proposal): Ending {
  const fault = faultOf(input, proposal);
  if (fault === null) return { state: 'ready', proposal };
  const failure = `The proposal did not pass the independent check (${fault}), so it was not kept. Propose again, and tell support.`;
  return { state: 'failed', failure };
}

function faultOf(input: PlanInput, proposal: Proposal): string | null {
  const unknown = unknownId(input, proposal);
  if (unknown !== null) return `it names “${unknown}”, who is not in the plan`;
  const { violations, objective } = verify(input, proposal.placements);
  const [broken] = violations;
  if (broken) return broken.sentence.replace(/\.$/, '');
  const told = proposal.objective ?? Number.NaN;
  return Math.abs(told - objective) <= SAME_OBJECTIVE * Math.max(1, Math.abs(objective))
    ? null
    : `its sum is ${objective}, not ${proposal.objective}`;
}

function unknownId(input: PlanInput, { placements }: Proposal): string | null {
  const staff = new Set(input.staff.map((person) => person.id));
  const districts = new Set(input.districts.map((district) => district.id));
  const stray = placements.find((placement) => !staff.has(placement.staff) || !districts.has(placement.district));
  if (!stray) return null;
  return staff.has(stray.staff) ? stray.district : stray.staff;
}

function proposalSoFar(input: PlanInput, best: SolveProgress, gap: number): Proposal {
  const known = new Set(input.staff.map((person) => person.id));
  const sound = best.placements.every((placement) => known.has(placement.staff));
  const checked = verify(input, sound ? best.placements : []);
  return {
    format: 'evenhand-proposal/1',
    status: best.gap <= gap ? 'optimal' : 'feasible',
    objective: best.objective,
    bound: best.bound,
    gap: best.gap,
    penalties: checked.penalties,
    placements: best.placements,
    vacancies: { objective: 0, placements: [] },
    districts: checked.districts,
    conflicts: [],
    engine: 'stopped early',
    elapsedMs: best.elapsedMs,
  };
}
