import { describe, expect, it } from 'vitest';
import { pointsByLevelAt, standardAt, travelSharesAt } from '../../../../../server/domain/caseload-standard.ts';
import { districtChain } from '../../../../../server/domain/demand/chain.ts';
import { effectSentence, effectSide } from '../../../../../server/domain/demand/effect.ts';
import { hasTooManyFamilies } from '../../../../../server/domain/demand/families.ts';
import { monthDemand, monthsChanged } from '../../../../../server/domain/demand/month-demand.ts';
import { newStarterRule, reducedCaseload } from '../../../../../server/domain/demand/new-starters.ts';
import { countEntries } from '../../../../../server/domain/demand/referrals.ts';

const standard = (fromDate: string, pointsPerFullTime: number) => ({
  ...{ fromDate, pointsPerFullTime, fullTimeMinutes: 2220, source: 'assumed' },
});
const weight = (levelId: string, fromDate: string, points: number) => ({ levelId, fromDate, points });

describe('settings before the first ones start, in whatever order they stand', () => {
  const standards = [standard('2021-04-01', 90), standard('2019-04-01', 70), standard('2020-04-01', 80)];
  const weights = [weight('l2', '2021-04-01', 9), weight('l2', '2019-04-01', 7), weight('l2', '2020-04-01', 8)];

  it.each([
    ['2018-01-01', 70, 7],
    ['2019-04-01', 70, 7],
    ['2020-03-31', 70, 7],
    ['2020-04-01', 80, 8],
    ['2022-02-28', 90, 9],
  ])('on %s are %d points carried and %d a case', (date, carried, points) => {
    for (const [some, more] of [
      [standards, weights],
      [standards.toReversed(), weights.toReversed()],
    ] as const) {
      expect(standardAt(some, date).pointsPerFullTime).toBe(carried);
      expect(pointsByLevelAt(more, date)).toEqual(new Map([['l2', points]]));
    }
  });

  it('have no travel, nor has a district whose share is nought by then', () => {
    const share = (fromDate: string, of: number) => ({ districtId: 'north', fromDate, share: of });
    const travel = [share('2021-01-01', 0), share('2020-01-01', 0.2)];
    expect(travelSharesAt(travel, '2019-12-31')).toEqual(new Map());
    expect(travelSharesAt(travel, '2020-12-31')).toEqual(new Map([['north', 0.2]]));
    expect(travelSharesAt(travel, '2021-01-01')).toEqual(new Map());
  });
});

describe('the chain of a district', () => {
  const flow = { opened: 20, closed: 30, steppedUp: 12, steppedDown: 8, closedDays: 2700 };
  const weights = { l2: 4, l3: 10, l4: 15 };
  const chain = districtChain(
    {
      districtId: 'north',
      counts: [
        { levelId: 'l2', languageCode: 'en', openCases: 30 },
        { levelId: 'l2', languageCode: 'ur', openCases: 20 },
      ],
      referrals: [],
      flows: [
        { levelId: 'l2', ...flow },
        { levelId: 'l3', ...flow, closed: 3, closedDays: 90 },
      ],
      unwillingOfMonth: null,
      outOfScope: [],
      travelShare: null,
    },
    {
      pointsByLevel: new Map(Object.entries(weights)),
      pointsPerFullTime: 100,
      languagesThatNeedASpeaker: new Set<string>(),
    },
    ['l2', 'l3', 'l4', 'l5'],
  );

  it('has the flow of each level by itself', () => {
    // 50 open + 30 + 12 + 8; nobody open + 3 + 12 + 8
    expect(chain.levels[0]?.flow).toMatchObject({ closed: 30, present: 100, meanDays: 90 });
    expect(chain.levels[1]?.flow).toMatchObject({ closed: 3, present: 23, meanDays: 30 });
    expect(chain.levels[2]?.flow).toBeNull();
  });

  it('has a line for a level without a case, with what a case would weigh', () => {
    const lines = chain.levels.map(({ openCases, pointsPerCase, points }) => [openCases, pointsPerCase, points]);
    expect(lines).toEqual([
      [50, 4, 200],
      [0, 10, 0],
      [0, 15, 0],
      [0, 0, 0],
    ]);
  });
});

