import type { CivilDate } from './calendar.ts';
import type { OccupancyKind } from './establishment/records.ts';

/** A temporary arrangement in force, as far as capacity is concerned, with the post it is in. */
export interface ArrangementSource {
  id: string;
  kind: OccupancyKind;
  /** Null where the worker is not on the staff list. */
  personId: string | null;
  /** Name of the person or the worker. */
  name: string;
  /** Minutes a week of the arrangement. */
  minutes: number;
  startDate: CivilDate;
  endDate: CivilDate | null;
  /** Case-holding minutes a week it says it adds to a district; negative where it takes some away. */
  capacityMinutes: number;
  /** Null for the district of the worker's own team, or of the post. */
  capacityDistrictId: string | null;
  /** Role of the post. */
  roleId: string;
  /** District of the post's unit; null for central and commissioned units. */
  postDistrictId: string | null;
  /** Whoever is covered and whose own caseload stops for as long as it holds; absent where nobody's does. */
  absent?: AbsentHolder | null;
}

/** Somebody who is covered and away from a post. */
export interface AbsentHolder {
  personId: string;
  name: string;
  /** Minutes a week that they hold the post with. */
  minutes: number;
}

/** What the absence of whoever is covered takes from a district. */
export interface AbsenceEffect {
  personId: string;
  name: string;
  districtId: string;
  /** Case-holding minutes a week, below 0. */
  caseMinutes: number;
  /** Working minutes a week behind them, below 0. */
  workMinutes: number;
}

/** Somebody in post in a district team. */
export interface TeamMember {
  id: string;
  roleId: string;
  contractedMinutes: number;
  districtId: string | null;
}

/**
 * What an arrangement does to case-holding capacity: `person` changes the time of somebody in a district team, `worker`
 * brings somebody in who is in none, `nothing` where it states none, `refused` where what it states cannot count.
 */
export type EffectWay = 'nothing' | 'person' | 'worker' | 'refused';

/** An arrangement and what of it counts. */
export interface CapacityEffect<A extends ArrangementSource = ArrangementSource> {
  arrangement: A;
  way: EffectWay;
  /** District in whose capacity it counts; null where it counts in none. */
  districtId: string | null;
  /** Case-holding minutes a week that count, signed. */
  caseMinutes: number;
  /** Working minutes a week behind them: case-holding minutes ÷ the part of the role that holds cases. */
  workMinutes: number;
  /** Why what it states does not count, or not all of it, and what to do; null where all does. */
  note: string | null;
  /** Whose caseload stops beside it: theirs whom it covers. Null where nobody's does, or where they hold no cases. */
  absence: AbsenceEffect | null;
}

/** What the effects are worked out with. */
export interface EffectGround {
  people: readonly TeamMember[];
  roles: readonly { id: string; title: string; caseload: number }[];
  districts: readonly { id: string; name: string }[];
  /** Minutes a week of a full-time post. */
  fullTimeMinutes: number;
}

/**
 * What each arrangement in force adds to the case-holding capacity of a district, or takes away. Only what an arrangement
 * states counts. What is taken from somebody never leaves less than nothing: what they gain counts first, then what is
 * taken, in the order of the arrangements' first days; the rest is refused with a sentence. Last of all the caseload of
 * those stops who are covered and away, as far as any of it is left: two who share a cover take it away once.
 * @returns in the order of the arrangements given
 */
export function capacityEffects<A extends ArrangementSource>(
  arrangements: readonly A[],
  ground: EffectGround,
): CapacityEffect<A>[] {
  const people = new Map(ground.people.map((person) => [person.id, person]));
  const left = new Map(ground.people.map((person) => [person.id, person.contractedMinutes]));
  const inTurn = [...arrangements].sort(
    (a, b) => Number(a.capacityMinutes < 0) - Number(b.capacityMinutes < 0) || byFirstDay(a, b),
  );
  const found = new Map<A, CapacityEffect<A>>();
  for (const arrangement of inTurn) {
    const person = people.get(arrangement.personId ?? '');
    const effect = effectOf(arrangement, person, ground);
    if (effect.way !== 'person' || !person) {
      found.set(arrangement, effect);
      continue;
    }
    const remaining = left.get(person.id) ?? 0;
    const counted = floored(effect, remaining, ground);
    left.set(person.id, remaining + counted.workMinutes);
    found.set(arrangement, counted);
  }
  for (const [arrangement, effect] of found) {
    const holder = people.get(arrangement.absent?.personId ?? '');
    if (!arrangement.absent || !holder) continue;
    const remaining = left.get(holder.id) ?? 0;
    const absence = absenceOf(arrangement.absent, holder, remaining, ground);
    if (!absence) continue;
    left.set(holder.id, remaining + absence.workMinutes);
    found.set(arrangement, { ...effect, absence });
  }
  return arrangements.flatMap((arrangement) => found.get(arrangement) ?? []);
}

