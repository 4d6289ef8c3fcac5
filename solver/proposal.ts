import type { SoftRuleId } from './plan-input.ts';

/** A share of one person's (or vacancy's) time in one district. */
export interface Placement {
  staff: string;
  district: string;
  /** Share of the person's own time, 0 < share ≤ 1. */
  share: number;
}

export interface VacancyPlacement extends Placement {
  /** Languages worth advertising for in that district, greatest unmet need first. */
  languages: string[];
}

export interface LanguageCover {
  code: string;
  demandFte: number;
  coveredFte: number;
}

export interface DistrictResult {
  id: string;
  /** Case-holding FTE placed there (persons only). */
  capacityFte: number;
  fairShareFte: number;
  /** capacityFte ÷ demandFte, or null where there is no demand. */
  coverage: number | null;
  languages: LanguageCover[];
}

/** Explanations are data: which rule, about whom or what, how much, and a sentence for a manager. */
export interface Breach {
  rule: string;
  /** Id of the person or district the breach is about. */
  subject: string;
  /** Size in the rule's unit (FTE, persons, districts). */
  amount: number;
  sentence: string;
}

/** The answer in the exchange format `evenhand-proposal/1`. */
export interface Proposal {
  format: 'evenhand-proposal/1';
  status: 'optimal' | 'feasible' | 'infeasible';
  /** Weighted penalties' sum; null when infeasible. */
  objective: number | null;
  /** Proven lower bound of the objective; null when infeasible. */
  bound: number | null;
  /** (objective − bound) ÷ max(|objective|, 1e-9); null when infeasible. */
  gap: number | null;
  penalties: Record<SoftRuleId, number>;
  placements: Placement[];
  vacancies: { objective: number; placements: VacancyPlacement[] };
  districts: DistrictResult[];
  /** Named rules that cannot hold together; empty unless infeasible. */
  conflicts: Breach[];
  engine: string;
  elapsedMs: number;
}
