import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { rememberedRead } from '../remember.ts';
import {
  caseloadStandard,
  caseWeight,
  demandCount,
  district,
  districtMinimum,
  language,
  levelOfNeed,
  occupancy,
  person,
  personLanguage,
  personPreference,
  post,
  role,
  unit,
  workingConstraint,
} from '../schema/index.ts';
import { listPosts } from './establishment.ts';

/** The lists and settings that demand and people are measured by. */
export const SETTING_TABLES = [
  district,
  role,
  language,
  levelOfNeed,
  caseloadStandard,
  caseWeight,
  districtMinimum,
] as const;

/** Counts of cases. */
export const DEMAND_TABLES = [demandCount] as const;

/** Who is in post where, and which languages they speak. */
export const STAFF_TABLES = [person, personLanguage, unit] as const;

/** Temporary arrangements, the posts they are in and who works in them. */
export const ARRANGEMENT_TABLES = [occupancy, post, unit, person, personLanguage] as const;

/**
 * Everything a plan is made from, as it stands in the tables on a date. Only people in post in district teams are
 * listed: central and commissioned units are not ours to allocate. Temporary arrangements are those of all units.
 * @param asAt civil date `YYYY-MM-DD`; people are in post from their start to their end date, both inclusive
 * @returns plain rows: districts and roles in their display order, people by staff number, counts of the last two
 *   months that have any up to the month of the date (the newer may not be complete yet)
 */
export function readFactRows(db: Db, asAt: string) {
  return {
    ...readDemandRows(db, asAt),
    ...readStaffRows(db, asAt),
    ...readWishRows(db, asAt),
    ...readArrangementRows(db, asAt),
  };
}

/**
 * The part of `readFactRows` without people: settings and counts.
 * @param needed tells which of the months, newest first, the counts are needed of; all of them unless said
 */
export function readDemandRows(db: Db, asAt: string, needed?: (months: string[]) => string | undefined) {
  const months = lastMonths(db)
    .all({ month: asAt.slice(0, 7) })
    .map((row) => row.month);
  const chosen = needed?.(months);
  const counts = months
    .filter((month) => needed === undefined || month === chosen)
    .flatMap((month) => countsOf(db).all({ month }));
  return { asAt, ...settings(db, '', () => readSettings(db)), counts: counts.sort((a, b) => a.id - b.id) };
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
  return {
    arrangements: arrangements(db).all({ asAt }),
    arrangementLanguages: arrangementLanguages(db).all({ asAt }),
  };
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

const settings = rememberedRead<ReturnType<typeof readSettings>>('settings of demand', SETTING_TABLES);

function readSettings(db: Db) {
  return {
    districts: db
      .select({ id: district.id, name: district.name })
      .from(district)
      .orderBy(asc(district.position), asc(district.id))
      .all(),
    roles: db
      .select({ id: role.id, title: role.title, caseload: role.caseload })
      .from(role)
      .orderBy(asc(role.position), asc(role.id))
      .all(),
    languages: db
      .select({ code: language.code, name: language.name, needsSpeaker: language.needsSpeaker })
      .from(language)
      .orderBy(asc(language.code))
      .all(),
    levels: db
      .select({ id: levelOfNeed.id, name: levelOfNeed.name })
      .from(levelOfNeed)
      .orderBy(asc(levelOfNeed.position), asc(levelOfNeed.id))
      .all(),
    standards: db.select().from(caseloadStandard).all(),
    weights: db.select().from(caseWeight).all(),
    minimums: db.select().from(districtMinimum).all(),
  };
}

const lastMonths = preparedOnce((db) =>
  db
    .selectDistinct({ month: demandCount.month })
    .from(demandCount)
    .where(lte(demandCount.month, sql.placeholder('month')))
    .orderBy(desc(demandCount.month))
    .limit(2)
    .prepare(),
);

const countsOf = preparedOnce((db) =>
  db
    .select({
      id: demandCount.id,
      districtId: demandCount.districtId,
      month: demandCount.month,
      levelId: demandCount.levelId,
      languageCode: demandCount.languageCode,
      openCases: demandCount.openCases,
    })
    .from(demandCount)
    .where(eq(demandCount.month, sql.placeholder('month')))
    .prepare(),
);

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
    })
    .from(occupancy)
    .innerJoin(post, eq(post.id, occupancy.postId))
    .innerJoin(unit, eq(unit.id, post.unitId))
    .leftJoin(person, eq(person.id, occupancy.personId))
    .where(inForce)
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
