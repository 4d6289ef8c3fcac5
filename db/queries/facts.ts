import { and, asc, eq, gt, gte, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { rememberedRead } from '../remember.ts';
import { occupancy, person, personLanguage, personPreference, post, unit, workingConstraint } from '../schema/index.ts';
import { listPosts } from './establishment.ts';
import { DEMAND_TABLES, readDemandRows, SETTING_TABLES } from './fact-demand.ts';

export { DEMAND_TABLES, readDemandRows, SETTING_TABLES };

/** Who is in post where, and which languages they speak. */
export const STAFF_TABLES = [person, personLanguage, unit] as const;

/** Temporary arrangements, the posts they are in and who works in them. */
export const ARRANGEMENT_TABLES = [occupancy, post, unit, person, personLanguage] as const;

/** What demand and capacity of a date are read from: all of `readFactRows` but where people wish to work. */
export const BALANCE_TABLES = [...SETTING_TABLES, ...DEMAND_TABLES, ...STAFF_TABLES, ...ARRANGEMENT_TABLES] as const;

/**
 * Everything a plan is made from, as it stands in the tables on a date. Only people in post in district teams are
 * listed: central and commissioned units are not ours to allocate. Temporary arrangements are those of all units.
 * @param asAt civil date `YYYY-MM-DD`; people are in post from their start to their end date, both inclusive
 * @returns plain rows: districts and roles in their display order, people by staff number, counts of the last two
 *   months that have any up to the month of the date (the newer may not be complete yet); families unwilling to engage
 *   of the same months where points of chasing are set for any date
 */
export function readFactRows(db: Db, asAt: string) {
  return {
    ...readDemandRows(db, asAt),
    ...readStaffRows(db, asAt),
    ...readWishRows(db, asAt),
    ...readArrangementRows(db, asAt),
  };
}

/** The part of `readFactRows` that says who is in post and what they speak. */
export function readStaffRows(db: Db, asAt: string) {
  return { people: people(db).all({ asAt }), personLanguages: personLanguages(db).all({ asAt }) };
}

/**
 * The part of `readFactRows` that says which temporary arrangements are in force, by number, each with its post and
 * unit; and the languages of the people on the staff list whose arrangement adds case-holding time.
 */
export function readArrangementRows(db: Db, asAt: string) {
  return { arrangements: listArrangements(db, asAt), arrangementLanguages: arrangementLanguages(db).all({ asAt }) };
}

/** Temporary arrangements in force at a date, by number, each with its post and unit; nobody may change them. */
export function listArrangements(db: Db, asAt: string) {
  return everyArrangement(db).filter(
    ({ startDate, endDate }) => startDate <= asAt && endDate !== null && asAt <= endDate,
  );
}

const remembered = rememberedRead<ReturnType<typeof readArrangements>>('temporary arrangements', ARRANGEMENT_TABLES, 1);

/** Those of all dates: many dates are asked about after one another, and there are few beside substantive holders. */
function everyArrangement(db: Db) {
  return remembered(db, '', () => readArrangements(db));
}

function readArrangements(db: Db) {
  return arrangements(db).all().map(withAbsent);
}

/** A row with whoever's own caseload stops; the name is there where the staff number is. */
function withAbsent<Row extends AbsentColumns>({ absentId, absentName, absentMinutes, ...row }: Row) {
  const isAway = absentId !== null && absentName !== null && absentMinutes !== null;
  return { ...row, absent: isAway ? { personId: absentId, name: absentName, minutes: absentMinutes } : null };
}

interface AbsentColumns {
  absentId: string | null;
  absentName: string | null;
  absentMinutes: number | null;
}

/** The tables that `readPostGround` looks at. */
export const POST_GROUND_TABLES = [post, unit, occupancy] as const;

/** Who is in which post at a date, without names and pay: what a district's gap is worked out from. */
export function readPostGround(db: Db, asAt: string) {
  return { posts: listPosts(db, { asAt }), occupancies: occupants(db).all({ asAt }) };
}

/** The part of `readFactRows` that says where people want to work and where they may not. */
function readWishRows(db: Db, asAt: string) {
  return { preferences: preferences(db).all({ asAt }), constraints: constraints(db).all({ asAt }) };
}

const allocable = and(
  eq(unit.kind, 'district-team'),
  lte(person.startDate, sql.placeholder('asAt')),
  or(isNull(person.endDate), gte(person.endDate, sql.placeholder('asAt'))),
);

const people = preparedOnce((db) =>
  db
    .select({
      id: person.id,
      name: person.name,
      roleId: person.roleId,
      contractedMinutes: person.contractedMinutes,
      districtId: unit.districtId,
      startDate: person.startDate,
    })
    .from(person)
    .innerJoin(unit, eq(unit.id, person.unitId))
    .where(allocable)
    .orderBy(asc(person.id))
    .prepare(),
);

const personLanguages = preparedOnce((db) =>
  db
    .select({ personId: personLanguage.personId, languageCode: personLanguage.languageCode })
    .from(personLanguage)
    .innerJoin(person, eq(person.id, personLanguage.personId))
    .innerJoin(unit, eq(unit.id, person.unitId))
    .where(allocable)
    .orderBy(asc(personLanguage.personId), asc(personLanguage.languageCode))
    .prepare(),
);

const preferences = preparedOnce((db) =>
  db
    .select({
      personId: personPreference.personId,
      districtId: personPreference.districtId,
      rank: personPreference.rank,
    })
    .from(personPreference)
    .innerJoin(person, eq(person.id, personPreference.personId))
    .innerJoin(unit, eq(unit.id, person.unitId))
    .where(allocable)
    .orderBy(asc(personPreference.personId), asc(personPreference.rank))
    .prepare(),
);

const constraints = preparedOnce((db) =>
  db
    .select({ personId: workingConstraint.personId, districtId: workingConstraint.districtId })
    .from(workingConstraint)
    .innerJoin(person, eq(person.id, workingConstraint.personId))
    .innerJoin(unit, eq(unit.id, person.unitId))
    .where(allocable)
    .orderBy(asc(workingConstraint.personId), asc(workingConstraint.districtId))
    .prepare(),
);

const inForce = and(
  ne(occupancy.kind, 'substantive'),
  lte(occupancy.startDate, sql.placeholder('asAt')),
  gte(occupancy.endDate, sql.placeholder('asAt')),
);

const occupants = preparedOnce((db) =>
  db
    .select({
      id: occupancy.id,
      postId: occupancy.postId,
      personId: occupancy.personId,
      kind: occupancy.kind,
      minutes: occupancy.minutes,
      startDate: occupancy.startDate,
      endDate: occupancy.endDate,
      coversId: occupancy.coversId,
      capacityMinutes: occupancy.capacityMinutes,
      capacityDistrictId: occupancy.capacityDistrictId,
      coveredStops: occupancy.coveredStops,
    })
    .from(occupancy)
    .where(
      and(
        lte(occupancy.startDate, sql.placeholder('asAt')),
        or(isNull(occupancy.endDate), gte(occupancy.endDate, sql.placeholder('asAt'))),
      ),
    )
    .orderBy(asc(occupancy.postId), asc(occupancy.startDate), asc(occupancy.id))
    .prepare(),
);

const covered = alias(occupancy, 'covered');
const holder = alias(person, 'holder');

const arrangements = preparedOnce((db) =>
  db
    .select({
      id: occupancy.id,
      kind: occupancy.kind,
      personId: occupancy.personId,
      name: sql<string>`coalesce(${person.name}, ${occupancy.workerName})`,
      minutes: occupancy.minutes,
      startDate: occupancy.startDate,
      endDate: occupancy.endDate,
      capacityMinutes: occupancy.capacityMinutes,
      capacityDistrictId: occupancy.capacityDistrictId,
      postId: occupancy.postId,
      postTitle: post.title,
      roleId: post.roleId,
      unitId: post.unitId,
      unitName: unit.name,
      postDistrictId: unit.districtId,
      personUnitId: person.unitId,
      absentId: sql<string | null>`CASE WHEN ${occupancy.coveredStops} THEN ${covered.personId} END`,
      absentName: holder.name,
      absentMinutes: covered.minutes,
    })
    .from(occupancy)
    .innerJoin(post, eq(post.id, occupancy.postId))
    .innerJoin(unit, eq(unit.id, post.unitId))
    .leftJoin(person, eq(person.id, occupancy.personId))
    .leftJoin(covered, eq(covered.id, occupancy.coversId))
    .leftJoin(holder, eq(holder.id, covered.personId))
    .where(ne(occupancy.kind, 'substantive'))
    .orderBy(asc(occupancy.id))
    .prepare(),
);

const arrangementLanguages = preparedOnce((db) =>
  db
    .selectDistinct({ personId: personLanguage.personId, languageCode: personLanguage.languageCode })
    .from(personLanguage)
    .innerJoin(occupancy, eq(occupancy.personId, personLanguage.personId))
    .where(and(inForce, isNotNull(occupancy.personId), gt(occupancy.capacityMinutes, 0)))
    .orderBy(asc(personLanguage.personId), asc(personLanguage.languageCode))
    .prepare(),
);
