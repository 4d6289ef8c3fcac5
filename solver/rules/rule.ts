import type { SoftRuleId } from '../plan-input.ts';
import type { Problem } from '../problem.ts';
import type { ProgramDraft } from '../program.ts';
import type { Breach } from '../proposal.ts';
import type { Shares } from '../shares.ts';

export type HardRuleId =
  | 'wholePlacement'
  | 'splitStep'
  | 'districtLimit'
  | 'pin'
  | 'exclusion'
  | 'minimum'
  | 'maximum'
  | 'maxMoves';

export type Unit = 'FTE' | 'share' | 'persons' | 'districts';

/** How much of a soft rule's amount falls on one district (by position). */
export interface DistrictAmount {
  district: number;
  amount: number;
}

/** A goal: kept as far as its weight says. */
export interface SoftRule {
  kind: 'soft';
  id: SoftRuleId;
  title: string;
  unit: Unit;
  /** What the weight buys, for a manager. */
  meaning: string;
  /** The formula as in the README. */
  formula: string;
  /** Adds the rule's columns, rows and cost. */
  build: (draft: ProgramDraft) => void;
  /** Amount before the weight, by district, recomputed from the shares alone. */
  amounts: (problem: Problem, shares: Shares) => number[];
  /** The sentence for an amount in one district; `would` where it speaks of a plan not chosen. */
  sentence: (problem: Problem, at: DistrictAmount, would?: boolean) => string;
}

/** One thing that a hard rule demands, such as one district's minimum of one role. */
export interface Demand {
  rule: HardRuleId;
  /** Id of the person or district it is about; the rule's id where it is about the whole plan. */
  subject: string;
  /** The role it is about, where a district may have one such demand for each. */
  role?: string;
  /** Size of the demand in the rule's unit. */
  amount: number;
  /** What is demanded, and what there is. */
  sentence: string;
  /** Adds the rows or bounds. */
  build: (draft: ProgramDraft) => void;
}

/** A rule that every proposal keeps. */
export interface HardRule {
  kind: 'hard';
  id: HardRuleId;
  title: string;
  unit: Unit;
  formula: string;
  /** Every single demand of this rule; diagnosis drops them one by one. */
  demands: (problem: Problem) => Demand[];
  /** Where the shares break the rule, recomputed from the shares alone. */
  breaches: (problem: Problem, shares: Shares) => Breach[];
}

/** Amounts below this are rounding, not breaches. */
export const tolerance = 1e-6;

/** s[w,d], 0 where nothing is placed. */
export function shareAt(shares: Shares, worker: number, district: number): number {
  return shares[worker]?.[district] ?? 0;
}
