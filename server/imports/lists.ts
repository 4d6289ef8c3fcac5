import type { ImportReferenceRows } from '../../db/queries/imports.ts';
import { Lookup, type Named } from './nearest.ts';

/** What the cells of an import may name. */
export interface ImportLists {
  districts: Lookup;
  units: Lookup;
  roles: Lookup;
  languages: Lookup;
  levels: Lookup;
}

/** Lookups over the reference lists; a district's name also stands for its team where only one team bears it. */
export function importLists(rows: ImportReferenceRows): ImportLists {
  return {
    districts: new Lookup(rows.districts),
    units: new Lookup(rows.units, teamsByDistrictName(rows)),
    roles: new Lookup(rows.roles),
    languages: new Lookup(rows.languages),
    levels: new Lookup(rows.levels),
  };
}

function teamsByDistrictName({ units, districts }: ImportReferenceRows): Named[] {
  return districts.flatMap((district) => {
    const teams = units.filter((unit) => unit.districtId === district.id);
    const [team] = teams;
    return team && teams.length === 1 ? [district.id, district.name].map((name) => ({ id: team.id, name })) : [];
  });
}
