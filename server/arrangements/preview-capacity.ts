import type { Db } from '../../db/open.ts';
import { readArrangementRows, readStaffRows } from '../../db/queries/facts.ts';
import { readReferenceRows } from '../../db/queries/reference.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type ArrangementSource, capacityEffects, minutesByDistrict } from '../domain/capacity-effects.ts';
import { effectSentence } from '../domain/capacity-summary.ts';
import type { OccupancyRecord } from '../domain/establishment/records.ts';
import type { Lookup } from './lookup.ts';
import type { Planned } from './planned.ts';

/**
 * What an arrangement would do to case-holding capacity, as sentences: what it adds or takes, whoever is away, and what
 * is left of both in each district. It is counted today where it runs today, else on its first or last day.
 */
export function capacityLines(db: Db, { occupancies }: Planned, lookup: Lookup, today: CivilDate): string[] {
  const after = occupancies[0]?.after;
  const post = after ? lookup.post(after.postId) : undefined;
  if (!after || !post) return [];
  const asAt = dayWithin(after, today);
  const { units, roles, districts } = readReferenceRows(db);
  const source = sourceOf(after, post, lookup);
  const others = readArrangementRows(db, asAt).arrangements.filter(({ id }) => id !== source.id);
  const { fullTimeMinutes, districtName } = lookup;
  const ground = { people: readStaffRows(db, asAt).people, roles, districts, fullTimeMinutes };
  const effect = capacityEffects<ArrangementSource>([...others, source], ground).at(-1);
  if (!effect) return [];
  const unitName = units.find(({ id }) => id === post.unitId)?.name ?? post.unitId;
  const sentence = effectSentence(effect, { districtName, unitName, fullTimeMinutes });
  if (!effect.absence) return [sentence];
  const left = [...minutesByDistrict(effect)].map(
    ([id, minutes]) =>
      `${districtName(id)} together: ${signed(minutes / fullTimeMinutes)} FTE of case-holding capacity.`,
  );
  return [sentence, ...left];
}

function dayWithin({ startDate, endDate }: OccupancyRecord, today: CivilDate): CivilDate {
  if (today < startDate) return startDate;
  return endDate !== null && endDate < today ? endDate : today;
}

function sourceOf(
  record: OccupancyRecord,
  post: { roleId: string; districtId: string | null },
  lookup: Lookup,
): ArrangementSource {
  const covered = record.coversId === null ? undefined : lookup.occupancy(record.coversId);
  const { personId = null, name = '', minutes = 0 } = covered ?? {};
  return {
    ...record,
    roleId: post.roleId,
    postDistrictId: post.districtId,
    absent: record.coveredStops && personId !== null ? { personId, name, minutes } : null,
  };
}

function signed(fte: number): string {
  return `${fte < 0 ? '−' : '+'}${Math.abs(fte).toFixed(2)}`;
}
