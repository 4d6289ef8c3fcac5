import type { Problem } from './problem.ts';
import type { Shares } from './shares.ts';

/**
 * Whole-step shares near fractional ones: each person goes where most of their share is, as far as pins, exclusions and
 * their district limit allow.
 */
export function roundShares(problem: Problem, fractional: Shares): Shares {
  return problem.persons.map((worker) => {
    if (worker.pin) return [...worker.pin];
    const row = problem.districts.map((_, d) => (worker.excluded[d] ? -1 : (fractional[worker.index]?.[d] ?? 0)));
    const order = row.map((_, d) => d).sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0));
    const units = row.map(() => 0);
    let left = worker.steps;
    for (const d of order.slice(0, worker.maxDistricts)) {
      const take = Math.min(left, Math.round((row[d] ?? 0) * worker.steps));
      units[d] = Math.max(0, take);
      left -= Math.max(0, take);
    }
    const best = order[0] ?? 0;
    units[best] = (units[best] ?? 0) + left;
    return units.map((count) => count / worker.steps);
  });
}

/** A start without any solve: everybody where they like it best, or where they are. */
export function likings(problem: Problem): Shares {
  return problem.persons.map((worker) => worker.liking.map((liking, d) => liking + (worker.current === d ? 0.5 : 0)));
}
