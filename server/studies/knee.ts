import type { CurvePoint } from '../contract/studies.ts';

type Point = Pick<CurvePoint, 'maxMoves' | 'moves' | 'objective' | 'worst' | 'languageGapFte'>;

/** A point has to lie at least this far below the straight line, as a share of the whole gain, to be a knee. */
const CLEAR = 0.05;
/** Gains below this are rounding. */
const SAME = 1e-6;

/**
 * Where one more move begins to gain little: the point furthest below the straight line from the first to the last point
 * of the curve, both axes taken from 0 to 1 (Satopää et al.: Finding a “kneedle” in a haystack, 2011). Where nothing is
 * gained at all it is the first point; where the curve is about straight there is none.
 * @param points by rising moves, objectives not rising
 * @returns `maxMoves` of the knee, or null
 */
export function kneeOf(points: readonly Point[]): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const gain = first.objective - last.objective;
  if (gain <= SAME) return first.maxMoves;
  if (points.length === 2) return last.maxMoves;
  let knee: number | null = null;
  let furthest = CLEAR;
  for (const { maxMoves, objective } of points) {
    const along = (maxMoves - first.maxMoves) / (last.maxMoves - first.maxMoves);
    const below = (first.objective - objective) / gain - along;
    if (below > furthest + SAME) {
      furthest = below;
      knee = maxMoves;
    }
  }
  return knee;
}

/**
 * The curve in one sentence: “2 moves cut the worst shortfall from 16 % to 7 % (South); a third gains little”.
 * @param nameOf name of a district by its id
 */
export function curveSentence(points: readonly Point[], knee: number | null, nameOf: (id: string) => string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'No plan is possible with so few moves.';
  if (first.objective - last.objective <= SAME) {
    return `${capital(moves(first.moves))} ${first.moves === 1 ? 'is' : 'are'} enough: more moves gain nothing.`;
  }
  const at = points.find(({ maxMoves }) => maxMoves === knee) ?? last;
  const effect = `${capital(moves(at.moves))} ${at.moves === 1 ? 'cuts' : 'cut'} ${difference(first, at, nameOf)}`;
  if (knee === null) return `${effect}; each of them gains about as much.`;
  if (at === last) return `${effect}; more gain nothing.`;
  const next = points.find(({ maxMoves }) => maxMoves > at.maxMoves);
  return `${effect}; ${one(at.moves + 1)} ${furtherGain(at, next ?? at)}.`;
}

/** What one more move does after the knee: never “little” where people would see the worst district rise. */
function furtherGain(at: Point, next: Point): string {
  if (at.objective - next.objective <= SAME) return 'gains nothing';
  const [before, after] = [percent(shortfall(at)), percent(shortfall(next))];
  return after < before ? `cuts the worst shortfall to ${after} %, but gains less overall` : 'gains little';
}

/** What people notice: the worst shortfall, else missing language cover, else the weighted sum. */
function difference(from: Point, to: Point, nameOf: (id: string) => string): string {
  const [before, after] = [shortfall(from), shortfall(to)];
  if (percent(after) < percent(before)) {
    const where = to.worst ? nameOf(to.worst.districtId) : '';
    return `the worst shortfall from ${percent(before)} % to ${percent(after)} %${after > 0 ? ` (${where})` : ''}`;
  }
  if (to.languageGapFte < from.languageGapFte - 0.005) {
    return `missing language cover from ${from.languageGapFte.toFixed(2)} to ${to.languageGapFte.toFixed(2)} FTE`;
  }
  return `the weighted sum from ${from.objective.toFixed(1)} to ${to.objective.toFixed(1)} points`;
}

function shortfall({ worst }: Point): number {
  return Math.max(0, -(worst?.difference ?? 0));
}

function percent(fraction: number): number {
  return Math.round(fraction * 100);
}

function moves(count: number): string {
  return count === 1 ? '1 move' : `${count === 0 ? 'no' : count} moves`;
}

function one(position: number): string {
  const words = ['', 'a first', 'a second', 'a third', 'a fourth', 'a fifth', 'a sixth'];
  return words[position] ?? 'one more';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
