import { describe, expect, it } from 'vitest';
import { districtDemand } from '../../../../../server/domain/caseload.ts';
import { type ChainInput, districtChain } from '../../../../../server/domain/demand/chain.ts';
import { levelFlow } from '../../../../../server/domain/demand/level-flows.ts';
import { countEntries, referralChain } from '../../../../../server/domain/demand/referrals.ts';

const standard = {
  pointsByLevel: new Map([
    ['l2', 4],
    ['l3', 10],
  ]),
  pointsPerFullTime: 80,
  languagesThatNeedASpeaker: new Set(['ur']),
  chasingPoints: 2,
};

const school = {
  sourceId: 'school',
  contacts: 100,
  referrals: 60,
  repeatEntries: 6,
  straightToMash: 6,
  engaged: 38,
  unwilling: 12,
};
const police = {
  sourceId: 'police',
  contacts: 50,
  referrals: 20,
  repeatEntries: 4,
  straightToMash: 4,
  engaged: 8,
  unwilling: 2,
};

const input: ChainInput = {
  districtId: 'north',
  counts: [
    { levelId: 'l2', languageCode: 'en', openCases: 50, families: 40 },
    { levelId: 'l3', languageCode: 'ur', openCases: 10, families: null },
  ],
  referrals: [school, police],
  flows: [{ levelId: 'l2', opened: 20, closed: 30, steppedUp: 12, steppedDown: 8, closedDays: 2700 }],
  unwillingOfMonth: 14,
  outOfScope: [{ kind: 'mash', openCases: 99 }],
  travelShare: 0.1,
};

describe('the chain of a district', () => {
  const chain = districtChain(input, standard, ['l2', 'l3', 'l4']);

  it('goes from contacts to engaged families, each rate with what it is of', () => {
    // 100 + 50 contacts; 60 + 20 referrals, 10 of them straight to the MASH; 46 engaged, 14 unwilling; 80 − 10 − 60 = 10 left
    expect(chain.referrals).toMatchObject({
      contacts: 150,
      referrals: 80,
      repeatEntries: 10,
      toDistrict: 70,
      engaged: 46,
      unwilling: 14,
      undecided: 10,
    });
    expect(chain.referrals?.straightToMashRate).toEqual({ part: 10, whole: 80, value: 0.125 });
    // 46 of 60 engaged, 14 of 60 unwilling
    expect(chain.referrals?.engagementRate).toEqual({ part: 46, whole: 60, value: 46 / 60 });
    expect(chain.referrals?.unwillingRate.value).toBeCloseTo(0.2333, 4);
    // school: 60 of 80 referrals; 38 of 50 engaged
    expect(chain.referrals?.sources[0]).toMatchObject({ share: { value: 0.75 }, engagementRate: { value: 0.76 } });
  });

  it('goes on from open cases to full-time equivalents', () => {
    // 50 × 4 = 200 and 10 × 10 = 100; chasing 14 × 2 = 28; 328 points; 80 × 0.9 = 72 carried; 328 ÷ 72 = 4.5556
    expect(chain.casePoints).toBe(300);
    expect(chain.chasing).toEqual({ unwilling: 14, pointsEach: 2, points: 28 });
    expect(chain.points).toBe(328);
    expect(chain.pointsCarried).toBe(72);
    expect(chain.demandFte).toBeCloseTo(4.5556, 4);
    expect(chain.levels.map(({ levelId, points }) => [levelId, points])).toEqual([
      ['l2', 200],
      ['l3', 100],
      ['l4', 0],
    ]);
  });

  it('tells families only as far as they were counted, and keeps other work apart', () => {
    // 40 families of the 50 cases of level 2; those of level 3 were not counted
    expect(chain.families).toBe(40);
    expect(chain.familiesCounted).toEqual({ part: 50, whole: 60, value: 50 / 60 });
    expect(chain.levels[1]?.families).toBeNull();
    expect(chain.outOfScope).toEqual([{ kind: 'mash', openCases: 99 }]);
    expect(districtChain({ ...input, outOfScope: [] }, standard, ['l2', 'l3']).demandFte).toBe(chain.demandFte);
  });

  it('is that of districtDemand to the last digit', () => {
    const demand = districtDemand(input.counts, standard, { unwilling: 14, travelShare: 0.1 });
    expect(chain.demandFte).toBe(demand.demandFte);
    // Urdu: 10 × 10 = 100 points of 72 carried; chasing has no language
    expect(demand.languageDemandFte.get('ur')).toBe(100 / 72);
  });

  it('says not known where nothing is recorded, never nought', () => {
    const bare = districtChain({ ...input, referrals: [], flows: [], unwillingOfMonth: null }, standard, ['l2', 'l3']);
    expect(bare.referrals).toBeNull();
    expect(bare.levels[0]?.flow).toBeNull();
    expect(bare.chasing).toEqual({ unwilling: null, pointsEach: 2, points: 0 });
    // 300 ÷ 72
    expect(bare.demandFte).toBe(300 / 72);
  });
});

describe('rates', () => {
  it('of nothing are not known', () => {
    const nobody = {
      ...school,
      referrals: 0,
      repeatEntries: 0,
      straightToMash: 0,
      engaged: 0,
      unwilling: 0,
      contacts: 0,
    };
    const chain = referralChain([nobody]);
    expect([chain?.engagementRate.value, chain?.straightToMashRate.value, chain?.referralRate.value]).toEqual([
      null,
      null,
      null,
    ]);
    const still = { levelId: 'l2', opened: 0, closed: 0, steppedUp: 0, steppedDown: 0, closedDays: 0 };
    expect(levelFlow('l2', [still], 0)).toMatchObject({ stepUpRate: { value: null }, meanDays: null });
  });

  it('of a level are of all cases that were there', () => {
    // 50 open at the end + 30 closed + 12 up + 8 down = 100 that were there; 2700 days ÷ 30 = 90
    expect(levelFlow('l2', input.flows, 50)).toMatchObject({
      present: 100,
      stepUpRate: { value: 0.12 },
      stepDownRate: { value: 0.08 },
      closeRate: { value: 0.3 },
      meanDays: 90,
    });
  });

  it('of a year are of its months together', () => {
    const [flow] = input.flows;
    // twice the flows: 50 + 60 + 24 + 16 = 150 that were there
    expect(flow && levelFlow('l2', [flow, flow], 50)).toMatchObject({ present: 150, stepUpRate: { value: 0.16 } });
  });
});

describe('counting entries', () => {
  it('counts a referral once, at the door it came by first', () => {
    const entry = { referralKey: 'r1', districtId: 'north', sourceId: 'school', date: '2021-03-02' };
    const counted = countEntries([
      { ...entry, sourceId: 'police', date: '2021-03-09' },
      entry,
      { ...entry, date: '2021-04-01' },
      { ...entry, referralKey: 'r2', sourceId: 'police' },
    ]);
    expect(counted).toEqual([
      { month: '2021-03', districtId: 'north', sourceId: 'police', referrals: 1, repeatEntries: 1 },
      { month: '2021-03', districtId: 'north', sourceId: 'school', referrals: 1, repeatEntries: 0 },
      { month: '2021-04', districtId: 'north', sourceId: 'school', referrals: 0, repeatEntries: 1 },
    ]);
  });
});
