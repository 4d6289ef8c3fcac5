import type { Shown } from '../suppress.ts';

/** Cases and waiting families of a ward, a band, a district or a language, as they may be shown. */
export interface ServiceFigures {
  /** False where nothing was counted in the month. Else null is too few to show. */
  isCounted: boolean;
  openCases: number | null;
  /** Families that wait at the end of the month. */
  waiting: number | null;
  /** Days that they have waited so far, together. */
  waitingDays: number | null;
  /** Families that wait for each 100 open cases; null without open cases too. */
  per100: number | null;
  /** Days waited so far, on average; null where nobody waits too. */
  meanDays: number | null;
}

/**
 * The figures of a part of the service, from what may be shown. Days follow the families: where these are too few to show,
 * so are their days.
 * @param open undefined where open cases were not counted
 * @param waiting undefined where waiting families were not counted
 */
export function serviceFigures(open: Shown | undefined, waiting: Shown | undefined, days: number): ServiceFigures {
  const openCases = numberOr(open);
  const waits = numberOr(waiting);
  return {
    isCounted: open !== undefined || waiting !== undefined,
    openCases,
    waiting: waits,
    waitingDays: waits === null ? null : days,
    per100: waits === null || openCases === null || openCases === 0 ? null : (waits / openCases) * 100,
    meanDays: waits === null || waits === 0 ? null : days / waits,
  };
}

/** Cases that a district has in a band or a language, with the coverage of the district. */
export interface CoveragePart {
  districtId: string;
  openCases: Shown;
  /** Case-holding FTE ÷ demand FTE of the district; null without demand. */
  coverage: number | null;
}

/** Coverage of families who are spread over districts. */
export interface MeanCoverage {
  /** Null where nothing can be said. */
  coverage: number | null;
  /** True where cases that are too few to show were taken to be spread evenly. */
  isRough: boolean;
}

/**
 * Coverage of the districts of some families: mean weighted by their open cases. It is worked out from what is shown only,
 * so that it gives away no count: hidden counts are taken to share what the total leaves for them alike.
 * @param total open cases of all parts
 */
export function meanCoverage(parts: readonly CoveragePart[], total: Shown): MeanCoverage {
  const hidden = parts.filter(({ openCases }) => openCases === 'suppressed').length;
  if (hidden > 0 && total === 'suppressed') return sameEverywhere(parts);
  const shown = parts.reduce((sum, { openCases }) => (openCases === 'suppressed' ? sum : sum + openCases), 0);
  const each = hidden > 0 && total !== 'suppressed' ? (total - shown) / hidden : 0;
  let cases = 0;
  let weighted = 0;
  for (const { openCases, coverage } of parts) {
    if (coverage === null) continue;
    const weight = openCases === 'suppressed' ? each : openCases;
    cases += weight;
    weighted += weight * coverage;
  }
  return { coverage: cases > 0 ? weighted / cases : null, isRough: hidden > 0 && parts.length > 1 };
}

/** The one coverage that all parts have; else nothing can be said. */
function sameEverywhere(parts: readonly CoveragePart[]): MeanCoverage {
  const found = new Set(parts.map(({ coverage }) => coverage));
  const [only = null] = found;
  return { coverage: found.size === 1 ? only : null, isRough: false };
}

const numberOr = (count: Shown | undefined): number | null => (typeof count === 'number' ? count : null);
