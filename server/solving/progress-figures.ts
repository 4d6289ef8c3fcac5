import type { PlanInput } from '../../solver/plan-input.ts';
import type { DistrictResult, Placement } from '../../solver/proposal.ts';
import { verify } from '../../solver/verify.ts';

/** The two figures people watch while a search runs. */
export interface ProgressFigures {
  /** People who leave their current district, wholly or in part. */
  moves: number;
  /** Worst district against its fair share, as a fraction; null where there is no demand. */
  worstDifference: number | null;
}

/** Works out the figures of placements of one problem; kept for the same placements told again. */
export function progressFigures(input: PlanInput): (placements: readonly Placement[]) => ProgressFigures {
  let last: { key: string; figures: ProgressFigures } | null = null;
  const currentOf = new Map(input.staff.map((person) => [person.id, person.current ?? null]));
  return (placements) => {
    const key = JSON.stringify(placements);
    if (last?.key === key) return last.figures;
    const figures = {
      moves: movesOf(currentOf, placements),
      worstDifference: worstDifference(verify(input, placements).districts),
    };
    last = { key, figures };
    return figures;
  };
}

/** People with a current district who have less than their whole time in it. */
export function movesOf(currentOf: ReadonlyMap<string, string | null>, placements: readonly Placement[]): number {
  const kept = new Map<string, number>();
  for (const { staff, district, share } of placements) {
    if (currentOf.get(staff) === district) kept.set(staff, share);
  }
  let moves = 0;
  for (const [id, current] of currentOf) if (current !== null && (kept.get(id) ?? 0) < 1 - 1e-6) moves += 1;
  return moves;
}

/** capacity ÷ fair share − 1 of the district where it is least; null where no district has a fair share. */
export function worstDifference(districts: readonly DistrictResult[]): number | null {
  const differences = districts
    .filter((district) => district.fairShareFte > 0)
    .map((district) => district.capacityFte / district.fairShareFte - 1);
  return differences.length > 0 ? Math.min(...differences) : null;
}
