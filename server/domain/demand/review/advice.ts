import type { ReviewRule } from './rule.ts';

/** How the districts would stand with at most so many moves. */
export interface MovesPoint {
  /** Moves really made. */
  moves: number;
  worst: { districtId: string; difference: number } | null;
}

/** Whether moving people would mend it, and with how many moves. */
export interface MovesAdvice<Point extends MovesPoint = MovesPoint> {
  helps: boolean;
  /** The moves that are advised or, where none help enough, those that help most; null where none is better than today. */
  point: Point | null;
}

/** Rounding. */
const SAME = 1e-9;

/**
 * The fewest moves that bring every district back within the limit; else those that bring the worst up most, the fewest
 * of equals. They are advised only where they bring it up by the least gain of the rule.
 * @param today difference of the worst district from its fair share
 * @param points by rising moves
 */
export function adviceOf<Point extends MovesPoint>(
  today: number,
  points: readonly Point[],
  rule: ReviewRule,
): MovesAdvice<Point> {
  const within = points.filter(({ moves }) => moves > 0 && moves <= rule.mostMoves);
  let best: Point | null = null;
  for (const point of within) {
    if (gainOf(point, today) > SAME && (best === null || gainOf(point, today) > gainOf(best, today) + SAME))
      best = point;
    if (best === point && (point.worst?.difference ?? 0) >= -rule.backWithin - SAME) break;
  }
  return { helps: best !== null && gainOf(best, today) >= rule.leastGain - SAME, point: best };
}

function gainOf({ worst }: MovesPoint, today: number): number {
  return (worst?.difference ?? 0) - today;
}
