import { and, asc, count, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  decision,
  decisionEdition,
  decisionItem,
  fund,
  fundingLine,
  occupancy,
  person,
  post,
} from '../schema/index.ts';
import { listFundingLines, listPosts, readOccupancies } from './establishment.ts';

export type DecisionRow = typeof decision.$inferSelect;
export type DecisionItemRow = typeof decisionItem.$inferSelect;
/** One thing a decision is about; its place is its place in the list. */
export type DecisionItemValues = Pick<DecisionItemRow, 'kind' | 'subjectId' | 'wording'>;
/** Fields that a change may carry; absent fields stay. */
export type DecisionFieldValues = Partial<Omit<DecisionRow, 'id' | 'version' | 'createdBy'>>;

/** Decision records, the latest decided first, drafts before them; with how much they are about and their editions. */
export function listDecisions(db: Db) {
  const items = countsOf(db, decisionItem);
  const editions = countsOf(db, decisionEdition);
  return db
    .select()
    .from(decision)
    .orderBy(asc(decision.state), desc(decision.decidedOn), desc(decision.id))
    .all()
    .map((row) => ({ ...row, items: items.get(row.id) ?? 0, editions: editions.get(row.id) ?? 0 }));
}

/** One record with what it is about, in its order; undefined where there is none. */
export function findDecision(db: Db, id: string): (DecisionRow & { items: DecisionItemValues[] }) | undefined {
  const row = db.select().from(decision).where(eq(decision.id, id)).get();
  if (!row) return undefined;
  const items = db
    .select({ kind: decisionItem.kind, subjectId: decisionItem.subjectId, wording: decisionItem.wording })
    .from(decisionItem)
    .where(eq(decisionItem.decisionId, id))
    .orderBy(asc(decisionItem.position))
    .all();
  return { ...row, items };
}

/** Id of the record with a reference, in capitals or not; undefined where no record has it. */
export function findDecisionReference(db: Db, reference: string): string | undefined {
  return db
    .select({ id: decision.id })
    .from(decision)
    .where(sql`lower(${decision.reference}) = lower(${reference})`)
    .get()?.id;
}

/** Adds a record of version 1. Call it inside a transaction. */
export function insertDecision(
  db: Db,
  values: Omit<DecisionRow, 'version'>,
  items: readonly DecisionItemValues[],
): void {
  db.insert(decision).values(values).run();
  putDecisionItems(db, values.id, items);
}

/**
 * Changes a record if it still has the version the change starts from. Call it inside a transaction.
 * @returns false where the version is another one; then nothing is changed
 */
export function updateDecision(db: Db, id: string, version: number, values: DecisionFieldValues): boolean {
  const { changes } = db
    .update(decision)
    .set({ ...values, version: sql`${decision.version} + 1` })
    .where(and(eq(decision.id, id), eq(decision.version, version)))
    .run();
  return changes === 1;
}

/** What a record is about, instead of what it was about before. */
export function putDecisionItems(db: Db, decisionId: string, items: readonly DecisionItemValues[]): void {
  db.delete(decisionItem).where(eq(decisionItem.decisionId, decisionId)).run();
  items.forEach(({ kind, subjectId, wording }, at) => {
    db.insert(decisionItem)
      .values({ decisionId, position: at + 1, kind, subjectId, wording })
      .run();
  });
}

/** Removes a record with its items and editions. Call it where no arrangement and no funding line names it. */
export function deleteDecision(db: Db, id: string): void {
  db.delete(decision).where(eq(decision.id, id)).run();
}

/** Numbers of the arrangements and funding lines that name a decision record as theirs. */
export function listNamingDecision(db: Db, id: string): string[] {
  const arrangements = db.select({ id: occupancy.id }).from(occupancy).where(eq(occupancy.decisionId, id)).all();
  const lines = db.select({ id: fundingLine.id }).from(fundingLine).where(eq(fundingLine.decisionId, id)).all();
  return [...arrangements, ...lines].map((row) => row.id).sort();
}

/** Keeps a record as it stands at a version. */
export function insertDecisionEdition(db: Db, values: typeof decisionEdition.$inferInsert): void {
  db.insert(decisionEdition).values(values).run();
}

/** Editions of a record, earliest first. */
export function listDecisionEditions(db: Db, decisionId: string) {
  return db
    .select()
    .from(decisionEdition)
    .where(eq(decisionEdition.decisionId, decisionId))
    .orderBy(asc(decisionEdition.version))
    .all();
}

/**
 * The records that some items name, with everybody who is or was in their posts, what else those people hold, and the
 * funding lines of all of them.
 */
