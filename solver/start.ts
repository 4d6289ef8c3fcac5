import { improve } from './improve.ts';
import type { Incumbent } from './incumbent.ts';
import type { Problem } from './problem.ts';
import type { Placement } from './proposal.ts';
import { roundShares } from './round.ts';
import { sharesOf } from './shares.ts';

/** First temperature of the search near a start that is good already, in points of penalty. */
const hottest = 0.2;

/**
 * Offers placements as the first plan: pins, constraints and steps are kept by rounding, other hard rules by repair, and
 * a short cool search improves what is left. Throws a RangeError on an id that the problem does not know.
 */
export function startFrom(incumbent: Incumbent, problem: Problem, start: readonly Placement[]): void {
  const shares = roundShares(problem, sharesOf(problem, start));
  incumbent.offer(shares);
  const size = problem.persons.length * problem.districts.length;
  const found = improve(problem, shares, { tries: Math.min(2000 + 10 * size, 20_000), hottest });
  if (found.broken === 0) incumbent.offer(found.shares);
}
