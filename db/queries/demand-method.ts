import { and, asc, count, eq, gte, lte, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import {
  caseFlow,
  caseloadStandard,
  caseWeight,
  demandCount,
  levelOfNeed,
  outOfScopeCount,
  referralCount,
  referralSource,
  travelAllowance,
} from '../schema/index.ts';
import { DEMAND_TABLES, SETTING_TABLES } from './fact-demand.ts';

/** The tables that the chain of demand looks at, with its settings. */
export const METHOD_TABLES = [...SETTING_TABLES, ...DEMAND_TABLES, referralSource, caseFlow, outOfScopeCount] as const;

const sources = preparedOnce((db) =>
  db
    .select({ id: referralSource.id, name: referralSource.name })
    .from(referralSource)
    .orderBy(asc(referralSource.position), asc(referralSource.id))
    .prepare(),
);

const referrals = preparedOnce((db) =>
  db
    .select({
      month: referralCount.month,
      districtId: referralCount.districtId,
      sourceId: referralCount.sourceId,
      contacts: referralCount.contacts,
      referrals: referralCount.referrals,
      repeatEntries: referralCount.repeatEntries,
      straightToMash: referralCount.straightToMash,
      engaged: referralCount.engaged,
      unwilling: referralCount.unwilling,
    })
    .from(referralCount)
    .innerJoin(referralSource, eq(referralSource.id, referralCount.sourceId))
    .where(and(gte(referralCount.month, sql.placeholder('from')), lte(referralCount.month, sql.placeholder('to'))))
    .orderBy(asc(referralSource.position), asc(referralSource.id), asc(referralCount.month))
    .prepare(),
);

const flows = preparedOnce((db) =>
  db
    .select()
    .from(caseFlow)
    .where(and(gte(caseFlow.month, sql.placeholder('from')), lte(caseFlow.month, sql.placeholder('to'))))
    .orderBy(asc(caseFlow.month), asc(caseFlow.districtId), asc(caseFlow.levelId))
    .prepare(),
);

const outOfScope = preparedOnce((db) =>
  db
    .select({
      districtId: outOfScopeCount.districtId,
      kind: outOfScopeCount.kind,
      openCases: outOfScopeCount.openCases,
    })
    .from(outOfScopeCount)
    .where(eq(outOfScopeCount.month, sql.placeholder('month')))
    .orderBy(asc(outOfScopeCount.districtId), asc(outOfScopeCount.kind))
    .prepare(),
);

const hasReferrals = preparedOnce((db) =>
  db.select({ month: referralCount.month }).from(referralCount).limit(1).prepare(),
);

/**
 * What is recorded of the way from contacts to open cases.
 * @param from first month `YYYY-MM` of referrals and flows
 * @param to last month of them, and the month of the work out of scope
 * @returns sources in display order, referrals by source and month; `anyReferrals` tells of all months
 */
export function readChainRows(db: Db, { from, to }: { from: string; to: string }) {
  return {
    sources: sources(db).all(),
    referrals: referrals(db).all({ from, to }),
    flows: flows(db).all({ from, to }),
    outOfScope: outOfScope(db).all({ month: to }),
    anyReferrals: hasReferrals(db).get() !== undefined,
  };
}

/** Every source of referrals in display order. */
export function listReferralSources(db: Db): { id: string; name: string }[] {
  return sources(db).all();
}

/** Families unwilling to engage by month and district, months and districts with a row only. */
export function listUnwilling(db: Db): { month: string; districtId: string; unwilling: number }[] {
  return db
    .select({
      month: referralCount.month,
      districtId: referralCount.districtId,
      unwilling: sql<number>`sum(${referralCount.unwilling})`,
    })
    .from(referralCount)
    .groupBy(referralCount.month, referralCount.districtId)
    .all();
}

/** Everything that demand is weighed by, of all dates: levels in display order, the rest by date. */
export function readSettingRows(db: Db) {
  return {
    levels: db
      .select({ id: levelOfNeed.id, name: levelOfNeed.name })
      .from(levelOfNeed)
      .orderBy(asc(levelOfNeed.position), asc(levelOfNeed.id))
      .all(),
    standards: db.select().from(caseloadStandard).orderBy(asc(caseloadStandard.fromDate)).all(),
    weights: db.select().from(caseWeight).orderBy(asc(caseWeight.fromDate), asc(caseWeight.levelId)).all(),
    travel: db
      .select()
      .from(travelAllowance)
      .orderBy(asc(travelAllowance.fromDate), asc(travelAllowance.districtId))
      .all(),
  };
}

/** Ids of the levels that counts or flows of cases are recorded at. */
export function usedLevelIds(db: Db): Set<string> {
  const rows = [
    ...db.select({ levelId: demandCount.levelId, rows: count() }).from(demandCount).groupBy(demandCount.levelId).all(),
    ...db.select({ levelId: caseFlow.levelId, rows: count() }).from(caseFlow).groupBy(caseFlow.levelId).all(),
  ];
  return new Set(rows.map(({ levelId }) => levelId));
}

type NewStandard = typeof caseloadStandard.$inferInsert;
type NewWeight = typeof caseWeight.$inferInsert;
type NewTravel = typeof travelAllowance.$inferInsert;

/** The settings as they are to be. */
export interface SettingsToStore {
  levels: readonly { id: string; name: string }[];
  standards: readonly NewStandard[];
  weights: readonly NewWeight[];
  travel: readonly NewTravel[];
}

/**
 * Stores the settings of all dates and the list of levels in the place of those there are: a few dozen rows.
 * Call it in a transaction. @throws Error where cases are recorded at a level that is no longer in the list
 */
export function storeSettings(db: Db, { levels, standards, weights, travel }: SettingsToStore): void {
  db.delete(caseloadStandard).run();
  db.delete(caseWeight).run();
  db.delete(travelAllowance).run();
  const stays = new Set(levels.map(({ id }) => id));
  for (const { id } of db.select({ id: levelOfNeed.id }).from(levelOfNeed).all()) {
    // names are told apart: none may stand in the way of another that takes its place
    if (stays.has(id))
      db.update(levelOfNeed)
        .set({ name: `level ${id}\n` })
        .where(eq(levelOfNeed.id, id))
        .run();
    else db.delete(levelOfNeed).where(eq(levelOfNeed.id, id)).run();
  }
  for (const [place, { id, name }] of levels.entries()) {
    const position = place + 1;
    db.insert(levelOfNeed)
      .values({ id, name, position })
      .onConflictDoUpdate({ target: levelOfNeed.id, set: { name, position } })
      .run();
  }
  for (const row of standards) db.insert(caseloadStandard).values(row).run();
  for (const row of weights) db.insert(caseWeight).values(row).run();
  for (const row of travel) db.insert(travelAllowance).values(row).run();
}
