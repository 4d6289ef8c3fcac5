import type { Worker } from './problem.ts';
import { tolerance } from './rules/rule.ts';
import type { PlacementState, Transfer } from './state.ts';

/**
 * Brings a state nearer to the minimums, maximums and move limit: for each one broken, the whole-person transfer that
 * mends most and costs least, as long as one mends anything. Local search starts here, because chance alone seldom finds
 * the one holder of a role that one of many districts lacks.
 */
export function repair(state: PlacementState): void {
  const { districts, policy } = state.problem;
  const persons = state.problem.persons.filter((worker) => !worker.pin);
  for (const district of districts) {
    for (const need of district.minimums) {
      const holders = persons.filter((worker) => worker.role === need.role && !worker.excluded[district.index]);
      mend(state, () => holders.flatMap((worker) => into(state, worker, district.index)));
    }
  }
  for (const { index, maximumFte } of districts) {
    if (!Number.isFinite(maximumFte)) continue;
    mend(state, () =>
      persons
        .filter((worker) => homeOf(state, worker) === index)
        .flatMap((worker) =>
          districts.flatMap((to) => (worker.excluded[to.index] ? [] : into(state, worker, to.index))),
        ),
    );
  }
  if (policy.maxMoves === null) return;
  const movers = persons.filter((worker) => worker.current >= 0 && !worker.excluded[worker.current]);
  mend(state, () => movers.flatMap((worker) => into(state, worker, worker.current)));
}

/** Applies the best mending transfer again and again. */
function mend(state: PlacementState, candidates: () => Transfer[]): void {
  for (let round = 0; round < state.problem.persons.length; round++) {
    let best: { transfer: Transfer; cost: number } | null = null;
    for (const transfer of candidates()) {
      const cost = state.judge(transfer);
      if (state.last.hard < -tolerance && (!best || cost < best.cost)) best = { transfer, cost };
    }
    if (!best) return;
    state.apply(best.transfer);
  }
}

/** The transfer of somebody's whole time into a district, if they are wholly in another one. */
function into(state: PlacementState, worker: Worker, to: number): Transfer[] {
  const from = homeOf(state, worker);
  return from < 0 || from === to ? [] : [{ worker, from, to, share: 1 }];
}

/** The district somebody is wholly in, or −1. */
function homeOf(state: PlacementState, worker: Worker): number {
  return (state.shares[worker.index] ?? []).findIndex((share) => share > 1 - tolerance);
}
