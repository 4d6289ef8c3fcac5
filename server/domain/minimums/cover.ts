import type { FactPerson } from '../facts.ts';
import type { Placements } from '../problem.ts';

/** Least FTE of a role that a district has to have. */
export interface Minimum {
  districtId: string;
  roleId: string;
  minimumFte: number;
}

/** A minimum that is to be set; null: none any more. */
export interface AskedMinimum {
  districtId: string;
  roleId: string;
  minimumFte: number | null;
}

/** People of a role with any share in a district, and their FTE by that share. */
export interface Cover {
  districtId: string;
  roleId: string;
  people: number;
  fte: number;
}

/** FTE that a minimum may be missed by: rounding of shares, never a part of anybody’s week. */
export const LEAST_SHORT = 1e-6;

/** Names a role in a district. */
export function cellOf({ districtId, roleId }: { districtId: string; roleId: string }): string {
  return JSON.stringify([roleId, districtId]);
}

/**
 * People and FTE by role and district (`cellOf`). Everybody counts in full, also in their first months.
 * @param placements where people are; whoever is placed nowhere counts nowhere
 */
export function coverOf(
  people: readonly Pick<FactPerson, 'id' | 'roleId' | 'fte'>[],
  placements: Placements,
): Map<string, Cover> {
  const found = new Map<string, Cover>();
  for (const { id, roleId, fte } of people) {
    for (const { districtId, share } of placements.get(id) ?? []) {
      const key = cellOf({ districtId, roleId });
      const there = found.get(key) ?? { people: 0, fte: 0 };
      found.set(key, { districtId, roleId, people: there.people + 1, fte: there.fte + fte * share });
    }
  }
  return found;
}

/** FTE of a role in all district teams, with the people, by role. */
export function coverOfRoles(
  people: readonly Pick<FactPerson, 'roleId' | 'fte'>[],
): Map<string, Pick<Cover, 'people' | 'fte'>> {
  const found = new Map<string, Pick<Cover, 'people' | 'fte'>>();
  for (const { roleId, fte } of people) {
    const there = found.get(roleId) ?? { people: 0, fte: 0 };
    found.set(roleId, { people: there.people + 1, fte: there.fte + fte });
  }
  return found;
}

/** FTE by which a district is below a minimum; 0 where it is kept, or there is none. */
export function shortOf(minimumFte: number | null, fte: number): number {
  const missing = (minimumFte ?? 0) - fte;
  return missing > LEAST_SHORT ? missing : 0;
}

/** FTE of the minimums of each role, all districts together. */
export function boundByRole(minimums: readonly Minimum[]): Map<string, number> {
  const bound = new Map<string, number>();
  for (const { roleId, minimumFte } of minimums) bound.set(roleId, (bound.get(roleId) ?? 0) + minimumFte);
  return bound;
}

/** The minimums as they would be, those asked for in the place of what there is; 0 is no minimum. */
export function withMinimums(now: readonly Minimum[], asked: readonly AskedMinimum[]): Minimum[] {
  const all = new Map<string, AskedMinimum>(now.map((minimum) => [cellOf(minimum), minimum]));
  for (const minimum of asked) all.set(cellOf(minimum), minimum);
  return [...all.values()].flatMap(({ districtId, roleId, minimumFte }) =>
    minimumFte === null || minimumFte === 0 ? [] : [{ districtId, roleId, minimumFte }],
  );
}

/** Which cells differ between two sets of minimums, each with both values; null: none. In the order of `after`, then `before`. */
export function changedMinimums(
  before: readonly Minimum[],
  after: readonly Minimum[],
): { districtId: string; roleId: string; before: number | null; after: number | null }[] {
  const of = (minimums: readonly Minimum[]) =>
    new Map(minimums.flatMap((minimum) => (minimum.minimumFte > 0 ? [[cellOf(minimum), minimum] as const] : [])));
  const [was, is] = [of(before), of(after)];
  return [...new Map([...is, ...was])].flatMap(([key, { districtId, roleId }]) => {
    const [from, to] = [was.get(key)?.minimumFte ?? null, is.get(key)?.minimumFte ?? null];
    return from === to ? [] : [{ districtId, roleId, before: from, after: to }];
  });
}
