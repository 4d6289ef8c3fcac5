import type { PersonRecord } from '../../db/queries/people.ts';
import type { Person } from '../contract/people.ts';
import { mayPersonField, type Role } from '../contract/permissions.ts';
import { fteOf } from '../domain/fte.ts';

/** Whoever reads or changes people: what the role may see, and the district it is confined to (null: everything). */
export interface PeopleReader {
  role: Role;
  districtId: string | null;
}

/** True where somebody lies within the reader's reach. */
export function isInReach(reader: PeopleReader, record: { districtId: string | null }): boolean {
  return reader.districtId === null || reader.districtId === record.districtId;
}

/**
 * A person as the reader may see them.
 * @param fullTimeMinutes contracted minutes a week of a full-time post
 */
export function personView(record: PersonRecord, reader: PeopleReader, fullTimeMinutes: number): Person {
  const showReasons = mayPersonField(reader.role, 'read', 'preferenceReasons');
  return {
    id: record.id,
    name: record.name,
    roleId: record.roleId,
    unitId: record.unitId,
    districtId: record.districtId,
    contractedMinutes: record.contractedMinutes,
    fte: fteOf(record.contractedMinutes, fullTimeMinutes),
    languages: record.languages,
    preferences: record.preferences.map((entry) => ({ ...entry, reason: showReasons ? entry.reason : null })),
    cannotWorkIn: record.cannotWorkIn,
    startDate: record.startDate,
    endDate: record.endDate,
    version: record.version,
  };
}
