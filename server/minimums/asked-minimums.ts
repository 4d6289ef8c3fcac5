import type { AskedMinimums } from '../contract/minimums.ts';
import { changedMinimums, coverOfRoles, type Minimum, withMinimums } from '../domain/minimums/cover.ts';
import { minimumFaults } from '../domain/minimums/faults.ts';
import { fault, invalidInput } from '../http/problem.ts';
import type { CoverGround } from './cover-ground.ts';

/** Two decimals are what steps of 0.05 need: what is stored is what was meant. */
const HUNDREDTHS = 100;

/** Minimums that are asked for and can be. */
export interface CheckedMinimums {
  after: Minimum[];
  /** Only what differs from what there is. */
  changes: ReturnType<typeof changedMinimums>;
}

/**
 * Works out what the minimums would be. Nothing is stored.
 * @throws ProblemError invalid-input naming each that cannot be, with the remedy
 */
export function checkedMinimums(ground: CoverGround, asked: AskedMinimums): CheckedMinimums {
  const { minimums, service, people } = ground;
  const fteOfRole = new Map([...coverOfRoles(people)].map(([roleId, { fte }]) => [roleId, fte]));
  const faults = minimumFaults(asked, {
    now: minimums,
    districts: service.districts,
    roles: service.roles,
    fteOfRole,
  });
  if (faults.length > 0) {
    throw invalidInput(
      faults.map(({ place, field, value, remedy }) => fault(`minimums.${place}.${field}`, value, remedy)),
    );
  }
  const after = withMinimums(
    minimums,
    asked.map(({ minimumFte, ...cell }) => ({
      ...cell,
      minimumFte: minimumFte === null ? null : Math.round(minimumFte * HUNDREDTHS) / HUNDREDTHS,
    })),
  );
  return { after, changes: changedMinimums(minimums, after) };
}
