import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { plainRows } from '../plain-rows.ts';
import { preparedOnce } from '../prepared.ts';
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
import {
  OCCUPANCY_COLUMNS,
  type OccupancyTuple,
  occupancyOf,
  POST_COLUMNS,
  type PostTuple,
  postOf,
} from './establishment-rows.ts';
import { everybodyByPost, everybodyInPost, everyPost } from './kept-establishment.ts';

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

/** The tables that posts and occupancies are read from, with what hangs on them. */
export const ESTABLISHMENT_TABLES = [
  post,
  postMapping,
  postRequirement,
  occupancy,
  occupancyStep,
  person,
  unit,
] as const;

/**
 * Posts by number, with their unit's district. Nobody may change them: where only dates and a district are asked for,
 * everybody is given the same ones.
 */
export function listPosts(db: Db, filter: EstablishmentFilter = {}) {
  const every = isWide(filter) ? everyPost(db) : null;
  if (every) return every.filter((one) => isInDistrict(one, filter) && isInDates(one, filter));
  const query = db
    .select(POST_COLUMNS)
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
    .orderBy(asc(post.id));
  return plainRows<PostTuple>(db, query).map(postOf);
}

/**
 * Occupancies by post and start, with the holder's name and their later steps of pay. As with posts, nobody may change
 * them.
 */
export function listOccupancies(db: Db, filter: EstablishmentFilter = {}) {
  const every = isWide(filter) ? everybodyInPost(db) : null;
  if (every) return keptOccupancies(every, filter);
  return readOccupancies(
    db,
    and(
      ...dated(occupancy, filter),
      ofDistrict(filter),
      filter.id === undefined ? undefined : eq(occupancy.id, filter.id),
      filter.ids === undefined ? undefined : inArray(occupancy.id, [...filter.ids]),
      filter.postId === undefined ? undefined : eq(occupancy.postId, filter.postId),
      filter.personId === undefined ? undefined : eq(occupancy.personId, filter.personId),
    ),
  );
}

/** One by one: most posts have somebody at any date, and a list for each would be made only to be thrown away. */
function keptOccupancies(every: NonNullable<ReturnType<typeof everybodyInPost>>, filter: EstablishmentFilter) {
  const found: ReturnType<typeof occupancyOf>[] = [];
  for (const { post, occupancies } of every) {
    if (!isInDistrict(post, filter)) continue;
    for (const one of occupancies) if (isInDates(one, filter)) found.push(one);
  }
  return found;
}

/** Everybody who was, is or will be in a post, by its number: for whoever asks about few posts out of many. */
export function occupanciesByPost(db: Db): (postId: string) => readonly ReturnType<typeof occupancyOf>[] {
  const kept = everybodyByPost(db);
  if (kept) return kept;
  const byPost = Map.groupBy(listOccupancies(db), ({ postId }) => postId);
  return (postId) => byPost.get(postId) ?? [];
}

/** Occupancies that pass a condition on `occupancy`, `post` or `unit`, as `listOccupancies` gives them. */
export function readOccupancies(db: Db, where: SQL | undefined) {
  const query = db
    .select(OCCUPANCY_COLUMNS)
    .from(occupancy)
    .innerJoin(post, eq(post.id, occupancy.postId))
    .innerJoin(unit, eq(unit.id, post.unitId))
    .leftJoin(person, eq(person.id, occupancy.personId))
    .where(where)
    .orderBy(asc(occupancy.postId), asc(occupancy.startDate), asc(occupancy.id));
  const rows = plainRows<OccupancyTuple>(db, query);
  const steps = stepsOf(
    db,
    rows.map(([id]) => id),
  );
  return rows.map((row) => {
    const [unitId, districtId] = [row[22], row[23]];
    return occupancyOf(row, { name: row[3] ?? '', unitId, districtId, steps: steps.get(row[0]) ?? [] });
  });
}

/** Up to so many occupancies have their steps looked up by id; above, reading all steps is quicker. */
const FEW = 500;

/** Later steps of pay by occupancy; none are read for no occupancies. */
function stepsOf(db: Db, ids: readonly string[]): Map<string, { fromDate: string; point: number }[]> {
  const steps = new Map<string, { fromDate: string; point: number }[]>();
  if (ids.length === 0) return steps;
  const rows = db
    .select()
    .from(occupancyStep)
    .where(ids.length > FEW ? undefined : inArray(occupancyStep.occupancyId, [...ids]))
    .orderBy(asc(occupancyStep.occupancyId), asc(occupancyStep.fromDate))
    .all();
  for (const { occupancyId, fromDate, point } of rows) {
    const known = steps.get(occupancyId);
    if (known) known.push({ fromDate, point });
    else steps.set(occupancyId, [{ fromDate, point }]);
  }
  return steps;
}

/**
 * Ids of the occupancies of a post and of all that its cover chains lead to: whoever stands in for somebody in it, whom
 * somebody in it stands in for, and so on.
 */
export function listCoverKin(db: Db, postId: string): string[] {
  const kin = new Set(
    db
      .select({ id: occupancy.id })
      .from(occupancy)
      .where(eq(occupancy.postId, postId))
      .all()
      .map(({ id }) => id),
  );
  const links = db
    .select({ id: occupancy.id, coversId: occupancy.coversId })
    .from(occupancy)
    .where(isNotNull(occupancy.coversId))
    .all();
  for (let before = -1; before !== kin.size; ) {
    before = kin.size;
    for (const { id, coversId } of links) {
      if (coversId === null || kin.has(id) === kin.has(coversId)) continue;
      kin.add(id).add(coversId);
    }
  }
  return [...kin];
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

const postMappings = preparedOnce((db) =>
  db.select().from(postMapping).orderBy(asc(postMapping.oldPostId), asc(postMapping.newPostId)).prepare(),
);

/** Which post became which. */
export function listPostMappings(db: Db) {
  return postMappings(db).all();
}

/** Competences that posts ask for. */
export function listPostRequirements(db: Db) {
  return db.select().from(postRequirement).orderBy(asc(postRequirement.postId)).all();
}

/** True where only dates and a district are asked for. */
function isWide({ id, ids, postId, personId }: EstablishmentFilter): boolean {
  return id === undefined && ids === undefined && postId === undefined && personId === undefined;
}

function isInDistrict(post: { districtId: string | null }, { districtId = null }: EstablishmentFilter): boolean {
  return districtId === null || post.districtId === districtId;
}

function isInDates(
  { startDate, endDate }: { startDate: string; endDate: string | null },
  { asAt, from = asAt, to = asAt }: EstablishmentFilter,
): boolean {
  return (to === undefined || startDate <= to) && (from === undefined || endDate === null || endDate >= from);
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