describe('somebody’s first months', () => {
  const rule = (months: number) => ({ share: 0.5, months, exceptRoleIds: [] });
  it.each([
    ['2020-01-31', 1, '2020-03-01'],
    ['2019-01-29', 1, '2019-03-01'],
    ['2020-01-29', 1, '2020-02-29'],
    ['2020-08-31', 6, '2021-03-01'],
    ['2020-03-31', 1, '2020-05-01'],
    ['2020-03-30', 1, '2020-04-30'],
    ['2020-05-31', 7, '2020-12-31'],
    ['2020-12-10', 12, '2021-12-10'],
    ['2020-11-09', 2, '2021-01-09'],
  ])('from %s, %d of them, end on %s', (startDate, months, fullFrom) => {
    const before = new Date(Date.parse(fullFrom) - 86_400_000).toISOString().slice(0, 10);
    const at = (date: string) => reducedCaseload({ startDate, roleId: 'caseworker' }, rule(months), date);
    expect(at(before)).toEqual({ share: 0.5, fullFrom });
    expect(at(fullFrom)).toBeUndefined();
  });

  it('count in full only in roles that some district has to have more than none of, each named once', () => {
    const minimum = (roleId: string, minimumFte: number) => ({ roleId, minimumFte });
    const minimums = [minimum('senior', 1), minimum('caseworker', 0), minimum('manager', 0.5), minimum('senior', 2)];
    expect(newStarterRule({ newStarterShare: 0.9, newStarterMonths: 12 }, minimums)?.exceptRoleIds).toEqual([
      'manager',
      'senior',
    ]);
  });
});

describe('the effect of settings in words', () => {
  const side = ([demandFte, capacityFte]: readonly number[]) => effectSide(demandFte ?? 0, capacityFte ?? 0);
  it.each([
    [[10, 10], [8, 9], 'Needs 2.00 FTE less and carries 1.00 FTE less; coverage rises from 100 % to 113 %.'],
    [[10, 10], [10.004, 10], 'Nothing changes.'],
    [[10, 10], [10.06, 10], 'Needs 0.06 FTE more; coverage falls from 100 % to 99 %.'],
    [[200, 199], [200.02, 199.02], 'Needs 0.02 FTE more and carries 0.02 FTE more.'],
    [[3, 2], [3, 2.97], 'Carries 0.97 FTE more; coverage rises from 67 % to 99 %.'],
    [[100, 99.6], [100, 100.4], 'Carries 0.80 FTE more.'],
  ] as const)('from %j to %j', (before, after, sentence) => {
    expect(effectSentence(side(before), side(after))).toBe(sentence);
  });
});

describe('demand of months', () => {
  const rows = { standards: [standard('2020-04-01', 100)], weights: [weight('l2', '2020-04-01', 2)], travel: [] };
  const counts = (month: string, levelId = 'l2') => ({
    ...{ month, districtId: 'north', levels: [{ levelId: 'l2', openCases: 10 }, ...other(levelId)] },
  });
  const other = (levelId: string) => (levelId === 'l2' ? [] : [{ levelId, openCases: 99 }]);

  it('leaves out cases of a level without any weight, and families that nothing is set for', () => {
    expect(monthDemand(rows, () => 7)(counts('2021-03', 'l9'))).toMatchObject({ demandFte: 0.2, chasing: null });
  });

  it('asks for families unwilling to engage only where chasing weighs something', () => {
    const asked: string[] = [];
    const unwilling = (month: string) => {
      asked.push(month);
      return 5;
    };
    const chased = { ...rows, standards: [...rows.standards, { ...standard('2021-03-31', 100), chasingPoints: 2 }] };
    const demand = monthDemand(chased, unwilling);
    expect([demand(counts('2021-02')).demandFte, demand(counts('2021-03')).demandFte]).toEqual([0.2, 0.3]);
    expect(asked).toEqual(['2021-03']);
  });

  it('names the months that change once each, the earliest first', () => {
    const heavier = { ...rows, weights: [weight('l2', '2020-04-01', 3)] };
    const all = [counts('2021-03'), counts('2021-01'), { ...counts('2021-03'), districtId: 'south' }];
    const [before, after] = [rows, heavier].map((of) => monthDemand(of, () => null));
    expect(before && after && monthsChanged(all, before, after)).toEqual(['2021-01', '2021-03']);
  });
});

describe('counts of referrals and families', () => {
  it('come by month, district and source, in the order of their names', () => {
    const entry = (districtId: string, sourceId: string, date: string) => ({
      ...{ referralKey: `${districtId} ${sourceId} ${date}`, districtId, sourceId, date },
    });
    const counted = countEntries([
      entry('south', 'police', '2021-02-01'),
      entry('north', 'school', '2021-02-01'),
      entry('north', 'police', '2021-02-02'),
      entry('south', 'police', '2021-01-31'),
    ]);
    expect(counted.map(({ month, districtId, sourceId }) => `${month} ${districtId} ${sourceId}`)).toEqual([
      '2021-01 south police',
      '2021-02 north police',
      '2021-02 north school',
      '2021-02 south police',
    ]);
  });

  it('fit as long as families are no more than cases', () => {
    const fits = (openCases: number, families: number | null) => !hasTooManyFamilies({ openCases, families });
    expect([fits(3, 3), fits(3, 4), fits(0, 0), fits(0, null)]).toEqual([true, false, true, true]);
  });
});
