import type { Db } from '../../db/open.ts';
import { readSettingRows } from '../../db/queries/demand-method.ts';
import { findStressCaseByName } from '../../db/queries/demand-stress.ts';
import { listDistricts, listWardDistricts } from '../../db/queries/reference.ts';
import type { StressParameters } from '../contract/demand-stress-case.ts';
import type { Fault } from '../contract/problems.ts';
import { invalidInput } from '../http/problem.ts';

/** What is wrong with the name of a case. @param id the case that has it, undefined for a new one */
export function nameFaults(db: Db, name: string, id: string | undefined): Fault[] {
  const other = findStressCaseByName(db, name);
  if (other === undefined || other === id) return [];
  return [{ field: 'name', value: name, remedy: 'Another case has this name. Choose one that tells them apart.' }];
}

/** What a case names that there is not. */
export function parameterFaults(db: Db, parameters: StressParameters): Fault[] {
  const districts = new Set(listDistricts(db).map(({ id }) => id));
  const unknown = (field: string, value: string, what: string): Fault => {
    return { field: `parameters.${field}`, value, remedy: `There is no such ${what}. Choose one from the list.` };
  };
  const district = (field: string, id: string) => (districts.has(id) ? [] : [unknown(field, id, 'district')]);
  switch (parameters.kind) {
    case 'school-return':
    case 'publicity':
      return (parameters.districtIds ?? []).flatMap((id, at) => district(`districtIds.${at}`, id));
    case 'partner-closes': {
      const levels = new Set(readSettingRows(db).levels.map(({ id }) => id));
      return [
        ...parameters.families.flatMap(({ districtId, levelId }, at) => [
          ...district(`families.${at}.districtId`, districtId),
          ...(levels.has(levelId) ? [] : [unknown(`families.${at}.levelId`, levelId, 'level of need')]),
        ]),
        ...parameters.referrals.flatMap(({ districtId }, at) => district(`referrals.${at}.districtId`, districtId)),
      ];
    }
    case 'new-estate': {
      const { districtId, wardCode } = parameters;
      const of = listWardDistricts(db).filter(({ code }) => code === wardCode);
      if (wardCode !== null && of.length === 0) return [unknown('wardCode', wardCode, 'ward')];
      if (of.length > 0 && !of.some((ward) => ward.districtId === districtId)) {
        const remedy = 'This ward lies in another district. Choose a ward of the district, or the other district.';
        return [{ field: 'parameters.wardCode', value: wardCode, remedy }];
      }
      return district('districtId', districtId);
    }
  }
}

/** @throws ProblemError invalid-input with every fault, where there is one */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidInput([...faults]);
}
