import type { Db } from '../../db/open.ts';
import { readSettingRows, usedLevelIds } from '../../db/queries/demand-method.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import type { SettingsAsked } from '../contract/demand-method.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { removalFault, settingFaults } from '../domain/demand/setting-faults.ts';
import {
  type SettingRows,
  settingDates,
  settingsAt,
  withoutSettings,
  withSettings,
} from '../domain/demand/settings.ts';
import { invalidInput } from '../http/problem.ts';
import { type SettingFields, settingFields } from './setting-words.ts';

/** A change of settings that is checked: all rows as they are and as they would be, and the settings of its date in words. */
export interface AskedSettings {
  before: SettingRows;
  after: SettingRows;
  fields: { before: SettingFields; after: SettingFields };
  /** First day of the settings that follow; null where none do. */
  until: CivilDate | null;
}

/**
 * Works out what the settings would be. Nothing is stored.
 * @throws ProblemError invalid-input naming what to correct
 */
export function askedSettings(db: Db, change: SettingsAsked): AskedSettings {
  const rows = readSettingRows(db);
  const districts = listDistricts(db);
  const used = usedLevelIds(db);
  const ground = { rows, districtIds: districts.map(({ id }) => id), usedLevelIds: used };
  const faults =
    change.what === 'set'
      ? settingFaults(change.settings, ground)
      : [removalFault(change.fromDate, ground)].flatMap((fault) => fault ?? []);
  if (faults.length > 0) throw invalidInput(faults.map((fault) => ({ ...fault, field: `change.${fault.field}` })));
  const { fromDate } = change;
  const after =
    change.what === 'set' ? withSettings(rows, fromDate, change.settings) : withoutUnused(rows, fromDate, used);
  const name = new Map(districts.map((district) => [district.id, district.name]));
  const words = (of: SettingRows) => settingFields(settingsAt(of, fromDate), (id) => name.get(id) ?? id);
  return {
    before: rows,
    after,
    fields: { before: words(rows), after: words(after) },
    until: settingDates(after).find((date) => date > fromDate) ?? null,
  };
}

/** The rows without the settings of a date, and without levels that only those gave a weight and no case is recorded at. */
function withoutUnused(rows: SettingRows, fromDate: CivilDate, used: ReadonlySet<string>): SettingRows {
  const left = withoutSettings(rows, fromDate);
  const had = new Set(rows.weights.map(({ levelId }) => levelId));
  const has = new Set(left.weights.map(({ levelId }) => levelId));
  return { ...left, levels: rows.levels.filter(({ id }) => used.has(id) || has.has(id) || !had.has(id)) };
}
