import { and, asc, eq, like, or, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { demandNote, language, referralCount, referralSource, stressCase } from '../schema/index.ts';
import { listDemand, listDemandNotes } from './demand.ts';
import { METHOD_TABLES, readChainRows, readSettingRows } from './demand-method.ts';
import { sumDemand } from './demand-sums.ts';
import { listDistricts, listWardDistricts, WARD_TABLES } from './reference.ts';
import { FLOW_COUNT_TABLES, REFERRAL_COUNT_TABLES, readFlowCounts, readReferralCounts } from './shown-counts.ts';

/** The tables that `readStressRows` looks at. */
export const STRESS_GROUND_TABLES = [
  ...[...METHOD_TABLES, ...WARD_TABLES, demandNote, language, referralSource],
  ...[...REFERRAL_COUNT_TABLES, ...FLOW_COUNT_TABLES],
] as const;
/** The tables that the saved cases are in. */
export const STRESS_CASE_TABLES = [stressCase] as const;

export type StressCaseRow = typeof stressCase.$inferSelect;

/**
 * What stress cases are worked out from.
 * @param asAt date whose settings count; wards lie in the district of that date
 * @param learn chooses the months to learn from, of those with counts; a stretch without a break is read from its first
 * to its last
 * @returns rows as `stressGround` of the domain takes them
 */
export function readStressRows(db: Db, asAt: string, learn: (recorded: string[]) => readonly string[]) {
  const months = new Set(learn([...new Set([...sumDemand(db)].map(({ month }) => month))]));
  const span = [...months].sort();
  const [from, to] = [span[0] ?? '', span.at(-1) ?? ''];
  const { levels, ...settings } = readSettingRows(db);
  const { sources, referrals, flows } = readChainRows(db, { from, to });
  const isChosen = ({ month }: { month: string }) => months.has(month);
  return {
    asAt,
    ...settings,
    levels,
    districts: listDistricts(db),
    languages: db
      .select({ code: language.code, name: language.name, needsSpeaker: language.needsSpeaker })
      .from(language)
      .all(),
    counts: from === '' ? [] : listDemand(db, { from, to }).filter(isChosen),
    referrals: referrals.filter(isChosen),
    flows: flows.filter(isChosen),
    counted: { referrals: readReferralCounts(db), flows: readFlowCounts(db) },
    notes: listDemandNotes(db),
    schoolSources: sources.filter(isOfSchools).map(({ id }) => id),
    children: childrenAt(db, asAt),
  };
}

/** True for a source of referrals that is schools, as far as its name tells. */
export function isOfSchools({ name }: { name: string }): boolean {
  return /school|education/i.test(name);
}

/** Children by district at a date; a district without wards is left out. */
function childrenAt(db: Db, asAt: string): { districtId: string; children: number }[] {
  const inForce = listWardDistricts(db).filter(
    ({ fromDate, toDate }) => fromDate <= asAt && (toDate === null || toDate >= asAt),
  );
  return [...Map.groupBy(inForce, ({ districtId }) => districtId)].map(([districtId, wards]) => ({
    districtId,
    children: wards.reduce((sum, { children }) => sum + children, 0),
  }));
}

const allCases = preparedOnce((db) =>
  db.select().from(stressCase).orderBy(sql`lower(${stressCase.name})`, asc(stressCase.id)).prepare(),
);

/** The saved cases by name. */
export function listStressCases(db: Db): StressCaseRow[] {
  return allCases(db).all();
}

/** One saved case; undefined where there is none. */
export function findStressCase(db: Db, id: string): StressCaseRow | undefined {
  return db.select().from(stressCase).where(eq(stressCase.id, id)).get();
}

/** Id of the case with a name, in capitals or not. */
export function findStressCaseByName(db: Db, name: string): string | undefined {
  return db.select({ id: stressCase.id }).from(stressCase).where(sql`lower(${stressCase.name}) = lower(${name})`).get()
    ?.id;
}

/** Adds a case of version 1. */
export function insertStressCase(db: Db, values: Omit<StressCaseRow, 'version'>): void {
  db.insert(stressCase)
    .values({ ...values, version: 1 })
    .run();
}

/**
 * Changes a case if it still has the version the change starts from.
 * @returns false where the version is another one; then nothing is changed
 */
export function updateStressCase(
  db: Db,
  id: string,
  version: number,
  values: Pick<StressCaseRow, 'name' | 'kind' | 'parameters'>,
): boolean {
  const isIt = and(eq(stressCase.id, id), eq(stressCase.version, version));
  return (
    db
      .update(stressCase)
      .set({ ...values, version: version + 1 })
      .where(isIt)
      .run().changes === 1
  );
}

/** Deletes a case if it still has the version. @returns false where it has not */
export function deleteStressCase(db: Db, id: string, version: number): boolean {
  return (
    db
      .delete(stressCase)
      .where(and(eq(stressCase.id, id), eq(stressCase.version, version)))
      .run().changes === 1
  );
}

/** Referrals from schools by month and district, months and districts with a row of any school only. */
export function listSchoolReferrals(db: Db): { month: string; districtId: string; referrals: number }[] {
  return db
    .select({
      month: referralCount.month,
      districtId: referralCount.districtId,
      referrals: sql<number>`sum(${referralCount.referrals})`,
    })
    .from(referralCount)
    .innerJoin(referralSource, eq(referralSource.id, referralCount.sourceId))
    .where(or(like(referralSource.name, '%school%'), like(referralSource.name, '%education%')))
    .groupBy(referralCount.month, referralCount.districtId)
    .orderBy(asc(referralCount.month))
    .all();
}
