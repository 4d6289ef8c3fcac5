import { and, asc, count, eq } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { agencyRate, fund, fundingLine, grade, gradeRange, onCostRate, payPoint, post } from '../schema/index.ts';

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

/** One rate, and the table it stands in. */
export type RateRow =
  | ({ what: 'pay-point' } & typeof payPoint.$inferSelect)
  | ({ what: 'grade' } & typeof grade.$inferSelect)
  | ({ what: 'grade-range' } & typeof gradeRange.$inferSelect)
  | ({ what: 'on-cost' } & typeof onCostRate.$inferSelect)
  | ({ what: 'fund' } & typeof fund.$inferSelect)
  | ({ what: 'agency-rate' } & typeof agencyRate.$inferSelect);

/** Stores a rate in the place of the one with the same key, or adds it. */
export function putRate(db: Db, rate: RateRow): void {
  switch (rate.what) {
    case 'pay-point': {
      const { what: _, ...set } = rate;
      const target = [payPoint.fromDate, payPoint.point];
      db.insert(payPoint).values(set).onConflictDoUpdate({ target, set }).run();
      return;
    }
    case 'grade': {
      const { what: _, ...set } = rate;
      db.insert(grade).values(set).onConflictDoUpdate({ target: grade.id, set }).run();
      return;
    }
    case 'grade-range': {
      const { what: _, ...set } = rate;
      const target = [gradeRange.gradeId, gradeRange.fromDate];
      db.insert(gradeRange).values(set).onConflictDoUpdate({ target, set }).run();
      return;
    }
    case 'on-cost': {
      const { what: _, ...set } = rate;
      db.insert(onCostRate).values(set).onConflictDoUpdate({ target: onCostRate.fromDate, set }).run();
      return;
    }
    case 'fund': {
      const { what: _, ...set } = rate;
      db.insert(fund).values(set).onConflictDoUpdate({ target: fund.id, set }).run();
      return;
    }
    case 'agency-rate': {
      const { what: _, ...set } = rate;
      const target = [agencyRate.roleId, agencyRate.fromDate];
      db.insert(agencyRate).values(set).onConflictDoUpdate({ target, set }).run();
    }
  }
}

/** Takes the rate with the same key out. @throws Error where something still names it (a grade, a fund) */
export function removeRate(db: Db, rate: RateRow): void {
  switch (rate.what) {
    case 'pay-point':
      db.delete(payPoint)
        .where(and(eq(payPoint.fromDate, rate.fromDate), eq(payPoint.point, rate.point)))
        .run();
      return;
    case 'grade':
      db.delete(grade).where(eq(grade.id, rate.id)).run();
      return;
    case 'grade-range':
      db.delete(gradeRange)
        .where(and(eq(gradeRange.gradeId, rate.gradeId), eq(gradeRange.fromDate, rate.fromDate)))
        .run();
      return;
    case 'on-cost':
      db.delete(onCostRate).where(eq(onCostRate.fromDate, rate.fromDate)).run();
      return;
    case 'fund':
      db.delete(fund).where(eq(fund.id, rate.id)).run();
      return;
    case 'agency-rate':
      db.delete(agencyRate)
        .where(and(eq(agencyRate.roleId, rate.roleId), eq(agencyRate.fromDate, rate.fromDate)))
        .run();
  }
}

/** How many funding lines name each fund, and how many posts each grade. */
export function countUses(db: Db): { fundingLines: Map<string, number>; posts: Map<string, number> } {
  const lines = db.select({ id: fundingLine.fundId, uses: count() }).from(fundingLine).groupBy(fundingLine.fundId);
  const posts = db.select({ id: post.gradeId, uses: count() }).from(post).groupBy(post.gradeId);
  return {
    fundingLines: new Map(lines.all().map(({ id, uses }) => [id, uses])),
    posts: new Map(posts.all().map(({ id, uses }) => [id, uses])),
  };
}
