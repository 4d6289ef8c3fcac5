import type { DecisionGround } from './decision-records.ts';
import { withinSentence } from './decision-wording.ts';
import type { OccupancyRecord, PostRecord } from './records.ts';

/**
 * What a decision does to case-holding capacity, plainly: which arrangements add to a district or take from it, whose
 * caseload stops while they are covered, and what ring-fenced time takes from its team. Without arrangements nothing is
 * said.
 */
export function capacityWords(ground: DecisionGround): string[] {
  const arrangements = ground.subjects.flatMap((one) => (one.kind === 'occupancy' ? [one] : []));
  if (arrangements.length === 0) return [];
  const adding = arrangements.filter(({ occupancy }) => occupancy.capacityMinutes > 0);
  const taking = arrangements.filter(({ occupancy }) => occupancy.capacityMinutes < 0);
  return [
    ...(adding.length === 0 ? ['None of these adds casework capacity in a district.'] : []),
    ...adding.map((one) => effect(one.occupancy, one.post, 'adds', 'in', ground)),
    ...(adding.length > 0 && adding.length < arrangements.length
      ? ['The others add no casework capacity in a district.']
      : []),
    ...taking.map((one) => effect(one.occupancy, one.post, 'takes', 'from', ground)),
    ...arrangements.flatMap(({ occupancy, post }) => absence(occupancy, post, ground)),
    ...arrangements
      .filter(({ occupancy }) => occupancy.kind === 'ring-fenced')
      .map(({ occupancy, post }) => {
        const part = partOf(occupancy.minutes, ground);
        return `${part} ${withinSentence(personOf(post, ground))} is taken from the ${ground.names.unit(post.unitId)}.`;
      }),
  ];
}

function effect(
  { id, capacityMinutes, capacityDistrictId }: OccupancyRecord,
  post: PostRecord,
  does: string,
  where: string,
  { names, fullTimeMinutes }: DecisionGround,
): string {
  const district = capacityDistrictId ?? post.districtId;
  const place = district === null ? '' : ` ${where} ${names.district(district)}`;
  return `${id} ${does} ${(Math.abs(capacityMinutes) / fullTimeMinutes).toFixed(2)} FTE of casework capacity${place}.`;
}

/** That somebody who is covered is away and takes their caseload along. They are not named: a decision is published. */
function absence(
  { id, coversId, coveredStops }: OccupancyRecord,
  { id: postId, districtId }: PostRecord,
  { around, names, fullTimeMinutes }: DecisionGround,
): string[] {
  if (!coveredStops || districtId === null) return [];
  const covered = around.find((one) => one.id === coversId);
  const part = covered ? ` with ${(covered.minutes / fullTimeMinutes).toFixed(2)} FTE` : '';
  return [
    `Whoever holds post ${postId}${part} is away while ${id} covers them: their own caseload in ${names.district(districtId)} stops.`,
  ];
}

/** “Half a”, “A whole”, “0.40 FTE of a”. */
function partOf(minutes: number, { fullTimeMinutes }: DecisionGround): string {
  if (minutes === fullTimeMinutes) return 'A whole';
  return minutes * 2 === fullTimeMinutes ? 'Half a' : `${(minutes / fullTimeMinutes).toFixed(2)} FTE of a`;
}

/** The last word of a title is what somebody is: a development team supervisor is a supervisor. */
function personOf({ title, roleId }: PostRecord, { names }: DecisionGround): string {
  return /\bsupervisor$/i.test(title) ? 'supervisor' : names.role(roleId);
}
