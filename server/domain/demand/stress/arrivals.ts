import type { StressCase } from './cases.ts';
import type { DistrictGround, LevelGround } from './ground.ts';

/** What a case adds to a district in one month; below 0 where less comes than in a usual month. Fractions are kept. */
export interface Arrivals {
  /** Referrals more than usual. */
  referrals: number;
  /** Those of them whose families engage. */
  engaged: number;
  /** Those of them whose families are unwilling to engage. */
  unwilling: number;
  /** Cases that open, by level in the order of the ground; they close at the district’s own rates. */
  opened: number[];
  /** Cases that are open at the month’s end as long as what brings them lasts, by level. */
  standing: number[];
}

/**
 * What a case brings to a district.
 * @param offset months after the one it is applied to; below 0 before it
 */
export function arrivals(stress: StressCase, district: DistrictGround, offset: number): Arrivals {
  switch (stress.kind) {
    case 'school-return': {
      if (!isMeant(stress.districtIds, district)) return nothing(district);
      return referred(district, district.schoolReferrals.value * schoolRise(stress, offset));
    }
    case 'publicity': {
      const since = offset - stress.monthsUntil;
      if (since < 0 || !isMeant(stress.districtIds, district)) return nothing(district);
      return referred(district, district.referrals.value * stress.rise * (1 - stress.falls) ** since);
    }
    case 'partner-closes': {
      if (offset < 0) return nothing(district);
      if (offset === 0) return takenOver(district, stress.families);
      const own = stress.referrals.filter(({ districtId }) => districtId === district.districtId);
      return referred(
        district,
        own.reduce((sum, { perMonth }) => sum + perMonth, 0),
      );
    }
    case 'new-estate': {
      if (offset < 0 || stress.districtId !== district.districtId) return nothing(district);
      const movedIn = Math.min(1, (offset + 1) / stress.monthsToMoveIn);
      const children = (stress.homes * stress.childrenPer100Homes * movedIn) / 100;
      return {
        ...nothing(district),
        standing: district.levels.map(({ openPerChild }) => children * openPerChild.value),
      };
    }
  }
}

/** Months before the one it is applied to in which a case already tells. */
export function monthsBefore(stress: StressCase): number {
  return stress.kind === 'school-return' && stress.heldBack > 0 ? stress.monthsHeldBack : 0;
}

/**
 * What is left of open cases a month later: some close, some move to the level above or below, the rest stay.
 * @param open cases by level, in the order of the ground
 */
export function monthLater(open: readonly number[], levels: readonly LevelGround[]): number[] {
  const left = levels.map(() => 0);
  const add = (at: number, cases: number) => {
    left[at] = (left[at] ?? 0) + cases;
  };
  for (const [at, { closing, steppingUp, steppingDown }] of levels.entries()) {
    const cases = open[at] ?? 0;
    const up = at + 1 < levels.length ? steppingUp.value : 0;
    const down = at > 0 ? steppingDown.value : 0;
    add(at, cases * (1 - closing.value - up - down));
    if (up > 0) add(at + 1, cases * up);
    if (down > 0) add(at - 1, cases * down);
  }
  return left;
}

function schoolRise(
  { rise, monthsHeldBack, heldBack }: Extract<StressCase, { kind: 'school-return' }>,
  offset: number,
): number {
  if (offset === 0) return rise;
  return offset < 0 && offset >= -monthsHeldBack ? -heldBack : 0;
}

/** Referrals → families that engage → cases that open, by level as in a usual month. */
function referred(district: DistrictGround, referrals: number): Arrivals {
  const engaged = referrals * district.engaged.value;
  const opened = engaged * district.casesPerEngaged.value;
  return {
    ...nothing(district),
    referrals,
    engaged,
    unwilling: referrals * district.unwilling.value,
    opened: district.levels.map(({ openingShare }) => opened * openingShare.value),
  };
}

function takenOver(
  district: DistrictGround,
  families: Extract<StressCase, { kind: 'partner-closes' }>['families'],
): Arrivals {
  const own = families.filter(({ districtId }) => districtId === district.districtId);
  const opened = district.levels.map(({ levelId }) =>
    own.reduce((sum, row) => (row.levelId === levelId ? sum + row.families * district.casesPerFamily.value : sum), 0),
  );
  return { ...nothing(district), opened };
}

function nothing({ levels }: DistrictGround): Arrivals {
  const none = levels.map(() => 0);
  return { referrals: 0, engaged: 0, unwilling: 0, opened: none, standing: none };
}

function isMeant(districtIds: readonly string[] | null, { districtId }: DistrictGround): boolean {
  return districtIds === null || districtIds.includes(districtId);
}
