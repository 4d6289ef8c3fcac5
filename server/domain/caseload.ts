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
}

/** One line of the working: cases of a level × points per case. */
export interface LevelPoints {
  levelId: string;
  openCases: number;
  pointsPerCase: number;
  points: number;
}

export interface DistrictDemand {
  /** FTE: all points ÷ points per full-time caseworker. */
  demandFte: number;
  /** The part of `demandFte` in each language that needs a speaker; languages without a case are left out. */
  languageDemandFte: Map<string, number>;
  /** How `demandFte` was worked out, a line a level, in the order levels first appear. */
  working: LevelPoints[];
  openCases: number;
}

/**
 * Demand of one district: weighted caseload ÷ points that one full-time caseworker carries.
 * Method: weighted caseload as published by Wirral Council's caseload scheme (points per case, points per FTE).
 * @throws RangeError where a level has no weight, naming it, or the standard carries no points
 */
export function districtDemand(counts: readonly CaseCount[], standard: CaseloadStandard): DistrictDemand {
  if (!(standard.pointsPerFullTime > 0)) {
    throw new RangeError(`Points per full-time caseworker are ${standard.pointsPerFullTime}; they have to be above 0`);
  }
  const byLevel = new Map<string, LevelPoints>();
  const pointsByLanguage = new Map<string, number>();
  let points = 0;
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
    points += weighted;
    openCases += count.openCases;
    if (weighted > 0 && standard.languagesThatNeedASpeaker.has(count.languageCode)) {
      pointsByLanguage.set(count.languageCode, (pointsByLanguage.get(count.languageCode) ?? 0) + weighted);
    }
  }
  const languageDemandFte = new Map<string, number>();
  for (const [code, languagePoints] of pointsByLanguage) {
    languageDemandFte.set(code, languagePoints / standard.pointsPerFullTime);
  }
  return {
    demandFte: points / standard.pointsPerFullTime,
    languageDemandFte,
    working: [...byLevel.values()],
    openCases,
  };
}
