import { LanguageTally } from './language-tally.ts';
import type { Problem, Worker } from './problem.ts';
import { movedFte } from './rules/move.ts';
import { dislikedFte } from './rules/preference.ts';
import { tolerance } from './rules/rule.ts';
import type { Shares } from './shares.ts';

/** Weighted change of every soft rule, and `hard` for what hard rules would be broken by (FTE or persons). */
export interface Change {
  fairShare: number;
  severe: number;
  language: number;
  preference: number;
  move: number;
  hard: number;
}

/** One share of one person's time that goes from one district to another. */
export interface Transfer {
  worker: Worker;
  from: number;
  to: number;
  share: number;
}

/** Weight of one FTE (or person) of a broken hard rule, above anything the soft rules can save. */
export const hardWeight = 1e5;

/**
 * Shares of all persons with their exact cost kept up to date, so that a transfer or swap is judged in about a
 * microsecond without a solve. Pins, exclusions, steps and district limits are the caller's to keep; minimums, maximums
 * and the move limit are counted in `hard`.
 */
export class PlacementState {
  readonly problem: Problem;
  readonly shares: Shares;
  readonly languages: LanguageTally;
  private readonly caseFte: Float64Array;
  private readonly fte: Float64Array;
  private readonly fairFloor: Float64Array;
  private readonly severeFloor: Float64Array;
  /** FTE placed and FTE needed by role position and district; roles without a minimum have no row. */
  private readonly roleRow: Int16Array;
  private readonly roleFte: Float64Array[];
  private readonly roleNeed: Float64Array[];
  private readonly dislike: Float64Array[];
  private moved = 0;
  /** The result of the last `judge`, reused between calls. */
  readonly last: Change = { fairShare: 0, severe: 0, language: 0, preference: 0, move: 0, hard: 0 };

  constructor(problem: Problem, shares: Shares) {
    const { districts, persons, policy } = problem;
    this.problem = problem;
    this.shares = persons.map(() => districts.map(() => 0));
    this.languages = new LanguageTally(problem);
    this.caseFte = new Float64Array(districts.length);
    this.fte = new Float64Array(districts.length);
    this.fairFloor = Float64Array.from(districts, (district) => district.fairFte * (1 - policy.tolerance));
    this.severeFloor = Float64Array.from(districts, (district) => district.fairFte * (1 - policy.severe));
    const roles = [...new Set(districts.flatMap((district) => district.minimums.map((need) => need.role)))];
    this.roleRow = Int16Array.from(persons, (worker) => roles.indexOf(worker.role));
    this.roleFte = roles.map(() => new Float64Array(districts.length));
    this.roleNeed = roles.map((role) =>
      Float64Array.from(districts, (district) => district.minimums.find((need) => need.role === role)?.fte ?? 0),
    );
    this.dislike = persons.map((worker) => Float64Array.from(districts, (_, d) => dislikedFte(worker, d)));
    for (const worker of persons) {
      if (worker.current >= 0) this.moved++;
      districts.forEach((_, d) => {
        const share = shares[worker.index]?.[d] ?? 0;
        if (share !== 0) this.put(worker, d, share);
      });
    }
  }

  /** How far the shares break minimums, maximums and the move limit. */
  broken(): number {
    let broken = this.movesOver(this.moved);
    this.problem.districts.forEach((district, d) => {
      broken += Math.max(0, (this.fte[d] ?? 0) - district.maximumFte - tolerance);
      this.roleNeed.forEach((need, row) => {
        broken += Math.max(0, (need[d] ?? 0) - (this.roleFte[row]?.[d] ?? 0) - tolerance);
      });
    });
    return broken;
  }

  /** Weighted cost change of a transfer, and of `back`, who goes the other way, if given. Details are in `last`. */
  judge(first: Transfer, back?: Transfer): number {
    const { from, to, worker } = first;
    const other = back?.worker;
    const comes = first.share * worker.caseFte;
    const goes = back && other ? back.share * other.caseFte : 0;
    const { weights } = this.problem.policy;
    const change = this.last;
    const net = comes - goes;
    change.fairShare = weights.fairShare * this.shortChange(this.fairFloor, from, to, net);
    change.severe = weights.severe * this.shortChange(this.severeFloor, from, to, net);
    const backIndex = other ? other.index : -1;
    change.language =
      weights.language *
      (this.languages.change(to, worker.index, comes, backIndex, goes) +
        this.languages.change(from, backIndex, goes, worker.index, comes));
    change.preference = weights.preference * (this.dislikeChange(first) + (back ? this.dislikeChange(back) : 0));
    change.move = weights.move * (moveChange(first) + (back ? moveChange(back) : 0));
    change.hard = this.hardChange(first, back);
    return (
      change.fairShare + change.severe + change.language + change.preference + change.move + hardWeight * change.hard
    );
  }

