import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsAt } from '../../server/domain/establishment/records.ts';
import { succession } from '../../server/domain/establishment/succession.ts';
import { aLine, anOccupancy } from '../unit/server/domain/establishment/records.ts';

const seed = 20210401;
const day = fc
  .integer({ min: 0, max: 1200 })
  .map((n) => new Date(Date.UTC(2019, 3, 1) + n * 86_400_000).toISOString().slice(0, 10));
const period = fc
  .tuple(day, fc.option(day))
  .map(([a, b]) => (b !== null && b < a ? [b, a] : [a, b]) as [string, string | null]);
const occupancies = fc
  .array(fc.tuple(period, fc.array(fc.tuple(day, fc.integer({ min: 1, max: 40 })), { maxLength: 3 })), { maxLength: 6 })
  .map((drawn) =>
    drawn.map(([[startDate, endDate], later], n) => {
      const steps = [...new Map(later)].map(([fromDate, point]) => ({ fromDate, point }));
      const within = steps
        .filter(({ fromDate }) => fromDate > startDate)
        .sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
      return anOccupancy({ id: `A-${n}`, startDate, endDate, steps: within });
    }),
  );

type Occupancy = ReturnType<typeof anOccupancy>;
const pointAt = ({ payPoint, steps }: Occupancy, on: string) =>
  steps.findLast(({ fromDate }) => fromDate <= on)?.point ?? payPoint;

describe('a post that another follows', () => {
  it('loses nobody and has nobody twice, on any day, at the same point of pay', () => {
    fc.assert(
      fc.property(occupancies, day, day, (before, fromDate, on) => {
        const { cut, moved } = succession(fromDate, before, []);
        const touched = new Set([...cut.map(({ ended }) => ended.id), ...moved.map(({ id }) => id)]);
        const old = [
          ...before.filter(({ id }) => !touched.has(id)),
          ...cut.map(({ ended, keptSteps }) => ({ ...ended, steps: keptSteps })),
        ];
        const followed = [...cut.map(({ rest }) => rest), ...moved];
        const stateOf = (list: Occupancy[]) =>
          list
            .filter((one) => holdsAt(one, on))
            .map((one) => [one.id, pointAt(one, on)])
            .sort();
        expect(stateOf([...old, ...followed])).toEqual(stateOf(before));
        expect(old.every(({ endDate }) => endDate !== null && endDate < fromDate)).toBe(true);
        expect(followed.every(({ startDate }) => startDate >= fromDate)).toBe(true);
      }),
      { seed },
    );
  });

  it('keeps the share of a fund on every day', () => {
    fc.assert(
      fc.property(day, day, day, day, (a, b, fromDate, on) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const line = aLine({ fromDate: from, toDate: to });
        const { cutLines, movedLines } = succession(fromDate, [], [line]);
        const lines = [...cutLines.flatMap(({ ended, rest }) => [ended, rest]), ...movedLines];
        const untouched = lines.length === 0 ? [line] : lines;
        const holds = (one: typeof line) => one.fromDate <= on && on <= one.toDate;
        expect(untouched.filter(holds).length).toBe(holds(line) ? 1 : 0);
      }),
      { seed },
    );
  });
});
