import { and, asc, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  caseloadStandard,
  caseWeight,
  demandCount,
  district,
  districtMinimum,
  language,
  levelOfNeed,
  person,
  personLanguage,
  personPreference,
  role,
  unit,
  workingConstraint,
} from '../schema/index.ts';

/**
 * Everything a plan is made from, as it stands in the tables on a date. Only people in post in district teams are
 * listed: central and commissioned units are not ours to allocate.
 * @param asAt civil date `YYYY-MM-DD`; people are in post from their start to their end date, both inclusive
 * @returns plain rows: districts and roles in their display order, people by staff number, counts of the last two
 *   months that have any up to the month of the date (the newer may not be complete yet)
 */
export function readFactRows(db: Db, asAt: string) {
  const allocable = and(
    eq(unit.kind, 'district-team'),
    lte(person.startDate, asAt),
    or(isNull(person.endDate), gte(person.endDate, asAt)),
  );
  const months = db
    .selectDistinct({ month: demandCount.month })
    .from(demandCount)
    .where(lte(demandCount.month, asAt.slice(0, 7)))
    .orderBy(desc(demandCount.month))
    .limit(2)
    .all()
    .map((row) => row.month);
  return {
    asAt,
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
    people: db
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
      .all(),
    personLanguages: db
      .select({ personId: personLanguage.personId, languageCode: personLanguage.languageCode })
      .from(personLanguage)
      .innerJoin(person, eq(person.id, personLanguage.personId))
      .innerJoin(unit, eq(unit.id, person.unitId))
      .where(allocable)
      .orderBy(asc(personLanguage.personId), asc(personLanguage.languageCode))
      .all(),
    preferences: db
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
      .all(),
    constraints: db
      .select({ personId: workingConstraint.personId, districtId: workingConstraint.districtId })
      .from(workingConstraint)
      .innerJoin(person, eq(person.id, workingConstraint.personId))
      .innerJoin(unit, eq(unit.id, person.unitId))
      .where(allocable)
      .orderBy(asc(workingConstraint.personId), asc(workingConstraint.districtId))
      .all(),
    counts: db
      .select({
        districtId: demandCount.districtId,
        month: demandCount.month,
        levelId: demandCount.levelId,
        languageCode: demandCount.languageCode,
        openCases: demandCount.openCases,
      })
      .from(demandCount)
      .where(inArray(demandCount.month, months))
      .orderBy(asc(demandCount.id))
      .all(),
  };
}