  apply({ worker, from, to, share }: Transfer): void {
    this.put(worker, from, -share);
    this.put(worker, to, share);
  }

  private put(worker: Worker, district: number, share: number): void {
    const row = this.shares[worker.index];
    if (!row) return;
    const before = row[district] ?? 0;
    const after = Math.abs(before + share) < 1e-9 ? 0 : before + share;
    row[district] = after;
    this.caseFte[district] = (this.caseFte[district] ?? 0) + share * worker.caseFte;
    this.fte[district] = (this.fte[district] ?? 0) + share * worker.fte;
    const roleFte = this.roleFte[this.roleRow[worker.index] ?? -1];
    if (roleFte) roleFte[district] = (roleFte[district] ?? 0) + share * worker.fte;
    this.languages.add(district, worker, share * worker.caseFte);
    if (district === worker.current) this.moved += leaves(after) - leaves(before);
  }

  private shortChange(floor: Float64Array, from: number, to: number, net: number): number {
    const fromGap = (floor[from] ?? 0) - (this.caseFte[from] ?? 0);
    const toGap = (floor[to] ?? 0) - (this.caseFte[to] ?? 0);
    return Math.max(0, fromGap + net) - Math.max(0, fromGap) + Math.max(0, toGap - net) - Math.max(0, toGap);
  }

  private dislikeChange({ worker, from, to, share }: Transfer): number {
    const dislike = this.dislike[worker.index];
    return share * ((dislike?.[to] ?? 0) - (dislike?.[from] ?? 0));
  }

  private hardChange(first: Transfer, back?: Transfer): number {
    const { from, to } = first;
    let broken = 0;
    const net = first.share * first.worker.fte - (back ? back.share * back.worker.fte : 0);
    broken += this.maximumChange(to, net) + this.maximumChange(from, -net);
    const role = this.roleRow[first.worker.index] ?? -1;
    const backRole = back ? (this.roleRow[back.worker.index] ?? -1) : -1;
    if (role >= 0 && role === backRole) broken += this.minimumChange(role, from, to, net);
    else {
      if (role >= 0) broken += this.minimumChange(role, from, to, first.share * first.worker.fte);
      if (back && backRole >= 0) broken += this.minimumChange(backRole, to, from, back.share * back.worker.fte);
    }
    if (this.problem.policy.maxMoves !== null) {
      const moved = this.moved + this.leaveChange(first) + (back ? this.leaveChange(back) : 0);
      broken += this.movesOver(moved) - this.movesOver(this.moved);
    }
    return broken;
  }

  private maximumChange(district: number, more: number): number {
    const over = (this.fte[district] ?? 0) - (this.problem.districts[district]?.maximumFte ?? 0) - tolerance;
    return Math.max(0, over + more) - Math.max(0, over);
  }

  private minimumChange(row: number, from: number, to: number, net: number): number {
    const need = this.roleNeed[row];
    const there = this.roleFte[row];
    const fromGap = (need?.[from] ?? 0) - (there?.[from] ?? 0) - tolerance;
    const toGap = (need?.[to] ?? 0) - (there?.[to] ?? 0) - tolerance;
    return Math.max(0, fromGap + net) - Math.max(0, fromGap) + Math.max(0, toGap - net) - Math.max(0, toGap);
  }

  private leaveChange({ worker, from, to, share }: Transfer): number {
    if (worker.current !== from && worker.current !== to) return 0;
    const now = this.shares[worker.index]?.[worker.current] ?? 0;
    return leaves(worker.current === from ? now - share : now + share) - leaves(now);
  }

  private movesOver(moved: number): number {
    return Math.max(0, moved - (this.problem.policy.maxMoves ?? Number.POSITIVE_INFINITY));
  }
}

/** 1 for a person with less than the whole share in their current district. */
function leaves(share: number): 0 | 1 {
  return share < 1 - tolerance ? 1 : 0;
}

function moveChange({ worker, from, to, share }: Transfer): number {
  return share * (movedFte(worker, to) - movedFte(worker, from));
}
