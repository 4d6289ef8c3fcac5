import { describe, expect, it } from 'vitest';
import { type GapFigures, postFigures, splitGap } from '../../../../../server/domain/establishment/gap.ts';
import type { OccupancyRecord } from '../../../../../server/domain/establishment/records.ts';
import { standingsAt } from '../../../../../server/domain/establishment/vacancies.ts';
import { occupancyOf, postOf } from './vacancy-records.ts';

const DAY = '2021-04-01';
const caseloads = {
  caseloadOf: new Map([
    ['caseworker', 1],
    ['supervisor', 0.2],
  ]),
  fullTimeMinutes: 2220,
};
const figures = (given: Partial<GapFigures>): GapFigures => ({
  demandFte: 0,
  inPostFte: 0,
  newStartersFte: 0,
  establishmentFte: 0,
  vacantFte: 0,
  frozenFte: 0,
  staffCoverFte: 0,
  coverFte: 0,
  arrangementsFte: 0,
  ...given,
});

describe('the gap of a district', () => {
  // demand 12, ten posts of which three are vacant, one of them covered: 12 − 7 = 2 + 1 + 2
  it('is split into vacant, covered and an establishment too small for demand', () => {
    const given = { demandFte: 12, inPostFte: 7, establishmentFte: 10, vacantFte: 3, coverFte: 1, arrangementsFte: 1 };
    expect(splitGap(figures(given))).toEqual({
      gapFte: 5,
      vacantFte: 2,
      coveredFte: 1,
      tooSmallFte: 2,
      newStartersFte: 0,
      recordsFte: 0,
      leftFte: 4,
      staffCoverFte: 0,
    });
  });

  it('may be of a district that struggles though every post is filled', () => {
    const given = { demandFte: 12, inPostFte: 10, establishmentFte: 10 };
    expect(splitGap(figures(given))).toMatchObject({ gapFte: 2, vacantFte: 0, coveredFte: 0, tooSmallFte: 2 });
  });

  it('counts an establishment above demand against the vacancies', () => {
    const given = { demandFte: 9, inPostFte: 8, establishmentFte: 10, vacantFte: 2 };
    expect(splitGap(figures(given))).toMatchObject({ gapFte: 1, vacantFte: 2, coveredFte: 0, tooSmallFte: -1 });
  });

  it('says where contracts and posts do not agree, instead of mending it', () => {
    const given = { demandFte: 10, inPostFte: 8.5, establishmentFte: 10, vacantFte: 2 };
    expect(splitGap(figures(given))).toMatchObject({ gapFte: 1.5, vacantFte: 2, tooSmallFte: 0, recordsFte: -0.5 });
  });

  // ten posts all held; one of ten people carries 0.8 of a full caseload
  it('tells apart what people in their first months do not carry yet', () => {
    const given = { demandFte: 12, inPostFte: 9.8, newStartersFte: 0.2, establishmentFte: 10 };
    const split = splitGap(figures(given));
    expect(split).toMatchObject({ vacantFte: 0, tooSmallFte: 2, newStartersFte: 0.2, recordsFte: 0 });
    expect(split.gapFte).toBeCloseTo(2.2, 10);
  });

  // ten posts, three vacant, one of them filled by somebody on a fixed term who is one of eight people in post
  it('has no part in vacancies that people on the staff list fill for a time', () => {
    const given = { demandFte: 12, inPostFte: 8, establishmentFte: 10, vacantFte: 3, staffCoverFte: 1, coverFte: 3 };
    expect(splitGap(figures(given))).toMatchObject({
      gapFte: 4,
      vacantFte: 0,
      coveredFte: 2,
      tooSmallFte: 2,
      recordsFte: 0,
    });
  });

  it('takes no cover for more than is vacant, and time taken away adds to what is left', () => {
    const given = { demandFte: 5, inPostFte: 4, establishmentFte: 5, vacantFte: 1, coverFte: 2, arrangementsFte: -0.5 };
    expect(splitGap(figures(given))).toMatchObject({ gapFte: 1, vacantFte: 0, coveredFte: 1, leftFte: 1.5 });
    expect(splitGap(figures({ vacantFte: 1, coverFte: -1 }))).toMatchObject({ vacantFte: 1, coveredFte: 0 });
  });
});

