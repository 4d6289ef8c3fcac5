import type { DemandDetailRows } from '../db/queries/seed-demand.ts';
import type { DistrictMonth } from './demand-totals.ts';
import { Chance } from './random.ts';

const SEED = 20_210_402;
/** Lowest level first, as levels.csv has them. */
const LEVELS = ['additional', 'multiple', 'complex'] as const;
type Level = (typeof LEVELS)[number];

/** Share of a level’s open cases that closes in a usual month: about 5, 7 and 9 months a case. Assumed. */
const CLOSING: Readonly<Record<Level, number>> = { additional: 0.19, multiple: 0.15, complex: 0.11 };
/** Share that moves a level up or down in a month. Assumed; Rotherham tells that families move quickly between levels. */
const STEPPING_UP: Readonly<Record<Level, number>> = { additional: 0.02, multiple: 0.015, complex: 0 };
const STEPPING_DOWN: Readonly<Record<Level, number>> = { additional: 0, multiple: 0.02, complex: 0.03 };
/** How quickly a district closes cases against the others. Assumed. */
const PACE: Readonly<Record<string, number>> = { north: 1.05, east: 0.95, south: 0.9, west: 1.1, central: 1 };
/** Least share of open cases that opens in any month: doors never shut altogether. Assumed. */
const LEAST_OPENED = 0.02;
const DAYS_OF_MONTH = 30.4;

/**
 * Cases that opened, closed and moved between levels, so that month for month
 * open = open before + opened − closed + moved in − moved out at every level. The first month has none before it: it is
 * taken to begin as it ends.
 * @param months every district’s, in the order of the months
 */
export function generateCaseFlow(months: readonly DistrictMonth[]): DemandDetailRows['caseFlow'] {
  const chance = new Chance(SEED);
  const before = new Map<string, ReadonlyMap<string, number>>();
  return months.flatMap(({ month, districtId, byLevel }) => {
    const start = before.get(districtId) ?? byLevel;
    before.set(districtId, byLevel);
    const pace = PACE[districtId] ?? 1;
    const stepped = LEVELS.map((level) => ({
      up: whole((start.get(level) ?? 0) * STEPPING_UP[level], chance),
      down: whole((start.get(level) ?? 0) * STEPPING_DOWN[level], chance),
    }));
    return LEVELS.map((levelId, at) => {
      const open = start.get(levelId) ?? 0;
      const { up = 0, down = 0 } = stepped[at] ?? {};
      const moved = (stepped[at - 1]?.up ?? 0) + (stepped[at + 1]?.down ?? 0) - up - down;
      const wanted = (byLevel.get(levelId) ?? 0) - open - moved;
      const closing = whole(open * CLOSING[levelId] * pace, chance);
      const opened = Math.max(Math.round(open * LEAST_OPENED), wanted + closing);
      const closed = opened - wanted;
      const usualDays = DAYS_OF_MONTH / (CLOSING[levelId] * pace);
      const closedDays = Math.round(closed * usualDays * (1 + 0.12 * chance.wobble()));
      return { month, districtId, levelId, opened, closed, steppedUp: up, steppedDown: down, closedDays };
    });
  });
}

/** An exact number rounded up or down, up the likelier the nearer it is; 0 stays 0. */
function whole(exact: number, chance: Chance): number {
  return Math.floor(exact + chance.next());
}
