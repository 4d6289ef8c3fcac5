import { type AskedMinimum, boundByRole, cellOf, LEAST_SHORT, type Minimum, withMinimums } from './cover.ts';

/** Minimums are multiples of this FTE, as shares of people’s time are. */
export const MINIMUM_STEP = 0.05;
/** No district needs more of one role: a figure above it is taken for hours. FTE. */
export const MOST_MINIMUM = 50;

/** What minimums are checked against. */
export interface MinimumGround {
  now: readonly Minimum[];
  districts: readonly { id: string; name: string }[];
  roles: readonly { id: string; title: string }[];
  /** FTE of each role in all district teams; a role without any may be absent. */
  fteOfRole: ReadonlyMap<string, number>;
}

/** One thing wrong in what is asked: which of them, what stands there, and what to do. */
export interface MinimumFault {
  place: number;
  field: 'districtId' | 'roleId' | 'minimumFte';
  value: string;
  remedy: string;
}

/**
 * What of the minimums asked for cannot be: each fault with value and remedy, in the order asked. All minimums of a role
 * together must not ask for more than there is of it; what already does may be lowered.
 */
export function minimumFaults(asked: readonly AskedMinimum[], ground: MinimumGround): MinimumFault[] {
  const own = asked.flatMap((minimum, place) => faultOf(minimum, place, asked, ground) ?? []);
  return own.length > 0 ? own : impossible(asked, ground);
}

function faultOf(
  minimum: AskedMinimum,
  place: number,
  asked: readonly AskedMinimum[],
  { districts, roles }: MinimumGround,
): MinimumFault | undefined {
  const { districtId, roleId, minimumFte } = minimum;
  if (!districts.some(({ id }) => id === districtId)) {
    return { place, field: 'districtId', value: districtId, remedy: 'Choose a district from the list of districts.' };
  }
  if (!roles.some(({ id }) => id === roleId)) {
    return { place, field: 'roleId', value: roleId, remedy: 'Choose a role from the list of roles.' };
  }
  const fault = (value: string, remedy: string): MinimumFault => ({ place, field: 'minimumFte', value, remedy });
  if (asked.findIndex((other) => cellOf(other) === cellOf(minimum)) < place) {
    return fault(String(minimumFte ?? ''), 'This role and district were named before. Give each of them once.');
  }
  if (minimumFte === null) return undefined;
  const value = String(minimumFte);
  if (minimumFte < 0) {
    return fault(value, `${value} is below 0. Enter 0 or more, or leave it empty for no minimum.`);
  }
  if (minimumFte > MOST_MINIMUM) {
    return fault(value, `${value} is more than ${MOST_MINIMUM} FTE of one role in one district. Is it in hours?`);
  }
  if (Math.abs(Math.round(minimumFte / MINIMUM_STEP) * MINIMUM_STEP - minimumFte) > 1e-9) {
    const near = (Math.round(minimumFte / MINIMUM_STEP) * MINIMUM_STEP).toFixed(2);
    return fault(value, `${value} is not in steps of ${MINIMUM_STEP} FTE. The nearest is ${near}.`);
  }
  return undefined;
}

/** Where the minimums of a role ask for more than there is, and for more than they did before. */
function impossible(
  asked: readonly AskedMinimum[],
  { now, districts, roles, fteOfRole }: MinimumGround,
): MinimumFault[] {
  const [before, after] = [boundByRole(now), boundByRole(withMinimums(now, asked))];
  const was = new Map(now.map((minimum) => [cellOf(minimum), minimum.minimumFte]));
  return asked.flatMap((minimum, place): MinimumFault[] => {
    const { roleId, minimumFte } = minimum;
    const [bound, there] = [after.get(roleId) ?? 0, fteOfRole.get(roleId) ?? 0];
    const isRaised = minimumFte !== null && minimumFte > (was.get(cellOf(minimum)) ?? 0);
    if (!isRaised || bound <= there + LEAST_SHORT || bound <= (before.get(roleId) ?? 0) + LEAST_SHORT) return [];
    const district = districts.find(({ id }) => id === minimum.districtId)?.name ?? minimum.districtId;
    const title = roles.find(({ id }) => id === roleId)?.title ?? roleId;
    const most = Math.floor((minimumFte - (bound - there)) / MINIMUM_STEP + 1e-9) * MINIMUM_STEP;
    const least = most > 0 ? `At most ${most.toFixed(2)} is possible here` : 'None is possible here';
    return [
      {
        place,
        field: 'minimumFte',
        value: String(minimumFte),
        remedy: `With ${minimumFte.toFixed(2)} in ${district} the districts would need ${bound.toFixed(2)} FTE of ${title} together; there are ${there.toFixed(2)} in district teams. ${least}, or lower another district first.`,
      },
    ];
  });
}
