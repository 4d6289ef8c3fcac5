import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { serviceSetting } from '../schema/index.ts';

/** What the service may set for itself. */
export type SettingKey = (typeof serviceSetting.$inferSelect)['key'];

/** The tables that `readSetting` looks at. */
export const SERVICE_SETTING_TABLES = [serviceSetting] as const;

/** A setting as it is stored. */
export interface StoredSetting {
  /** Undefined where the service has set nothing: its default holds. */
  value: unknown;
  /** 0 where nothing is stored. */
  version: number;
}

const oneSetting = preparedOnce((db) =>
  db
    .select()
    .from(serviceSetting)
    .where(eq(serviceSetting.key, sql.placeholder('key')))
    .prepare(),
);

/** A setting of the service, as JSON holds it; whoever reads it knows its shape and its default. */
export function readSetting(db: Db, key: SettingKey): StoredSetting {
  const row = oneSetting(db).get({ key });
  return row ? { value: JSON.parse(row.value), version: row.version } : { value: undefined, version: 0 };
}

/**
 * Stores a setting if it still has the version the change starts from.
 * @param value what JSON can hold
 * @param version of `readSetting`; 0 where nothing was stored
 * @returns false where the version is another one; then nothing is changed
 */
export function writeSetting(db: Db, key: SettingKey, value: unknown, version: number): boolean {
  const text = JSON.stringify(value);
  if (version === 0) {
    const row = { key, value: text, version: 1 };
    return db.insert(serviceSetting).values(row).onConflictDoNothing().run().changes === 1;
  }
  return (
    db
      .update(serviceSetting)
      .set({ value: text, version: version + 1 })
      .where(and(eq(serviceSetting.key, key), eq(serviceSetting.version, version)))
      .run().changes === 1
  );
}
