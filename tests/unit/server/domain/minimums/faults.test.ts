import { describe, expect, it } from 'vitest';
import type { AskedMinimum } from '../../../../../server/domain/minimums/cover.ts';
import { type MinimumGround, minimumFaults } from '../../../../../server/domain/minimums/faults.ts';

/** Three team managers' weeks for two districts, one of which has to have one. */
const ground: MinimumGround = {
  now: [{ districtId: 'south', roleId: 'manager', minimumFte: 1 }],
  districts: [
    { id: 'north', name: 'North' },
    { id: 'south', name: 'South' },
  ],
  roles: [
    { id: 'manager', title: 'Team manager' },
    { id: 'support', title: 'Support worker' },
  ],
  fteOfRole: new Map([['manager', 3]]),
};
const inNorth = (minimumFte: number | null, roleId = 'manager'): AskedMinimum => {
  return { districtId: 'north', roleId, minimumFte };
};
const remedies = (asked: readonly AskedMinimum[], on = ground) => minimumFaults(asked, on).map(({ remedy }) => remedy);

describe('minimums that cannot be', () => {
  it.each<[string, AskedMinimum, string]>([
    ['below 0', inNorth(-0.5), '-0.5 is below 0. Enter 0 or more, or leave it empty for no minimum.'],
    ['hours', inNorth(50.05), '50.05 is more than 50 FTE of one role in one district. Is it in hours?'],
    ['between the steps', inNorth(0.33), '0.33 is not in steps of 0.05 FTE. The nearest is 0.35.'],
    ['an unknown district', { ...inNorth(1), districtId: 'moon' }, 'Choose a district from the list of districts.'],
    ['an unknown role', inNorth(1, 'pilot'), 'Choose a role from the list of roles.'],
    [
      'more than there is with what other districts need',
      inNorth(2.5),
      'With 2.50 in North the districts would need 3.50 FTE of Team manager together; there are 3.00 in district teams. At most 2.00 is possible here, or lower another district first.',
    ],
    [
      'a role of which nobody is there',
      inNorth(0.5, 'support'),
      'With 0.50 in North the districts would need 0.50 FTE of Support worker together; there are 0.00 in district teams. None is possible here, or lower another district first.',
    ],
  ])('%s', (_, asked, remedy) => {
    expect(minimumFaults([asked], ground)).toMatchObject([{ place: 0, remedy }]);
  });

  it('names a role and district once', () => {
    expect(minimumFaults([inNorth(1), inNorth(2)], ground)).toMatchObject([{ place: 1, field: 'minimumFte' }]);
  });
});

describe('minimums that can be', () => {
  it.each([0, 0.05, 0.3, 0.7, 1.15, 2, null])('%s', (minimumFte) => {
    expect(remedies([inNorth(minimumFte)])).toEqual([]);
  });

  it('take what another district gives up in the same change', () => {
    const south = { districtId: 'south', roleId: 'manager', minimumFte: 0.5 };
    expect(remedies([south, inNorth(2.5)])).toEqual([]);
    expect(remedies([south, inNorth(2.55)])).toHaveLength(1);
  });

  it('lower what has become impossible, also if it stays impossible', () => {
    const left = { ...ground, fteOfRole: new Map([['manager', 0.2]]) };
    expect(remedies([{ districtId: 'south', roleId: 'manager', minimumFte: 0.5 }], left)).toEqual([]);
    // but not raise it
    expect(remedies([inNorth(0.05)], left)).toHaveLength(1);
  });
});
