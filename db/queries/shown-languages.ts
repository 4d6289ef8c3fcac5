import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { rememberedRead } from '../remember.ts';
import { caseQuality, demandCount, district, language } from '../schema/index.ts';
import { QUALITY_COLUMNS } from './demand-recording.ts';
import { readSetting, SERVICE_SETTING_TABLES } from './service-settings.ts';

/** The tables that `readLanguageRows` looks at. */
export const LANGUAGE_COUNT_TABLES = [demandCount, caseQuality, district, language, ...SERVICE_SETTING_TABLES] as const;

const casesOfMonth = preparedOnce((db) =>
  db
    .select({
      districtId: demandCount.districtId,
      levelId: demandCount.levelId,
      languageCode: demandCount.languageCode,
      openCases: demandCount.openCases,
      families: demandCount.families,
    })
    .from(demandCount)
    .innerJoin(district, eq(district.id, demandCount.districtId))
    .where(eq(demandCount.month, sql.placeholder('month')))
    .orderBy(asc(district.position), asc(demandCount.levelId), asc(demandCount.languageCode))
    .prepare(),
);
const qualityOfMonth = preparedOnce((db) =>
  db
    .select(QUALITY_COLUMNS)
    .from(caseQuality)
    .innerJoin(district, eq(district.id, caseQuality.districtId))
    .where(sql`${caseQuality.month} = ${sql.placeholder('month')} AND ${caseQuality.field} = 'language'`)
    .orderBy(asc(district.position))
    .prepare(),
);
const languages = preparedOnce((db) =>
  db
    .select({ code: language.code, name: language.name, needsSpeaker: language.needsSpeaker })
    .from(language)
    .orderBy(sql`${language.speakers} DESC NULLS LAST`, asc(language.name))
    .prepare(),
);

const remembered = rememberedRead<ReturnType<typeof read>>('languages of a month', LANGUAGE_COUNT_TABLES, 100);

/**
 * Open cases of a month by district, level and language, with all that decides which of them are too few to show: how
 * many were counted without a language, the languages, and the setting of small numbers as it is stored.
 */
export function readLanguageRows(db: Db, month: string) {
  return remembered(db, month, () => read(db, month));
}

function read(db: Db, month: string) {
  return {
    month,
    districtIds: db.select({ id: district.id }).from(district).orderBy(asc(district.position)).all(),
    languages: languages(db).all(),
    cases: casesOfMonth(db).all({ month }),
    quality: qualityOfMonth(db).all({ month }),
    smallNumbers: readSetting(db, 'small-numbers').value,
  };
}
