import type { Db } from '../../../db/open.ts';
import { countUses, readRates } from '../../../db/queries/rates.ts';
import type { Rates } from '../../contract/rates.ts';
import { type CivilDate, inForceAt } from '../../domain/calendar.ts';
import { financialYearOf } from '../../domain/pay/financial-year.ts';
import { ratesVersion, type StoredRates } from './rate-rows.ts';

/** All rates by date, with what is missing and what is assumed said. */
export function ratesView(db: Db, asAt: CivilDate): Rates {
  const stored = readRates(db);
  const { fundingLines } = countUses(db);
  const awards = Map.groupBy(stored.payPoints, ({ fromDate }) => fromDate);
  return {
    version: ratesVersion(stored),
    asAt,
    awards: [...awards].map(([fromDate, points]) => ({
      payYear: financialYearOf(fromDate),
      fromDate,
      points: points.map(({ fromDate: _, ...point }) => point),
      missing: missingPoints(stored, fromDate),
    })),
    grades: stored.grades.map((grade) => ({
      ...grade,
      ranges: stored.gradeRanges
        .filter(({ gradeId }) => gradeId === grade.id)
        .map(({ gradeId: _, ...range }) => ({ ...range, isAssumed: isAssumed(range) })),
    })),
    onCosts: stored.onCosts.map((rate) => ({ ...rate, isAssumed: isAssumed(rate) })),
    funds: stored.funds.map((fund) => ({
      ...fund,
      isAssumed: isAssumed(fund),
      lines: fundingLines.get(fund.id) ?? 0,
    })),
    agencyRates: stored.agencyRates.map((rate) => ({ ...rate, isAssumed: isAssumed(rate) })),
  };
}

/** Points of the grades as they are when an award starts, that the award has no pay for. */
function missingPoints({ payPoints, gradeRanges }: StoredRates, fromDate: CivilDate): number[] {
  const known = new Set(payPoints.filter((row) => row.fromDate === fromDate).map(({ point }) => point));
  const missing = new Set<number>();
  for (const ranges of Map.groupBy(gradeRanges, ({ gradeId }) => gradeId).values()) {
    const range = inForceAt(ranges, fromDate);
    if (!range) continue;
    for (let point = range.lowPoint; point <= range.highPoint; point += 1) if (!known.has(point)) missing.add(point);
  }
  return [...missing].sort((a, b) => a - b);
}

function isAssumed({ source }: { source: string }): boolean {
  return source.toLowerCase().startsWith('assumed');
}
