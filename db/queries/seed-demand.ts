import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  caseFlow,
  caseQuality,
  demandCount,
  languageWait,
  outOfScopeCount,
  referralCount,
  wardCount,
} from '../schema/index.ts';

/** How many families the cases of a count belong to. */
export interface FamiliesOfCount {
  month: string;
  districtId: string;
  levelId: string;
  languageCode: string;
  families: number;
}

/** What stands beside the counts of open cases: where they came from, what became of them, how they were recorded. */
export interface DemandDetailRows {
  families: FamiliesOfCount[];
  referrals: (typeof referralCount.$inferInsert)[];
  caseFlow: (typeof caseFlow.$inferInsert)[];
  outOfScope: (typeof outOfScopeCount.$inferInsert)[];
  wardCounts: (typeof wardCount.$inferInsert)[];
  languageWaits: (typeof languageWait.$inferInsert)[];
  caseQuality: (typeof caseQuality.$inferInsert)[];
}

/** Rows that one statement adds: SQLite takes so many values at once by far. */
const AT_ONCE = 500;

/**
 * Adds what stands beside counts of open cases that are stored already, all in one transaction.
 * @throws Error where families are told of a count that there is not, or a row breaks a rule of the schema
 */
export function insertDemandDetail(db: Db, rows: DemandDetailRows): void {
  db.transaction((tx) => {
    storeFamilies(tx, rows.families);
    for (const part of inParts(rows.referrals)) tx.insert(referralCount).values(part).run();
    for (const part of inParts(rows.caseFlow)) tx.insert(caseFlow).values(part).run();
    for (const part of inParts(rows.outOfScope)) tx.insert(outOfScopeCount).values(part).run();
    for (const part of inParts(rows.wardCounts)) tx.insert(wardCount).values(part).run();
    for (const part of inParts(rows.languageWaits)) tx.insert(languageWait).values(part).run();
    for (const part of inParts(rows.caseQuality)) tx.insert(caseQuality).values(part).run();
  });
}

type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0];

function storeFamilies(tx: Transaction, families: readonly FamiliesOfCount[]): void {
  const value = sql.placeholder;
  const set = tx
    .update(demandCount)
    .set({ families: sql`${value('families')}` })
    .where(
      and(
        eq(demandCount.month, value('month')),
        eq(demandCount.districtId, value('districtId')),
        eq(demandCount.levelId, value('levelId')),
        eq(demandCount.languageCode, value('languageCode')),
      ),
    )
    .prepare();
  for (const row of families) {
    if (set.run({ ...row }).changes !== 1)
      throw new Error(`There is no count for the families of ${JSON.stringify(row)}`);
  }
}

function inParts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) =>
    rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}
