import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import {
  caseQuality,
  demandNote,
  district,
  districtWard,
  language,
  languageWait,
  ward,
  wardBoundary,
  wardCount,
} from '../schema/index.ts';
import { SERVICE_SETTING_TABLES } from './service-settings.ts';

/** The tables that counts by ward, and what may be shown of them, are read from. */
export const FAIRNESS_TABLES = [
  wardCount,
  languageWait,
  ward,
  districtWard,
  district,
  language,
  caseQuality,
  demandNote,
  ...SERVICE_SETTING_TABLES,
] as const;

/** The tables that hold the outlines of wards. */
export const OUTLINE_TABLES = [wardBoundary] as const;

const months = preparedOnce((db) =>
  db
    .selectDistinct({ month: wardCount.month })
    .from(wardCount)
    .where(lte(wardCount.month, sql.placeholder('to')))
    .orderBy(asc(wardCount.month))
    .prepare(),
);

/** Months up to one that have counts by ward, oldest first. */
export function listWardMonths(db: Db, to: string): string[] {
  return months(db)
    .all({ to })
    .map(({ month }) => month);
}

const wardCounts = preparedOnce((db) =>
  db
    .select()
    .from(wardCount)
    .where(eq(wardCount.month, sql.placeholder('month')))
    .orderBy(asc(wardCount.districtId), asc(wardCount.wardCode))
    .prepare(),
);

/** Open cases and waiting families of a month by district and ward; ward `unknown` where it was not recorded. */
export function listWardCounts(db: Db, month: string) {
  return wardCounts(db).all({ month });
}

const countedWards = preparedOnce((db) =>
  db
    .selectDistinct({ wardCode: wardCount.wardCode })
    .from(wardCount)
    .where(and(gte(wardCount.month, sql.placeholder('from')), lte(wardCount.month, sql.placeholder('to'))))
    .orderBy(asc(wardCount.wardCode))
    .prepare(),
);

/** Codes of the wards that were counted between two months, both included. */
export function listCountedWards(db: Db, period: { from: string; to: string }): string[] {
  return countedWards(db)
    .all(period)
    .map(({ wardCode }) => wardCode);
}

const languageWaits = preparedOnce((db) =>
  db
    .select()
    .from(languageWait)
    .where(eq(languageWait.month, sql.placeholder('month')))
    .orderBy(asc(languageWait.districtId), asc(languageWait.languageCode))
    .prepare(),
);

/** Waiting families of a month by district and language. */
export function listLanguageWaits(db: Db, month: string) {
  return languageWaits(db).all({ month });
}

const places = preparedOnce((db) =>
  db
    .select({
      code: ward.code,
      name: ward.name,
      children: ward.children,
      idaciRate: ward.idaciRate,
      notEnglishRate: ward.notEnglishRate,
      districtId: districtWard.districtId,
    })
    .from(ward)
    .innerJoin(districtWard, eq(districtWard.wardCode, ward.code))
    .where(
      and(
        lte(districtWard.fromDate, sql.placeholder('asAt')),
        or(isNull(districtWard.toDate), gte(districtWard.toDate, sql.placeholder('asAt'))),
      ),
    )
    .orderBy(asc(ward.name), asc(ward.code))
    .prepare(),
);

/** Wards by name with the district they lie in at a date. */
export function listWardPlaces(db: Db, asAt: string) {
  return places(db).all({ asAt });
}

const languages = preparedOnce((db) =>
  db
    .select({ code: language.code, name: language.name, needsSpeaker: language.needsSpeaker })
    .from(language)
    .orderBy(sql`${language.speakers} DESC NULLS LAST`, asc(language.name))
    .prepare(),
);

/** Languages, those with most speakers first. */
export function listLanguagesBySpeakers(db: Db) {
  return languages(db).all();
}

const outlines = preparedOnce((db) => db.select().from(wardBoundary).orderBy(asc(wardBoundary.wardCode)).prepare());

/** Outlines of wards as they were entered: GeoJSON as text, and where they are from. */
export function listOutlines(db: Db) {
  return outlines(db).all();
}
