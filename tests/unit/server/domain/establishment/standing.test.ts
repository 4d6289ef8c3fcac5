import { describe, expect, it } from 'vitest';
import { holderDifferences } from '../../../../../server/domain/establishment/holder-differences.ts';
import { overfull } from '../../../../../server/domain/establishment/overfull.ts';
import { NOTHING, postStanding, withPost } from '../../../../../server/domain/establishment/standing.ts';
import { anOccupancy, aPost } from './records.ts';

const ON = '2021-04-01';
const half = anOccupancy({ minutes: 1110 });
const cover = (values: object) => anOccupancy({ id: 'A-2', minutes: 1110, kind: 'agency', ...values });

describe('how a post stands', () => {
  it.each([
    ['held', [anOccupancy()], 2220, 0, 0],
    ['half vacant', [half], 1110, 1110, 0],
    ['vacant', [], 0, 2220, 0],
    ['half vacant and covered', [half, cover({})], 1110, 1110, 1110],
    ['covered by more than is vacant', [half, cover({ minutes: 2220 })], 1110, 1110, 1110],
    ['covered for somebody who holds it: no vacancy is', [half, cover({ coversId: half.id })], 1110, 1110, 0],
    ['covered for somebody who has left', [half, cover({ coversId: 'A-9' })], 1110, 1110, 1110],
    ['ring-fenced time fills nothing', [half, cover({ kind: 'ring-fenced' })], 1110, 1110, 0],
    [
      'additional hours fill what is vacant',
      [half, cover({ kind: 'additional-hours', minutes: 600 })],
      1110,
      1110,
      600,
    ],
  ])('%s', (_, occupants, heldMinutes, vacantMinutes, coveredMinutes) => {
    expect(postStanding(aPost(), occupants, ON)).toMatchObject({ heldMinutes, vacantMinutes, coveredMinutes });
  });

  it('has no vacancy while it is only proposed', () => {
    expect(postStanding(aPost({ state: 'proposed' }), [], ON).vacantMinutes).toBe(0);
  });

  it('is frozen from the first to the last frozen day', () => {
    const post = aPost({ frozenFrom: '2021-03-01', frozenTo: ON, frozenReason: 'budget' });
    const days = ['2021-02-28', '2021-03-01', ON, '2021-04-02'];
    expect(days.map((day) => postStanding(post, [], day).isFrozen)).toEqual([false, true, true, false]);
  });

  it('adds up, proposed posts apart, frozen vacancies named', () => {
    const frozen = aPost({ frozenFrom: '2021-03-01', frozenReason: 'budget' });
    const sums = [aPost(), frozen, aPost({ state: 'proposed' })].reduce(
      (totals, post) => withPost(totals, post.state, postStanding(post, [], ON)),
      NOTHING,
    );
    expect(sums).toMatchObject({
      posts: 2,
      proposed: 1,
      budgetedMinutes: 4440,
      vacantMinutes: 4440,
      frozenMinutes: 2220,
    });
  });
});

describe('a post that is held beyond its hours', () => {
  it('is found on the first day that it is, with who holds it', () => {
    const first = anOccupancy({ minutes: 1110, endDate: '2020-12-31' });
    const second = anOccupancy({ id: 'A-2', minutes: 1500, startDate: '2020-06-01' });
    expect(overfull(2220, [first, second])).toEqual({ from: '2020-06-01', minutes: 2610, holders: [first, second] });
    expect(overfull(2610, [first, second])).toBeUndefined();
  });

  it('is not one where the one leaves the day before the other begins, or somebody only covers', () => {
    const first = anOccupancy({ endDate: '2020-05-31' });
    expect(overfull(2220, [first, anOccupancy({ id: 'A-2', startDate: '2020-06-01' })])).toBeUndefined();
    expect(overfull(2220, [anOccupancy(), cover({ minutes: 2220 })])).toBeUndefined();
  });
});

describe('what is to be put right', () => {
  const person = {
    id: 'T-1',
    name: 'Robin',
    unitId: 'team-north',
    contractedMinutes: 2220,
    startDate: '2019-04-01',
    endDate: null,
  };
  const held = anOccupancy({ personId: 'T-1' });

  it('is nothing where contract and posts agree, over several posts too', () => {
    expect(holderDifferences(aPost(), [held], [person], ON)).toEqual([]);
    const parts = [
      anOccupancy({ personId: 'T-1', minutes: 1110 }),
      anOccupancy({ id: 'A-2', postId: 'P-2', personId: 'T-1', minutes: 1110 }),
    ];
    expect(holderDifferences(aPost(), parts, [person], ON)).toEqual([]);
  });

  it.each([
    ['hours', { contractedMinutes: 1110 }, 1110, 2220],
    ['unit', { unitId: 'team-south' }, 'team-south', 'team-north'],
    ['left', { endDate: '2021-03-31' }, '2021-03-31', ON],
    ['not-started', { startDate: '2021-04-02' }, '2021-04-02', ON],
  ])('tells of %s', (kind, values, ofPerson, ofPosts) => {
    expect(holderDifferences(aPost(), [held], [{ ...person, ...values }], ON)).toEqual([
      { personId: 'T-1', name: 'Robin', kind, ofPerson, ofPosts },
    ]);
  });
});
