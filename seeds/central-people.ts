import type { StoredPerson } from '../db/queries/imports.ts';

/** Staff of the central units whom the temporary capacity decision of November 2020 speaks of: role, unit, hours, dates. */
const CENTRAL = [
  ['W-0401', 'development-supervisor', 'development-team', 37, '2014-09-01', null],
  ['W-0402', 'customer-service', 'mash', 37, '2012-05-07', null],
  ['W-0403', 'customer-service', 'mash', 37, '2020-03-30', '2021-03-31'],
  ['W-0404', 'customer-service', 'mash', 37, '2016-02-01', null],
  ['W-0405', 'business-support', 'development-team', 18.5, '2017-11-06', null],
] as const;

/** Those people, synthetic, with the names they are given. */
export function centralPeople(names: readonly string[]): StoredPerson[] {
  return CENTRAL.map(([id, roleId, unitId, hours, startDate, endDate], at) => ({
    id,
    name: names[at] ?? id,
    roleId,
    unitId,
    contractedMinutes: hours * 60,
    startDate,
    endDate,
    languages: [],
    preferences: [],
    cannotWorkIn: [],
  }));
}
