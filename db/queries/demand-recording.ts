import { asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { caseQuality, demandCount, district, districtWard, language, ward } from '../schema/index.ts';
import { SERVICE_SETTING_TABLES } from './service-settings.ts';

/** The tables that the completeness of recording is read from. */
export const RECORDING_TABLES = [
  caseQuality,
  demandCount,
  district,
  language,
  ward,
  districtWard,
  ...SERVICE_SETTING_TABLES,
] as const;

/** Cases with and without a field, as they are counted. */
export const QUALITY_COLUMNS = {
  month: caseQuality.month,
  districtId: caseQuality.districtId,
  field: caseQuality.field,
  recorded: caseQuality.recorded,
  missing: caseQuality.missing,
};

const qualityRows = preparedOnce((db) =>
  db
    .select(QUALITY_COLUMNS)
    .from(caseQuality)
    .innerJoin(district, eq(district.id, caseQuality.districtId))
    .orderBy(asc(caseQuality.month), asc(district.position))
    .prepare(),
);

/** Cases with and without each field by month and district, the districts in display order. */
export function listCaseQuality(db: Db) {
  return qualityRows(db).all();
}

const languageRows = preparedOnce((db) =>
  db
    .select({
      month: demandCount.month,
      districtId: demandCount.districtId,
      recorded: sql<number>`sum(iif(${demandCount.languageCode} = 'unknown', 0, ${demandCount.openCases}))`,
      missing: sql<number>`sum(iif(${demandCount.languageCode} = 'unknown', ${demandCount.openCases}, 0))`,
    })
    .from(demandCount)
    .innerJoin(district, eq(district.id, demandCount.districtId))
    .groupBy(demandCount.month, demandCount.districtId)
    .orderBy(asc(demandCount.month), asc(district.position))
    .prepare(),
);

/** Open cases with and without a language by month and district, as the counts of cases have them. */
export function listLanguageRecorded(db: Db) {
  return languageRows(db).all();
}

const speakerRows = preparedOnce((db) =>
  db
    .select({
      languageCode: language.code,
      name: language.name,
      speakers: sql<number>`${language.speakers}`,
      needsSpeaker: language.needsSpeaker,
      source: language.source,
    })
    .from(language)
    .where(isNotNull(language.speakers))
    .orderBy(sql`${language.speakers} DESC`)
    .prepare(),
);

/** Residents by main language where the census tells, most speakers first. */
export function listSpeakers(db: Db) {
  return speakerRows(db).all();
}
