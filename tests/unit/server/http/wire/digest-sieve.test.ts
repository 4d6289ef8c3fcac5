import { describe, expect, it } from 'vitest';
import { reachOfKind } from '../../../../../server/contract/data-kinds.ts';
import { type DigestItem, DUE_KINDS, digestItem, dueKinds } from '../../../../../server/contract/digest.ts';
import type { Role } from '../../../../../server/contract/roles.ts';
import { sieveOf } from '../../../../../server/http/wire/sieve.ts';
import { ROLES } from '../../../../support/app.ts';

const sieve = sieveOf(digestItem);

function itemOf(kind: (typeof dueKinds)[number]): DigestItem {
  const { data } = DUE_KINDS[kind];
  const where = { page: 'posts', subjectId: 'P-1', unitId: 'team-south', districtId: 'south' } as const;
  const words = { title: 'a title', sentence: 'a sentence', action: 'an action' };
  return { id: `${kind}:1`, kind, data, when: 'overdue', date: '2021-03-31', daysLeft: -1, ...words, ...where };
}

describe('the way out of what needs action', () => {
  it.each(ROLES.flatMap((role) => dueKinds.map((kind) => ({ role, kind }))))(
    'lets $kind pass to $role where the table allows its kind of data, and to nobody else',
    ({ role, kind }: { role: Role; kind: (typeof dueKinds)[number] }) => {
      const item = itemOf(kind);
      const passed = sieve(item, { role, districtId: null }, () => {});
      const mayRead = reachOfKind(role, 'read', DUE_KINDS[kind].data) !== undefined;
      expect(passed).toEqual(mayRead ? item : undefined);
    },
  );

  it('lets nothing of another district pass', () => {
    expect(sieve(itemOf('post-ends'), { role: 'district-manager', districtId: 'north' }, () => {})).toBeUndefined();
  });
});