export function readDecisionRecords(db: Db, items: readonly Pick<DecisionItemRow, 'kind' | 'subjectId'>[]) {
  const idsOf = (kind: DecisionItemRow['kind']) => items.flatMap((one) => (one.kind === kind ? [one.subjectId] : []));
  const allLines = listFundingLines(db);
  const lines = allLines.filter(({ id }) => idsOf('funding-line').includes(id));
  const occupancyIds = [...idsOf('occupancy'), ...lines.flatMap(({ occupancyId }) => occupancyId ?? [])];
  const named = readOccupancies(db, inArray(occupancy.id, occupancyIds));
  const postIds = [
    ...new Set([
      ...idsOf('post'),
      ...lines.flatMap(({ postId }) => postId ?? []),
      ...named.map(({ postId }) => postId),
    ]),
  ];
  const people = [...new Set(named.flatMap(({ personId }) => personId ?? []))];
  const around = readOccupancies(db, or(inArray(occupancy.postId, postIds), inArray(occupancy.personId, people)));
  return {
    lines,
    occupancies: named,
    around,
    posts: listPosts(db, { ids: [...new Set([...postIds, ...around.map(({ postId }) => postId)])] }),
    fundingLines: allLines,
  };
}

/** A record that a decision could be about. */
export interface DecisionSubjectRow {
  kind: 'post' | 'occupancy' | 'funding-line';
  subjectId: string;
  postId: string;
  title: string;
  occupancyKind: (typeof occupancy.$inferSelect)['kind'] | null;
  fundName: string | null;
  who: string | null;
  startDate: string;
  endDate: string | null;
  decisionReference: string | null;
}

/**
 * Records a decision could be about: arrangements and funding lines first, the latest first, then posts.
 * @param find text in the number, the title of the post, the name, the fund or the reference; null for all arrangements
 * and funding lines
 */
export function findDecisionSubjects(db: Db, find: string | null, limit: number): DecisionSubjectRow[] {
  const like = find === null ? null : `%${find.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const has = (...columns: unknown[]) =>
    like === null ? undefined : or(...columns.map((column) => sql`${column} LIKE ${like} ESCAPE '\\'`));
  const arrangements = db
    .select({
      subjectId: occupancy.id,
      postId: post.id,
      title: post.title,
      occupancyKind: occupancy.kind,
      who: sql<string | null>`coalesce(${person.name}, ${occupancy.workerName})`,
      startDate: occupancy.startDate,
      endDate: occupancy.endDate,
      decisionReference: occupancy.decisionReference,
    })
    .from(occupancy)
    .innerJoin(post, eq(post.id, occupancy.postId))
    .leftJoin(person, eq(person.id, occupancy.personId))
    .where(
      and(
        like === null ? sql`${occupancy.kind} <> 'substantive'` : undefined,
        has(occupancy.id, post.id, post.title, person.name, occupancy.workerName, occupancy.decisionReference),
      ),
    )
    .orderBy(sql`${occupancy.kind} = 'substantive'`, desc(occupancy.startDate), asc(occupancy.id))
    .limit(limit)
    .all();
  const lines = db
    .select({
      subjectId: fundingLine.id,
      postId: sql<string>`coalesce(${post.id}, '')`,
      title: sql<string>`coalesce(${post.title}, '')`,
      fundName: fund.name,
      startDate: fundingLine.fromDate,
      endDate: fundingLine.toDate,
      decisionReference: fundingLine.decisionReference,
    })
    .from(fundingLine)
    .innerJoin(fund, eq(fund.id, fundingLine.fundId))
    .leftJoin(occupancy, eq(occupancy.id, fundingLine.occupancyId))
    .leftJoin(post, sql`${post.id} = coalesce(${fundingLine.postId}, ${occupancy.postId})`)
    .where(has(fundingLine.id, post.id, post.title, fund.name, fundingLine.decisionReference))
    .orderBy(desc(fundingLine.fromDate), asc(fundingLine.id))
    .limit(limit)
    .all();
  const posts =
    like === null
      ? []
      : db
          .select({
            subjectId: post.id,
            postId: post.id,
            title: post.title,
            startDate: post.startDate,
            endDate: post.endDate,
          })
          .from(post)
          .where(has(post.id, post.title))
          .orderBy(asc(post.id))
          .limit(limit)
          .all();
  const nothing = { occupancyKind: null, fundName: null, who: null, decisionReference: null };
  return [
    ...arrangements.map((row) => ({ ...nothing, ...row, kind: 'occupancy' as const })),
    ...lines.map((row) => ({ ...nothing, ...row, kind: 'funding-line' as const })),
    ...posts.map((row) => ({ ...nothing, ...row, kind: 'post' as const })),
  ];
}

function countsOf(db: Db, table: typeof decisionItem | typeof decisionEdition): Map<string, number> {
  const rows = db.select({ id: table.decisionId, n: count() }).from(table).groupBy(table.decisionId).all();
  return new Map(rows.map(({ id, n }) => [id, n]));
}
