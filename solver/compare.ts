import type { PlanInput, SoftRuleId } from './plan-input.ts';
import { compile } from './problem.ts';
import type { DistrictResult, Placement } from './proposal.ts';
import { softRules } from './rules/index.ts';
import { sharesOf } from './shares.ts';
import { verifyShares } from './verify.ts';
import { settle } from './what-if.ts';

export interface PlanComparison {
  /** Only persons whose shares differ. */
  persons: { staff: string; before: DistrictShare[]; after: DistrictShare[] }[];
  districts: {
    id: string;
    capacityFte: Pair;
    coverage: { before: number | null; after: number | null };
    unmetLanguageFte: Pair;
    personsIn: number;
    personsOut: number;
  }[];
  /** Weighted penalty by soft rule. */
  rules: ({ rule: SoftRuleId } & Pair)[];
  objective: Pair;
}

export interface DistrictShare {
  district: string;
  share: number;
}

export interface Pair {
  before: number;
  after: number;
  /** after − before. */
  change: number;
}

/**
 * What changed between two plans of the same problem, by person, district and rule. An empty plan is allowed: nobody is
 * placed yet. Throws a RangeError on ids that the problem does not know.
 */
export function compare(input: PlanInput, before: readonly Placement[], after: readonly Placement[]): PlanComparison {
  const problem = compile(input);
  const [from, to] = [sharesOf(problem, before), sharesOf(problem, after)];
  const [was, is] = [verifyShares(problem, from), verifyShares(problem, to)];
  const spread = (row: readonly number[] | undefined): DistrictShare[] =>
    problem.districts.flatMap(({ id, index }) => {
      const share = row?.[index] ?? 0;
      return share > 0 ? [{ district: id, share }] : [];
    });
  const flow = (d: number, sign: 1 | -1): number =>
    problem.persons.filter(({ index }) => sign * ((to[index]?.[d] ?? 0) - (from[index]?.[d] ?? 0)) > 1e-9).length;
  return {
    persons: problem.persons.flatMap(({ id, index }) => {
      const same = problem.districts.every((_, d) => Math.abs((from[index]?.[d] ?? 0) - (to[index]?.[d] ?? 0)) < 1e-9);
      return same ? [] : [{ staff: id, before: spread(from[index]), after: spread(to[index]) }];
    }),
    districts: problem.districts.map(({ id }, d) => ({
      id,
      capacityFte: pair(was.districts[d]?.capacityFte ?? 0, is.districts[d]?.capacityFte ?? 0),
      coverage: { before: was.districts[d]?.coverage ?? null, after: is.districts[d]?.coverage ?? null },
      unmetLanguageFte: pair(unmet(was.districts[d]), unmet(is.districts[d])),
      personsIn: flow(d, 1),
      personsOut: flow(d, -1),
    })),
    rules: softRules.map(({ id }) => ({ rule: id, ...pair(was.penalties[id], is.penalties[id]) })),
    objective: pair(was.objective, is.objective),
  };
}

function unmet(district: DistrictResult | undefined): number {
  return (district?.languages ?? []).reduce((sum, entry) => sum + Math.max(0, entry.demandFte - entry.coveredFte), 0);
}

function pair(before: number, after: number): Pair {
  return { before, after, change: settle(after - before) };
}
