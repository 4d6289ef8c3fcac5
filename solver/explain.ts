import type { PlanInput, SoftRuleId } from './plan-input.ts';
import { compile, type Problem, total, type Worker } from './problem.ts';
import type { Breach, Placement } from './proposal.ts';
import { type Shares, sharesOf } from './shares.ts';
import { PlacementState } from './state.ts';
import {
  changesBetween,
  clause,
  decidingRule,
  type Evaluation,
  evaluate,
  newBreaches,
  preferenceWords,
  type RuleChanges,
  settle,
} from './what-if.ts';
import { figure, list } from './words.ts';

/** Why a person is where they are, and what every other district would mean. */
export interface PlacementExplanation {
  staff: string;
  placed: { district: string; share: number }[];
  districts: DistrictExplanation[];
  sentence: string;
}

export interface DistrictExplanation {
  district: string;
  /** Share of the person's time that is there now. */
  share: number;
  /** The hard rule that rules the district out, if any. */
  blockedBy: Breach | null;
  /** Weighted change of each soft rule if only this person moved there wholly; 0 where they are already. */
  changes: RuleChanges;
  /** Σ changes: points of penalty. */
  total: number;
  /** The exchange with one person there that costs least, where one keeps every hard rule. */
  swap: { staff: string; changes: RuleChanges; total: number } | null;
  /** Id of the hard or soft rule that decides. */
  decidingRule: string | null;
  sentence: string;
}

/**
 * Explains one person's placement by exact local evaluation: no solve, a few milliseconds at 80 × 5.
 * Throws a RangeError when `staffId` is no person of the problem.
 */
export function explainPlacement(
  input: PlanInput,
  placements: readonly Placement[],
  staffId: string,
): PlacementExplanation {
  const problem = compile(input);
  const worker = problem.persons.find((person) => person.id === staffId);
  if (!worker) throw new RangeError(`“${staffId}” is no person of this problem.`);
  const shares = sharesOf(problem, placements);
  const before = evaluate(problem, shares);
  const state = new PlacementState(problem, shares);
  const row = shares[worker.index] ?? [];
  const districts = problem.districts.map(({ index }) =>
    explainDistrict(problem, worker, shares, index, before, state),
  );
  const placed = problem.districts.flatMap(({ id, index }) => {
    const share = row[index] ?? 0;
    return share > 0 ? [{ district: id, share }] : [];
  });
  return { staff: staffId, placed, districts, sentence: summary(problem, worker, row, districts) };
}

function explainDistrict(
  problem: Problem,
  worker: Worker,
  shares: Shares,
  district: number,
  before: Evaluation,
  state: PlacementState,
): DistrictExplanation {
  const share = shares[worker.index]?.[district] ?? 0;
  const there = shares.map((row, w) => (w === worker.index ? row.map((_, d) => (d === district ? 1 : 0)) : row));
  const after = evaluate(problem, there);
  const blockedBy = newBreaches(before, after)[0] ?? null;
  const changes = changesBetween(problem, before, after);
  const rule = decidingRule(changes);
  const explained = {
    district: problem.districts[district]?.id ?? '',
    share,
    blockedBy,
    changes,
    total: settle(total(Object.values(changes))),
    swap: share === 1 ? null : bestSwap(problem, worker, district, state),
    decidingRule: blockedBy?.rule ?? rule,
  };
  return { ...explained, sentence: say(problem, worker, district, explained, rule, before, after) };
}

function say(
  problem: Problem,
  worker: Worker,
  district: number,
  { share, blockedBy, total }: Pick<DistrictExplanation, 'share' | 'blockedBy' | 'total'>,
  rule: SoftRuleId | null,
  before: Evaluation,
  after: Evaluation,
): string {
  const liked = preferenceWords(worker, district);
  if (share === 1) return `Placed here; ${liked}.`;
  if (blockedBy) return blockedBy.sentence;
  if (total < 0) return `${figure(-total)} points better than now; ${liked}.`;
  if (rule === null) return `No difference; ${liked}.`;
  if (rule === 'preference') return `${capital(liked)}.`;
  if (rule === 'move') return `A move from ${problem.districts[worker.current]?.name ?? ''}; ${liked}.`;
  return `${clause(problem, rule, before, after)}; ${liked}.`;
}

/** The person wholly in `district` whose exchange with `worker` costs least and breaks nothing. */
function bestSwap(
  problem: Problem,
  worker: Worker,
  district: number,
  state: PlacementState,
): DistrictExplanation['swap'] {
  const from = (state.shares[worker.index] ?? []).indexOf(1);
  if (from < 0 || worker.pin || worker.excluded[district]) return null;
  let best: DistrictExplanation['swap'] = null;
  for (const other of problem.persons) {
    const there = state.shares[other.index]?.[district] === 1;
    if (!there || other.pin || other.excluded[from]) continue;
    const cost = state.judge(
      { worker, from, to: district, share: 1 },
      { worker: other, from: district, to: from, share: 1 },
    );
    const { hard, ...changes } = state.last;
    if (hard > 0 || (best && cost >= best.total)) continue;
    best = { staff: other.id, changes, total: settle(cost) };
  }
  return best;
}

function summary(
  problem: Problem,
  worker: Worker,
  row: readonly number[],
  districts: readonly DistrictExplanation[],
): string {
  const here = problem.districts.filter(({ index }) => (row[index] ?? 0) > 0);
  if (here.length === 0) return `${worker.label} is not placed.`;
  const where = list(here.map(({ name, index }) => `${name} (${preferenceWords(worker, index)})`));
  const others = districts.filter((entry) => entry.share < 1 && !entry.blockedBy);
  const next = others.reduce<DistrictExplanation | null>(
    (low, entry) => (low && low.total <= entry.total ? low : entry),
    null,
  );
  if (!next) return `${worker.label} is placed in ${where}; no other district is possible.`;
  const name = problem.districts.find(({ id }) => id === next.district)?.name ?? '';
  const cost = next.total < 0 ? `${figure(-next.total)} points better` : `${figure(next.total)} points worse`;
  return `${worker.label} is placed in ${where}. Next best is ${name}, ${cost}: ${next.sentence}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
