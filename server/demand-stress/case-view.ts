import type { Db } from '../../db/open.ts';
import { readSettingRows } from '../../db/queries/demand-method.ts';
import { listStressCases, type StressCaseRow } from '../../db/queries/demand-stress.ts';
import { listDistricts, listWardDistricts } from '../../db/queries/reference.ts';
import { type StressCaseView, storedStressCase } from '../contract/demand-stress-case.ts';
import { caseSentence, type StressNames } from '../domain/demand/stress/words.ts';

/** Names of districts, levels and wards as they are now; what is no longer there is called by its id. */
export function stressNames(db: Db): StressNames {
  const districts = new Map(listDistricts(db).map(({ id, name }) => [id, name]));
  const levels = new Map(readSettingRows(db).levels.map(({ id, name }) => [id, name]));
  const wards = new Map(listWardDistricts(db).map(({ code, name }) => [code, name]));
  return {
    district: (id) => districts.get(id) ?? id,
    level: (id) => levels.get(id) ?? id,
    ward: (code) => wards.get(code) ?? code,
  };
}

/** A saved case as it goes out. */
export function stressCaseView(row: StressCaseRow, names: StressNames): StressCaseView {
  const parameters = storedStressCase(row);
  return { id: row.id, name: row.name, parameters, said: caseSentence(parameters, names), version: row.version };
}

/** Every saved case by name. */
export function stressCaseViews(db: Db): StressCaseView[] {
  const names = stressNames(db);
  return listStressCases(db).map((row) => stressCaseView(row, names));
}
