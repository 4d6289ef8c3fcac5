import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type AskedMinimum,
  boundByRole,
  changedMinimums,
  type Minimum,
  withMinimums,
} from '../../server/domain/minimums/cover.ts';
import { MINIMUM_STEP, minimumFaults } from '../../server/domain/minimums/faults.ts';

const seed = 20210401;
const districts = ['north', 'south', 'east'].map((id) => ({ id, name: id }));
const roles = ['manager', 'support'].map((id) => ({ id, title: id }));
const figure = fc.integer({ min: 0, max: 60 }).map((steps) => Math.round(steps * MINIMUM_STEP * 100) / 100);
const place = fc.record({
  districtId: fc.constantFrom(...districts.map(({ id }) => id)),
  roleId: fc.constantFrom(...roles.map(({ id }) => id)),
});
const byPlace = { selector: ({ districtId, roleId }: Minimum | AskedMinimum) => `${roleId} ${districtId}` };
const minimums: fc.Arbitrary<Minimum[]> = fc.uniqueArray(
  fc.tuple(place, figure).map(([at, minimumFte]) => ({ ...at, minimumFte })),
  byPlace,
);
const asked: fc.Arbitrary<AskedMinimum[]> = fc.uniqueArray(
  fc.tuple(place, fc.option(figure)).map(([at, minimumFte]) => ({ ...at, minimumFte })),
  byPlace,
);
const there = fc.tuple(figure, figure);

it('what is allowed never asks for more of a role than there is, unless it asked for as much before', () => {
  fc.assert(
    fc.property(minimums, asked, there, (now, changes, [managers, support]) => {
      const fteOfRole = new Map([
        ['manager', managers],
        ['support', support],
      ]);
      const faults = minimumFaults(changes, { now, districts, roles, fteOfRole });
      const [before, after] = [boundByRole(now), boundByRole(withMinimums(now, changes))];
      for (const { id } of roles) {
        const isOver = (after.get(id) ?? 0) > Math.max(fteOfRole.get(id) ?? 0, before.get(id) ?? 0) + 1e-5;
        const isRefused = faults.some(({ place: at }) => changes[at]?.roleId === id);
        expect(isRefused).toBe(isOver);
      }
    }),
    { seed },
  );
});

it('changing back what a change did gives the minimums there were', () => {
  fc.assert(
    fc.property(minimums, asked, (now, changes) => {
      const after = withMinimums(now, changes);
      const back = changedMinimums(now, after).map(({ districtId, roleId, before }) => {
        return { districtId, roleId, minimumFte: before };
      });
      expect(changedMinimums(now, withMinimums(after, back))).toEqual([]);
      expect(changedMinimums(after, withMinimums(after, changes))).toEqual([]);
    }),
    { seed },
  );
});