function absenceOf(
  { personId, name, minutes }: AbsentHolder,
  { roleId, districtId }: TeamMember,
  remaining: number,
  ground: EffectGround,
): AbsenceEffect | null {
  const workMinutes = Math.min(minutes, remaining);
  const caseMinutes = workMinutes * caseloadOf(roleId, ground);
  if (districtId === null || caseMinutes <= 0) return null;
  return { personId, name, districtId, caseMinutes: -caseMinutes, workMinutes: -workMinutes };
}

/**
 * Case-holding minutes a week that an arrangement changes by district, that of whoever it covers among them; signed.
 */
export function minutesByDistrict({ districtId, caseMinutes, absence }: CapacityEffect): ReadonlyMap<string, number> {
  const found = new Map<string, number>(districtId === null || caseMinutes === 0 ? [] : [[districtId, caseMinutes]]);
  if (absence) found.set(absence.districtId, (found.get(absence.districtId) ?? 0) + absence.caseMinutes);
  return found;
}

function effectOf<A extends ArrangementSource>(
  arrangement: A,
  person: TeamMember | undefined,
  ground: EffectGround,
): CapacityEffect<A> {
  const { capacityMinutes } = arrangement;
  if (capacityMinutes === 0) return { ...nothing(arrangement), way: 'nothing' };
  const districtId = arrangement.capacityDistrictId ?? person?.districtId ?? arrangement.postDistrictId;
  const own = person && person.districtId === districtId ? caseloadOf(person.roleId, ground) : 0;
  if (own > 0) return counting(arrangement, 'person', districtId, own);
  const refused = (note: string): CapacityEffect<A> => ({ ...nothing(arrangement), way: 'refused', note });
  const stated = `${signed(capacityMinutes, ground)} FTE is stated`;
  if (capacityMinutes < 0)
    return refused(`${stated}, but ${whyNothingToTake(arrangement, person, districtId, ground)}`);
  if (districtId === null || !ground.districts.some(({ id }) => id === districtId)) {
    return refused(`${stated}, but for no district. Name the district in the arrangement.`);
  }
  const caseload = caseloadOf(arrangement.roleId, ground);
  if (caseload > 0) return counting(arrangement, 'worker', districtId, caseload);
  const role = ground.roles.find(({ id }) => id === arrangement.roleId)?.title ?? arrangement.roleId;
  return refused(
    `${stated}, but the role of its post, ${role}, holds no cases. Put the arrangement in a post that does, or state none.`,
  );
}

function whyNothingToTake(
  { name }: ArrangementSource,
  person: TeamMember | undefined,
  districtId: string | null,
  ground: EffectGround,
): string {
  const remedy = 'Correct the case-holding hours or the district of the arrangement.';
  if (!person) return `${name} is in no district team, so there is nothing to take. ${remedy}`;
  if (person.districtId !== districtId) {
    const district = ground.districts.find(({ id }) => id === districtId)?.name ?? 'that district';
    return `${name} does not work in ${district}, so there is nothing to take there. ${remedy}`;
  }
  return `the role of ${name} holds no cases, so there is nothing to take. ${remedy}`;
}

function counting<A extends ArrangementSource>(
  arrangement: A,
  way: 'person' | 'worker',
  districtId: string | null,
  caseload: number,
): CapacityEffect<A> {
  const { capacityMinutes } = arrangement;
  return {
    arrangement,
    way,
    districtId,
    caseMinutes: capacityMinutes,
    workMinutes: capacityMinutes / caseload,
    note: null,
    absence: null,
  };
}

function nothing<A extends ArrangementSource>(arrangement: A): Omit<CapacityEffect<A>, 'way'> {
  return { arrangement, districtId: null, caseMinutes: 0, workMinutes: 0, note: null, absence: null };
}

/** The effect, at most as much as is left to take. */
function floored<A extends ArrangementSource>(
  effect: CapacityEffect<A>,
  remaining: number,
  ground: EffectGround,
): CapacityEffect<A> {
  const { workMinutes, caseMinutes, arrangement } = effect;
  if (remaining + workMinutes >= 0) return effect;
  const part = remaining / -workMinutes;
  const counted = caseMinutes * part;
  const note = `${signed(caseMinutes, ground)} FTE is stated, but ${arrangement.name} has only ${plain(-counted, ground)} FTE left to take. Correct the case-holding hours of the arrangement.`;
  return { ...effect, workMinutes: -remaining, caseMinutes: counted, note };
}

function caseloadOf(roleId: string, { roles }: EffectGround): number {
  return roles.find(({ id }) => id === roleId)?.caseload ?? 0;
}

function byFirstDay(a: ArrangementSource, b: ArrangementSource): number {
  return a.startDate < b.startDate || (a.startDate === b.startDate && a.id < b.id) ? -1 : 1;
}

function plain(minutes: number, { fullTimeMinutes }: EffectGround): string {
  return (minutes / fullTimeMinutes).toFixed(2);
}

function signed(minutes: number, ground: EffectGround): string {
  return `${minutes < 0 ? '−' : '+'}${plain(Math.abs(minutes), ground)}`;
}
