import type { ReferenceRows } from '../db/queries/seed-reference.ts';
import { oneOf, readSeed, type SeedSet } from './read-seed.ts';

/** Lists that pay is worked out from. */
type PayRows = Pick<ReferenceRows, 'grades' | 'gradeRanges' | 'payPoints' | 'onCostRates' | 'agencyRates' | 'funds'>;

/** Grades and their points, pay by award year, on-cost, agency rates and funds, as the files of a seed set say. */
export function payReference(set: SeedSet): PayRows {
  return {
    grades: readSeed(set, 'grades.csv').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      position: row.number('position'),
    })),
    gradeRanges: readSeed(set, 'grade-ranges.csv').map((row) => ({
      gradeId: row.text('grade_id'),
      fromDate: row.text('from_date'),
      lowPoint: row.number('low_point'),
      highPoint: row.number('high_point'),
      source: row.text('source'),
    })),
    payPoints: readSeed(set, 'pay-points.csv').map((row) => ({
      fromDate: `${row.text('award_year').slice(0, 4)}-04-01`,
      point: row.number('point'),
      annualPence: hundredths(row.number('annual_pay')),
      basis: oneOf(row.text('basis'), ['published', 'derived', 'assumed']),
      source: row.text('source'),
      note: row.optional('note'),
    })),
    onCostRates: readSeed(set, 'on-cost.csv').map((row) => ({
      fromDate: row.text('from_date'),
      basisPoints: hundredths(row.number('per_cent')),
      source: row.text('source'),
    })),
    agencyRates: readSeed(set, 'agency-rates.csv').map((row) => ({
      roleId: row.text('role_id'),
      fromDate: row.text('from_date'),
      hourlyPence: hundredths(row.number('hourly_pay')),
      source: row.text('source'),
    })),
    funds: readSeed(set, 'funds.csv').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      costCode: row.optional('cost_code'),
      fromDate: row.optional('from_date'),
      toDate: row.optional('to_date'),
      source: row.text('source'),
    })),
  };
}

/** Pounds as pence, per cent as basis points. */
function hundredths(value: number): number {
  return Math.round(value * 100);
}