describe('what posts say of a district', () => {
  const posts = [
    postOf(),
    postOf({ id: 'P-2' }),
    postOf({ id: 'P-3', frozenFrom: '2021-01-01', frozenReason: 'Savings' }),
    postOf({ id: 'P-4', roleId: 'supervisor' }),
    postOf({ id: 'P-5', state: 'proposed' }),
    postOf({ id: 'P-6', districtId: 'south' }),
    postOf({ id: 'P-7', unitId: 'mash', districtId: null }),
  ];
  const agency = occupancyOf({ id: 'c', postId: 'P-2', kind: 'agency', personId: null, endDate: '2021-09-30' });
  const read = (occupancies: OccupancyRecord[]) => figuresIn(['north'], occupancies).get('north');
  const figuresIn = (districts: string[], occupancies: OccupancyRecord[]) =>
    postFigures(districts, standingsAt({ posts, occupancies, mappings: [] }, DAY), occupancies, DAY, caseloads);

  // three caseworkers and a fifth of a supervisor; one caseworker post and the supervisor are held
  it('counts established posts by the caseload of their role, frozen ones apart', () => {
    const found = read([occupancyOf({ id: 'a' }), occupancyOf({ id: 'b', postId: 'P-4' }), agency]);
    expect(found?.establishmentFte).toBeCloseTo(3.2, 10);
    expect(found).toMatchObject({ vacantFte: 2, frozenFte: 1, coverFte: 0, arrangementsFte: 0 });
  });

  it('counts cover by what it says it adds, and nothing for cover that says it holds no cases', () => {
    const adds = { capacityMinutes: 1110, capacityDistrictId: 'north' };
    expect(read([{ ...agency, ...adds }])).toMatchObject({ coverFte: 0.5, arrangementsFte: 0.5 });
    expect(read([{ ...agency, ...adds, capacityDistrictId: 'south' }])).toMatchObject({ coverFte: 0 });
    expect(read([{ ...agency, ...adds, endDate: '2021-03-31' }])).toMatchObject({ arrangementsFte: 0 });
  });

  it('tells cover by people on the staff list apart, unless they hold a post that they count in', () => {
    const fixed = occupancyOf({ id: 'f', postId: 'P-2', kind: 'fixed-term', minutes: 1110, endDate: '2021-09-30' });
    expect(read([fixed])).toMatchObject({ staffCoverFte: 0.5 });
    const held = occupancyOf({ id: 'h', postId: 'P-7', personId: fixed.personId });
    expect(read([fixed, held])).toMatchObject({ staffCoverFte: 0 });
    expect(read([{ ...fixed, personId: null }])).toMatchObject({ staffCoverFte: 0 });
  });

  // P-2 is vacant in North, P-6 in South; the same worker covers P-2 and takes cases in South, another covers P-6
  it('keeps districts apart, in the order they are asked for', () => {
    const inSouth = { capacityMinutes: 1110, capacityDistrictId: 'south' };
    const other = occupancyOf({ id: 'd', postId: 'P-6', kind: 'fixed-term', endDate: '2021-09-30', ...inSouth });
    const found = figuresIn(['south', 'west', 'north'], [{ ...agency, ...inSouth }, other]);
    expect([...found.keys()]).toEqual(['south', 'west', 'north']);
    expect(found.get('south')).toEqual({
      establishmentFte: 1,
      vacantFte: 1,
      frozenFte: 0,
      staffCoverFte: 1,
      coverFte: 0.5,
      arrangementsFte: 1,
    });
    expect(found.get('north')).toMatchObject({ vacantFte: 3.2, staffCoverFte: 0, coverFte: 0, arrangementsFte: 0 });
    expect(Object.values(found.get('west') ?? {})).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('takes away the caseload of a holder which somebody who covers them stops', () => {
    const holder = occupancyOf({ id: 'a', postId: 'P-4' });
    const cover = occupancyOf({ id: 'c', postId: 'P-2', kind: 'agency', personId: null, coversId: 'a' });
    const found = read([holder, { ...cover, endDate: '2021-09-30', coveredStops: true }]);
    // a fifth of a supervisor's week
    expect(found?.arrangementsFte).toBeCloseTo(-0.2, 10);
  });

  it('counts what covers no vacancy among the arrangements only', () => {
    const own = occupancyOf({
      id: 'r',
      postId: 'P-4',
      kind: 'ring-fenced',
      minutes: 1110,
      endDate: '2021-09-30',
      capacityMinutes: -1110,
      capacityDistrictId: 'north',
    });
    expect(read([own])).toMatchObject({ coverFte: 0, arrangementsFte: -0.5 });
  });
});
