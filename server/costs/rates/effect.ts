import { inTurns } from '../../../db/in-turns.ts';
import type { Db } from '../../../db/open.ts';
import type { RatePreviewRequest, RatesPreview } from '../../contract/rates.ts';
import type { CivilDate } from '../../domain/calendar.ts';
import { costGround } from '../../domain/establishment/cost-of-records.ts';
import { type CostSheet, costSheetSteps } from '../../domain/establishment/cost-sheet.ts';
import type { FinancialYear } from '../../domain/pay/financial-year.ts';
import { yearAt, yearCosts } from '../year-costs.ts';
import { ratesWith } from './rate-rows.ts';

type Effect = RatesPreview['effects'][number];

/** The years that an effect is shown for: that of the date, and that in which the rate starts where it is later. */
export function effectYears(rate: RatePreviewRequest['rate'], asAt: CivilDate): FinancialYear[] {
  const year = yearAt(asAt);
  const own = 'fromDate' in rate && rate.fromDate !== null ? yearAt(rate.fromDate) : year;
  return own > year ? [year, own] : [year];
}

/** Budget and forecast of a year as they are, and as they would be with a rate changed; in all and by unit. */
export async function effectOf(db: Db, { rate, remove }: RatePreviewRequest, year: FinancialYear): Promise<Effect> {
  const { sheet: before, records, rows } = await yearCosts(db, year);
  const ground = costGround({ ...rows, ...ratesWith(rows, rate, remove) });
  const after = await inTurns(costSheetSteps(records, ground, year));
  const [was, is] = [sumsByUnit(before), sumsByUnit(after)];
  const units = [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((unitId) => {
    const difference = differenceOf(was.get(unitId) ?? NOTHING, is.get(unitId) ?? NOTHING);
    const isChanged = difference.budgetDifferencePence !== 0 || difference.forecastDifferencePence !== 0;
    return isChanged ? [{ unitId, ...difference }] : [];
  });
  const [beforeSum, afterSum] = [total(was), total(is)];
  return { year, before: beforeSum, after: afterSum, ...differenceOf(beforeSum, afterSum), units };
}

type Sum = Effect['before'];
const NOTHING: Sum = { budgetPence: 0, forecastPence: 0, gaps: 0 };

function sumsByUnit(sheet: CostSheet): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { post, budget, occupancies } of sheet.posts) {
    const sum = sums.get(post.unitId) ?? { ...NOTHING };
    sums.set(post.unitId, sum);
    sum.budgetPence += budget?.pence ?? 0;
    sum.gaps += (budget?.gaps.length ?? 0) > 0 ? 1 : 0;
    for (const { cost } of occupancies) {
      sum.forecastPence += cost.pence;
      sum.gaps += cost.gaps.length > 0 ? 1 : 0;
    }
  }
  return sums;
}

function total(sums: ReadonlyMap<string, Sum>): Sum {
  const all = { ...NOTHING };
  for (const { budgetPence, forecastPence, gaps } of sums.values()) {
    all.budgetPence += budgetPence;
    all.forecastPence += forecastPence;
    all.gaps += gaps;
  }
  return all;
}

function differenceOf(before: Sum, after: Sum) {
  return {
    budgetDifferencePence: after.budgetPence - before.budgetPence,
    forecastDifferencePence: after.forecastPence - before.forecastPence,
  };
}
