/** One planning problem in the exchange format `evenhand-problem/1`: numbers and opaque ids only. */
export interface PlanInput {
  format: 'evenhand-problem/1';
  title: string;
  /** Civil date `YYYY-MM-DD` the problem speaks of. */
  asAt: string;
  districts: PlanDistrict[];
  roles: PlanRole[];
  staff: PlanStaff[];
  policy: PlanPolicy;
}

export interface PlanDistrict {
  id: string;
  name: string;
  /** Case-holding FTE that the weighted demand needs. */
  demandFte: number;
  /** The part of `demandFte` that needs a speaker, by language code. */
  languageDemandFte?: Record<string, number>;
  /** Hard: least FTE by role, persons only. */
  minimumFte?: Record<string, number>;
  /** Hard: most FTE of all persons together. */
  maximumFte?: number;
}

export interface PlanRole {
  id: string;
  /** What sentences call the role; the id where absent. */
  name?: string;
  /** Share of an FTE that carries cases, 0…1. */
  caseload: number;
}

export interface PlanStaff {
  id: string;
  /** What sentences call the person; the id where absent. */
  name?: string;
  kind: 'person' | 'vacancy';
  role: string;
  fte: number;
  languages: string[];
  /** District the person works in today, or null. */
  current?: string | null;
  /** Liking 0…1 by district id. None stated: indifferent. Some stated: 0 for the unlisted. */
  preferences?: Record<string, number>;
  /** Districts the person may not be placed in. */
  excluded?: string[];
  /** A placement the solver must keep: a district, or shares by district. */
  pinned?: string | Record<string, number>;
  /** Most districts the person may be split over; default 1. */
  maxDistricts?: number;
  /** Shares are multiples of this where `maxDistricts` > 1. */
  splitStep?: number;
}

export interface PlanPolicy {
  /** Shortfall below fair share that counts as noise, as a fraction. */
  tolerance: number;
  /** Shortfall from which the severe weight is added, as a fraction. */
  severe: number;
  /** Most persons who may leave their current district; null is no limit. */
  maxMoves: number | null;
  weights: RuleWeights;
}

/** Weight of each soft rule in the objective. */
export interface RuleWeights {
  fairShare: number;
  severe: number;
  language: number;
  preference: number;
  move: number;
}

export type SoftRuleId = keyof RuleWeights;

/** Why a problem is refused: where, what stands there, and what to do about it. */
export interface InputFault {
  /** Path of the field, such as `staff[3].fte`. */
  field: string;
  /** The value as text, cut to 80 characters. */
  value: string;
  remedy: string;
  /** The whole sentence: field, value and remedy. */
  message: string;
}

export { defaultPolicy, readPlanInput } from './read-plan-input.ts';
