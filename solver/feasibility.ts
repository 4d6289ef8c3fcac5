import { buildFeasibility } from './build.ts';
import { improve } from './improve.ts';
import type { Engine } from './lp.ts';
import type { Problem, Worker } from './problem.ts';
import type { ProgramDraft } from './program.ts';
import { roundShares } from './round.ts';
import { hardRules } from './rules/index.ts';
import type { Demand } from './rules/rule.ts';
import type { Shares } from './shares.ts';
import { structural } from './structural.ts';

/** Moves and swaps tried to make a rounded relaxation a plan: none beyond its repair at first, then some. */
const efforts = [0, 3000];

/**
 * Answers, again and again for one problem, whether some of its demands can hold together. Cheapest evidence first: a
 * plan found before that keeps them all; the relaxation, which proves “no” without whole numbers; its rounding, repaired
 * and improved, which proves “yes”; and only then the whole-number program.
 */
export class Feasibility {
  /** The demands that could be given up. */
  readonly named: readonly Demand[];
  private readonly problem: Problem;
  private readonly engine: Engine;
  private readonly shouldStop: () => boolean;
  private readonly frame: readonly Demand[];
  /** Of each plan found: the rules and subjects that it breaks. */
  private readonly brokenByPlan: ReadonlySet<string>[] = [];

  constructor(problem: Problem, engine: Engine, shouldStop: () => boolean) {
    this.problem = problem;
    this.engine = engine;
    this.shouldStop = shouldStop;
    const demands = hardRules.flatMap((rule) => rule.demands(problem));
    this.frame = demands.filter((demand) => structural.has(demand.rule));
    this.named = demands.filter((demand) => !structural.has(demand.rule));
  }

  /** True where it is proved that no plan keeps all the demands; false also where that was stopped. */
  fails(chosen: readonly Demand[]): boolean {
    if (this.brokenByPlan.some((broken) => chosen.every((demand) => !broken.has(keyOf(demand))))) return false;
    const draft = buildFeasibility(this.problem, [...this.frame, ...chosen]);
    const { shouldStop } = this;
    const relaxed = this.engine.solve(draft.program, { relax: true, shouldStop });
    if (relaxed.status === 'infeasible') return true;
    if ('values' in relaxed && this.rounds(draft, relaxed.values, chosen)) return false;
    const whole = this.engine.solve(draft.program, { shouldStop });
    if ('values' in whole) this.remember(draft.sharesOf(whole.values));
    return whole.status === 'infeasible';
  }

  /** True where the rounded point can be made a plan that keeps the demands. */
  private rounds(draft: ProgramDraft, values: readonly number[], chosen: readonly Demand[]): boolean {
    const only = withOnly(this.problem, chosen);
    const start = roundShares(only, draft.sharesOf(values, { fractional: true }));
    return efforts.some((tries) => {
      const { shares, broken } = improve(only, start, { tries, shouldStop: this.shouldStop });
      if (broken > 0) return false;
      const found = this.remember(shares);
      return chosen.every((demand) => !found.has(keyOf(demand)));
    });
  }

  /** Keeps a plan with what it breaks; one that breaks the frame is of no use. */
  private remember(shares: Shares): ReadonlySet<string> {
    const breaches = hardRules.flatMap((rule) => rule.breaches(this.problem, shares));
    const broken = new Set(breaches.map(keyOf));
    if (breaches.every(({ rule }) => !structural.has(rule))) this.brokenByPlan.push(broken);
    return broken;
  }
}

/** Tells demands apart as far as breaches do: a district's minimums of several roles count as one. */
function keyOf({ rule, subject }: { rule: string; subject: string }): string {
  return `${rule} ${subject}`;
}

/** The problem with the given demands and no goal, for local search. */
function withOnly(problem: Problem, chosen: readonly Demand[]): Problem {
  const kept = new Set(chosen.map(keyOf));
  const has = (rule: string, subject: string): boolean => kept.has(keyOf({ rule, subject }));
  return {
    ...problem,
    languages: [],
    persons: problem.persons.map(
      (worker): Worker => ({
        ...worker,
        speaks: [],
        pin: has('pin', worker.id) ? worker.pin : null,
        excluded: has('exclusion', worker.id) ? worker.excluded : worker.excluded.map(() => false),
      }),
    ),
    districts: problem.districts.map((district) => ({
      ...district,
      languageDemandFte: [],
      minimums: has('minimum', district.id) ? district.minimums : [],
      maximumFte: has('maximum', district.id) ? district.maximumFte : Number.POSITIVE_INFINITY,
    })),
    policy: {
      ...problem.policy,
      maxMoves: has('maxMoves', 'maxMoves') ? problem.policy.maxMoves : null,
      weights: { fairShare: 0, severe: 0, language: 0, preference: 0, move: 0 },
    },
  };
}
