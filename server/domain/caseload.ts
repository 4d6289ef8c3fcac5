/** Open cases of one district at the end of one month, of one level of need, in one language. */
export interface CaseCount {
  levelId: string;
  languageCode: string;
  openCases: number;
}

/** Case weights and the caseload standard in force at a date. */
export interface CaseloadStandard {
  /** Points per case by level of need. */
  pointsByLevel: ReadonlyMap<string, number>;
  /** Points one full-time caseworker carries, above 0. */
  pointsPerFullTime: number;
  /** Codes of the languages whose cases need a speaker. */
  languagesThatNeedASpeaker: ReadonlySet<string>;
  /** Points that chasing a family which is unwilling to engage weighs in its month; null or absent where none is set. */
  chasingPoints?: number | null | undefined;
}

/** What a district carries beside its open cases. */
export interface DistrictLoad {
  /** Families unwilling to engage in the month; null or absent where no referrals are recorded for it. */
  unwilling?: number | null | undefined;
  /** Share of a caseworker’s time that travel takes there, 0…1 exclusive; null or absent where none is set. */
  travelShare?: number | null | undefined;
}

/** One line of the working: families unwilling to engage × points of chasing each. */
export interface ChasingPoints {
  /** Null where no referrals are recorded for the month: then nothing is added, and the screen says so. */
  unwilling: number | null;
  pointsEach: number;
  points: number;
}

/** One line of the working: cases of a level × points per case. */
export interface LevelPoints {
  levelId: string;
  openCases: number;
  pointsPerCase: number;
  points: number;
}

export interface DistrictDemand {
  /** FTE: `points` ÷ `pointsCarried`. */
  demandFte: number;
  /** The part of `demandFte` in each language that needs a speaker; languages without a case are left out. */
  languageDemandFte: Map<string, number>;
  /** How `demandFte` was worked out, a line a level, in the order levels first appear. */
  working: LevelPoints[];
  /** The line of chasing; null where no points are set for it. */
  chasing: ChasingPoints | null;
  /** Points of all lines together. */
  points: number;
  /** Points that one full-time caseworker carries there: the standard × (1 − travel share). */
  pointsCarried: number;
  openCases: number;
}

/**
 * Demand of one district in a month: (Σ open cases × case weight + families unwilling × chasing points) ÷ (points that one
 * full-time caseworker carries × (1 − travel share)). Demand of a language counts its cases only; travel weighs on it alike.
 * Method: weighted caseload as in Wirral Council's published caseload scheme (points per case, points per FTE).
 * @throws RangeError where a level has no weight, naming it, or a setting is out of range, saying which
 */
export function districtDemand(
  counts: readonly CaseCount[],
  standard: CaseloadStandard,
  load: DistrictLoad = {},
): DistrictDemand {
  const pointsCarried = carriedPoints(standard.pointsPerFullTime, load.travelShare);
  const byLevel = new Map<string, LevelPoints>();
  const pointsByLanguage = new Map<string, number>();
  let casePoints = 0;
  let openCases = 0;
  for (const count of counts) {
    const pointsPerCase = standard.pointsByLevel.get(count.levelId);
    if (pointsPerCase === undefined) {
      throw new RangeError(`Level of need “${count.levelId}” has no case weight at this date; add one in the settings`);
    }
    const weighted = count.openCases * pointsPerCase;
    const line = byLevel.get(count.levelId) ?? { levelId: count.levelId, openCases: 0, pointsPerCase, points: 0 };
    line.openCases += count.openCases;
    line.points += weighted;
    byLevel.set(count.levelId, line);
    casePoints += weighted;
    openCases += count.openCases;
    if (weighted > 0 && standard.languagesThatNeedASpeaker.has(count.languageCode)) {
      pointsByLanguage.set(count.languageCode, (pointsByLanguage.get(count.languageCode) ?? 0) + weighted);
    }
  }
  const languageDemandFte = new Map<string, number>();
  for (const [code, languagePoints] of pointsByLanguage) languageDemandFte.set(code, languagePoints / pointsCarried);
  const chasing = chasingLine(standard.chasingPoints, load.unwilling);
  const points = casePoints + (chasing?.points ?? 0);
  return {
    demandFte: points / pointsCarried,
    languageDemandFte,
    working: [...byLevel.values()],
    chasing,
    points,
    pointsCarried,
    openCases,
  };
}

/**
 * Points that a full-time caseworker carries in a district: the standard less the share of time that travel takes.
 * @throws RangeError where the standard is not above 0 or the share not from 0 to below 1
 */
export function carriedPoints(pointsPerFullTime: number, travelShare: number | null | undefined): number {
  if (!(pointsPerFullTime > 0)) {
    throw new RangeError(`Points per full-time caseworker are ${pointsPerFullTime}; they have to be above 0`);
  }
  const share = travelShare ?? 0;
  if (!(share >= 0 && share < 1)) {
    throw new RangeError(`The share of time for travel is ${share}; it has to be from 0 to below 1`);
  }
  return share === 0 ? pointsPerFullTime : pointsPerFullTime * (1 - share);
}

function chasingLine(
  pointsEach: number | null | undefined,
  unwilling: number | null | undefined,
): ChasingPoints | null {
  if (pointsEach === null || pointsEach === undefined) return null;
  if (!(pointsEach >= 0)) throw new RangeError(`Points of chasing are ${pointsEach}; they have to be 0 or more`);
  return { unwilling: unwilling ?? null, pointsEach, points: (unwilling ?? 0) * pointsEach };
}
