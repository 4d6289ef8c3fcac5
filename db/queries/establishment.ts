import { and, asc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  fundingLine,
  occupancy,
  occupancyStep,
  person,
  post,
  postMapping,
  postRequirement,
  unit,
} from '../schema/index.ts';

/** Which records to read. Everything where nothing is named. */
export interface EstablishmentFilter {
  /** Only what holds at this date, both ends inclusive. */
  asAt?: string;
  /** Only what holds on some day of a period, both ends inclusive. */
  from?: string;
  to?: string;
  /** Only units of this district. */
  districtId?: string | null;
  postId?: string;
  personId?: string;
  /** One record. */
  id?: string;
  /** Only these records. */
  ids?: readonly string[];
}

/** Posts by number, with their unit's district. */
export function listPosts(db: Db, filter: EstablishmentFilter = {}) {
  return db
    .select({
      id: post.id,
      title: post.title,
      roleId: post.roleId,
      gradeId: post.gradeId,
      unitId: post.unitId,
      districtId: unit.districtId,
      budgetedMinutes: post.budgetedMinutes,
      budgetPoint: post.budgetPoint,
      costCode: post.costCode,
      startDate: post.startDate,
      endDate: post.endDate,
      endReason: post.endReason,
      permanence: post.permanence,
      state: post.state,
      frozenFrom: post.frozenFrom,
      frozenTo: post.frozenTo,
      frozenReason: post.frozenReason,
      version: post.version,
    })
    .from(post)
    .innerJoin(unit, eq(unit.id, post.unitId))
    .where(
      and(
        ...dated(post, filter),
        ofDistrict(filter),
        filter.id === undefined ? undefined : eq(post.id, filter.id),
        filter.ids === undefined ? undefined : inArray(post.id, [...filter.ids]),
        filter.postId === undefined ? undefined : eq(post.id, filter.postId),
      ),
    )
    .orderBy(asc(post.id))
    .all();
}

/** Occupancies by post and start, with the holder's name and their later steps of pay. */
export function listOccupancies(db: Db, filter: EstablishmentFilter = {}) {
  return readOccupancies(
    db,
    and(
      ...dated(occupancy, filter),
      ofDistrict(filter),
      filter.id === undefined ? undefined : eq(occupancy.id, filter.id),
      filter.postId === undefined ? undefined : eq(occupancy.postId, filter.postId),
      filter.personId === undefined ? undefined : eq(occupancy.personId, filter.personId),
    ),
  );
}

/** Occupancies that pass a condition on `occupancy`, `post` or `unit`, as `listOccupancies` gives them. */
export function readOccupancies(db: Db, where: SQL | undefined) {
  const steps = Map.groupBy(
    db.select().from(occupancyStep).orderBy(asc(occupancyStep.occupancyId), asc(occupancyStep.fromDate)).all(),
    ({ occupancyId }) => occupancyId,
  );
  return db
    .select({
      id: occupancy.id,
      postId: occupancy.postId,
      personId: occupancy.personId,
      name: sql<string>`coalesce(${person.name}, ${occupancy.workerName})`,
      kind: occupancy.kind,
      minutes: occupancy.minutes,
      startDate: occupancy.startDate,
      endDate: occupancy.endDate,
      payPoint: occupancy.payPoint,
      basePoint: occupancy.basePoint,
      onCost: occupancy.onCost,
      hourlyPence: occupancy.hourlyPence,
      coversId: occupancy.coversId,
      reason: occupancy.reason,
      reviewDate: occupancy.reviewDate,
      decisionReference: occupancy.decisionReference,
      decisionId: occupancy.decisionId,
      capacityMinutes: occupancy.capacityMinutes,
      capacityDistrictId: occupancy.capacityDistrictId,
      endReason: occupancy.endReason,
      version: occupancy.version,
      unitId: post.unitId,
      districtId: unit.districtId,
    })
    .from(occupancy)
    .innerJoin(post, eq(post.id, occupancy.postId))
    .innerJoin(unit, eq(unit.id, post.unitId))
    .leftJoin(person, eq(person.id, occupancy.personId))
    .where(where)
    .orderBy(asc(occupancy.postId), asc(occupancy.startDate), asc(occupancy.id))
    .all()
    .map((row) => ({
      ...row,
      steps: (steps.get(row.id) ?? []).map(({ fromDate, point }) => ({ fromDate, point })),
    }));
}

/**
 * Ids of the occupancies of a post and of all that its cover chains lead to: whoever stands in for somebody in it, whom
 * somebody in it stands in for, and so on.
 */
export function listCoverKin(db: Db, postId: string): string[] {
  return db.$client
    .prepare<[string], { id: string }>(
      `WITH RECURSIVE kin(id) AS (
        SELECT id FROM occupancy WHERE post_id = ?
        UNION
        SELECT CASE WHEN link.covers_id = kin.id THEN link.id ELSE link.covers_id END
        FROM kin JOIN (SELECT id, covers_id FROM occupancy WHERE covers_id IS NOT NULL) AS link
        WHERE link.covers_id = kin.id OR link.id = kin.id
      ) SELECT id FROM kin`,
    )
    .all(postId)
    .map(({ id }) => id);
}

/** Funding lines by their start. */
export function listFundingLines(
  db: Db,
  filter: Pick<EstablishmentFilter, 'id' | 'postId' | 'from' | 'to'> & { occupancyId?: string } = {},
) {
  return db
    .select()
    .from(fundingLine)
    .where(
      and(
        filter.id === undefined ? undefined : eq(fundingLine.id, filter.id),
        filter.postId === undefined ? undefined : eq(fundingLine.postId, filter.postId),
        filter.occupancyId === undefined ? undefined : eq(fundingLine.occupancyId, filter.occupancyId),
        filter.to === undefined ? undefined : lte(fundingLine.fromDate, filter.to),
        filter.from === undefined ? undefined : gte(fundingLine.toDate, filter.from),
      ),
    )
    .orderBy(asc(fundingLine.fromDate), asc(fundingLine.id))
    .all();
}

/** Which post became which. */
export function listPostMappings(db: Db) {
  return db.select().from(postMapping).orderBy(asc(postMapping.oldPostId), asc(postMapping.newPostId)).all();
}

/** Competences that posts ask for. */
export function listPostRequirements(db: Db) {
  return db.select().from(postRequirement).orderBy(asc(postRequirement.postId)).all();
}

function dated(
  table: typeof post | typeof occupancy,
  { asAt, from = asAt, to = asAt }: EstablishmentFilter,
): (SQL | undefined)[] {
  return [
    to === undefined ? undefined : lte(table.startDate, to),
    from === undefined ? undefined : or(isNull(table.endDate), gte(table.endDate, from)),
  ];
}

function ofDistrict({ districtId }: EstablishmentFilter): SQL | undefined {
  return districtId === undefined || districtId === null ? undefined : eq(unit.districtId, districtId);
}
