import { asc } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { agencyRate, fund, grade, gradeRange, onCostRate, payPoint } from '../schema/index.ts';

/** The tables that `readRates` looks at. */
export const RATE_TABLES = [payPoint, grade, gradeRange, onCostRate, fund, agencyRate] as const;

/** Everything that pay and cost are computed from: pay points, grades and their ranges, on-cost, funds, agency rates. */
export function readRates(db: Db) {
  return {
    payPoints: db.select().from(payPoint).orderBy(asc(payPoint.fromDate), asc(payPoint.point)).all(),
    grades: db.select().from(grade).orderBy(asc(grade.position)).all(),
    gradeRanges: db.select().from(gradeRange).orderBy(asc(gradeRange.gradeId), asc(gradeRange.fromDate)).all(),
    onCosts: db.select().from(onCostRate).orderBy(asc(onCostRate.fromDate)).all(),
    funds: db.select().from(fund).orderBy(asc(fund.name)).all(),
    agencyRates: db.select().from(agencyRate).orderBy(asc(agencyRate.roleId), asc(agencyRate.fromDate)).all(),
  };
}
