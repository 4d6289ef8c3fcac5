import { isSmall, type SmallNumbers, suppressTable } from './suppress.ts';

/** Referrals of a month from one source in one district, and what became of them. */
export interface ReferralRow {
  districtId: string;
  sourceId: string;
  referrals: number;
  straightToMash: number;
  engaged: number;
  unwilling: number;
}

/** A district, or all (null), and a source, or all (null). */
export interface Place {
  districtId: string | null;
  sourceId: string | null;
}

/** What the service shows of the referrals of a month; the rest is too small, or would give something small away. */
export interface ShownReferrals {
  referrals: (place: Place) => boolean;
  /** Families engaged and families unwilling, and so their exact share; else it is shown as `roundedShare` has it. */
  outcomes: (place: Place) => boolean;
  /** Of a district: referrals straight to the MASH, and those without an outcome. */
  rest: (districtId: string) => boolean;
}

/**
 * What may be shown of the referrals of one month, wherever they are shown: what one page hides can be had from no other.
 * Referrals are a table of districts and sources (`suppressTable`). What became of those of a district is shown whole or
 * not at all: not where a few families engaged or were unwilling, since the rest of the referrals would tell how many.
 * Of the sources of a district never one alone is hidden.
 * @param rows of one month, one for each district and source at most
 */
export function shownReferrals(rows: readonly ReferralRow[], rule: SmallNumbers): ShownReferrals {
  const referrals = shownTable(rows, rule);
  const isFew = (of: Outcomes) => isSmall(of.engaged, rule) || isSmall(of.unwilling, rule);
  const ofDistrict = (districtId: string) => {
    const place = { districtId, sourceId: null };
    return referrals(place) && !isFew(outcomesAt(rows, place));
  };
  const ofSource = remembered((districtId) => {
    const own = rows.filter((row) => row.districtId === districtId);
    const hidden = own.filter((row) => isFew(row) || !referrals(row)).map(({ sourceId }) => sourceId);
    const others = own
      .filter((row) => !hidden.includes(row.sourceId) && row.engaged + row.unwilling > 0)
      .sort((a, b) => a.engaged + a.unwilling - (b.engaged + b.unwilling));
    return new Set(hidden.length === 1 && others[0] ? [...hidden, others[0].sourceId] : hidden);
  });
  const outcomes = ({ districtId, sourceId }: Place): boolean => {
    // of all districts, only where none of them has something to hide that the rest would tell
    if (districtId === null) return idsOf(rows, 'districtId').every((id) => outcomes({ districtId: id, sourceId }));
    return ofDistrict(districtId) && (sourceId === null || !ofSource(districtId).has(sourceId));
  };
  return {
    referrals,
    outcomes,
    rest: (districtId) => {
      const { referrals: all, straightToMash, engaged, unwilling } = outcomesAt(rows, { districtId, sourceId: null });
      const undecided = all - straightToMash - engaged - unwilling;
      return ofDistrict(districtId) && !isSmall(straightToMash, rule) && !isSmall(undecided, rule);
    },
  };
}

/** Steps that a share is rounded to, the finest first. */
const STEPS = [0.01, 0.02, 0.05, 0.1] as const;

/**
 * A share whose counts are hidden, or are those of hidden parts: rounded to a step in which so many families lie as are
 * no small count, so that neither the share nor a subtraction tells them.
 * @returns null where the whole is too small for any step
 */
export function roundedShare(part: number, whole: number, { threshold }: SmallNumbers): number | null {
  const step = STEPS.find((size) => size * whole >= threshold);
  // divided, not multiplied: 3 steps of 0.1 are 0.3
  return step === undefined ? null : Math.round(part / whole / step) / Math.round(1 / step);
}

/** A sum with hidden parts, rounded to twice the smallest count that is shown; null where that leaves nothing of it. */
export function roundedSum(sum: number, { threshold }: SmallNumbers): number | null {
  const step = 2 * threshold;
  return sum < step ? null : Math.round(sum / step) * step;
}

type Outcomes = Pick<ReferralRow, 'engaged' | 'unwilling'>;

/** Districts, or sources, in an order that does not depend on which rows come first. */
function idsOf(rows: readonly ReferralRow[], of: 'districtId' | 'sourceId'): string[] {
  return [...new Set(rows.map((row) => row[of]))].sort();
}

function shownTable(rows: readonly ReferralRow[], rule: SmallNumbers): (place: Place) => boolean {
  const [districts, sources] = [idsOf(rows, 'districtId'), idsOf(rows, 'sourceId')];
  const counts = districts.map((districtId) =>
    sources.map((sourceId) => outcomesAt(rows, { districtId, sourceId }).referrals),
  );
  const table = suppressTable(counts, rule);
  return ({ districtId, sourceId }) => {
    const [row, column] = [districts.indexOf(districtId ?? ''), sources.indexOf(sourceId ?? '')];
    if (districtId === null && sourceId === null) return table.total !== 'suppressed';
    if (sourceId === null) return table.rowTotals[row] !== 'suppressed';
    if (districtId === null) return table.columnTotals[column] !== 'suppressed';
    return table.cells[row]?.[column] !== 'suppressed';
  };
}

function outcomesAt(rows: readonly ReferralRow[], { districtId, sourceId }: Place): Omit<ReferralRow, keyof Place> {
  const sum = { referrals: 0, straightToMash: 0, engaged: 0, unwilling: 0 };
  for (const row of rows) {
    if (districtId !== null && row.districtId !== districtId) continue;
    if (sourceId !== null && row.sourceId !== sourceId) continue;
    sum.referrals += row.referrals;
    sum.straightToMash += row.straightToMash;
    sum.engaged += row.engaged;
    sum.unwilling += row.unwilling;
  }
  return sum;
}

function remembered<T>(find: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
}
