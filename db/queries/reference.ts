import { asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import {
  caseloadStandard,
  caseWeight,
  district,
  districtWard,
  language,
  levelOfNeed,
  role,
  sourceNote,
  unit,
  ward,
} from '../schema/index.ts';

/** The tables that `readReferenceRows` looks at. */
export const REFERENCE_TABLES = [
  district,
  unit,
  role,
  language,
  levelOfNeed,
  caseWeight,
  caseloadStandard,
  sourceNote,
] as const;

/** The lists other records refer to, in display order; weights and standards with the dates they start. */
export function readReferenceRows(db: Db) {
  return {
    districts: listDistricts(db),
    units: listUnits(db),
    roles: db
      .select({ id: role.id, title: role.title, caseload: role.caseload })
      .from(role)
      .orderBy(asc(role.position), asc(role.id))
      .all(),
    languages: db
      .select({
        code: language.code,
        name: language.name,
        speakers: language.speakers,
        needsSpeaker: language.needsSpeaker,
      })
      .from(language)
      .orderBy(desc(language.speakers), asc(language.name))
      .all(),
    levels: db
      .select({ id: levelOfNeed.id, name: levelOfNeed.name })
      .from(levelOfNeed)
      .orderBy(asc(levelOfNeed.position), asc(levelOfNeed.id))
      .all(),
    weights: listCaseWeights(db),
    standards: listCaseloadStandards(db),
    sources: db.select().from(sourceNote).orderBy(asc(sourceNote.what)).all(),
  };
}

const districts = preparedOnce((db) =>
  db
    .select({ id: district.id, name: district.name })
    .from(district)
    .orderBy(asc(district.position), asc(district.id))
    .prepare(),
);

export function listDistricts(db: Db): { id: string; name: string }[] {
  return districts(db).all();
}

export function listUnits(db: Db) {
  return db.select().from(unit).orderBy(asc(unit.name)).all();
}

const caseWeights = preparedOnce((db) =>
  db.select().from(caseWeight).orderBy(asc(caseWeight.levelId), asc(caseWeight.fromDate)).prepare(),
);

/** The tables that `listCaseWeights` looks at. */
export const CASE_WEIGHT_TABLES = [caseWeight] as const;

/** Points per case by level of need, each from a date on. */
export function listCaseWeights(db: Db) {
  return caseWeights(db).all();
}

/** The tables that `listCaseloadStandards` looks at. */
export const STANDARD_TABLES = [caseloadStandard] as const;

const caseloadStandards = preparedOnce((db) =>
  db.select().from(caseloadStandard).orderBy(asc(caseloadStandard.fromDate)).prepare(),
);

/** Caseload standards, oldest first. */
export function listCaseloadStandards(db: Db) {
  return caseloadStandards(db).all();
}

/** The tables that `listWardDistricts` looks at. */
export const WARD_TABLES = [ward, districtWard] as const;

/** Wards with the dated districts they lie in; a ward can have several over time. */
export function listWardDistricts(db: Db) {
  return db
    .select({
      code: ward.code,
      name: ward.name,
      children: ward.children,
      idaciRate: ward.idaciRate,
      lon: ward.lon,
      lat: ward.lat,
      districtId: districtWard.districtId,
      fromDate: districtWard.fromDate,
      toDate: districtWard.toDate,
      basis: districtWard.basis,
    })
    .from(ward)
    .innerJoin(districtWard, eq(districtWard.wardCode, ward.code))
    .orderBy(asc(ward.name), asc(districtWard.fromDate))
    .all();
}
