import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtDemand } from '../../server/domain/caseload.ts';
import { countEntries, referralChain } from '../../server/domain/demand/referrals.ts';
import {
  type SettingRows,
  settingDates,
  settingsAt,
  withoutSettings,
  withSettings,
} from '../../server/domain/demand/settings.ts';

const seed = 20210401;
const LEVELS = ['l1', 'l2', 'l3', 'l4'];
const LANGUAGES = ['en', 'ur', 'bn', 'unknown'];
const counts = fc.array(
  fc.record({
    levelId: fc.constantFrom(...LEVELS),
    languageCode: fc.constantFrom(...LANGUAGES),
    openCases: fc.nat({ max: 400 }),
  }),
  { maxLength: 20 },
);
const standard = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 }),
    pointsPerFullTime: fc.integer({ min: 1, max: 200 }),
    chasingPoints: fc.option(fc.integer({ min: 0, max: 10 })),
  })
  .map(({ weights, ...more }) => ({
    ...more,
    pointsByLevel: new Map(LEVELS.map((level, place) => [level, weights[place] ?? 1])),
    languagesThatNeedASpeaker: new Set(['ur', 'bn']),
  }));
const load = fc.record({
  unwilling: fc.option(fc.nat({ max: 100 })),
  travelShare: fc.option(fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100)),
});

describe('demand of a district', () => {
  it('is never less with more cases', () => {
    fc.assert(
      fc.property(counts, counts, standard, load, (some, more, by, beside) => {
        const less = districtDemand(some, by, beside).demandFte;
        expect(districtDemand([...some, ...more], by, beside).demandFte).toBeGreaterThanOrEqual(less - 1e-9);
      }),
      { seed },
    );
  });

  it('is kept where a district is split in two', () => {
    fc.assert(
      fc.property(counts, counts, standard, load, fc.nat(100), (one, other, by, beside, part) => {
        const whole = districtDemand([...one, ...other], by, beside);
        const unwilling = beside.unwilling === null ? null : Math.min(part, beside.unwilling);
        const rest = beside.unwilling === null ? null : beside.unwilling - (unwilling ?? 0);
        const parts = [
          districtDemand(one, by, { ...beside, unwilling }),
          districtDemand(other, by, { ...beside, unwilling: rest }),
        ];
        const sum = parts.reduce((total, { demandFte }) => total + demandFte, 0);
        expect(sum).toBeCloseTo(whole.demandFte, 6);
        for (const language of ['ur', 'bn']) {
          const spoken = parts.reduce(
            (total, { languageDemandFte }) => total + (languageDemandFte.get(language) ?? 0),
            0,
          );
          expect(spoken).toBeCloseTo(whole.languageDemandFte.get(language) ?? 0, 6);
        }
      }),
      { seed },
    );
  });

  it('is never lowered by chasing or travel, and the languages never exceed it', () => {
    fc.assert(
      fc.property(counts, standard, load, (some, by, beside) => {
        const { chasingPoints: _, ...plain } = by;
        const bare = districtDemand(some, plain).demandFte;
        const full = districtDemand(some, by, beside);
        expect(full.demandFte).toBeGreaterThanOrEqual(bare - 1e-9);
        expect(Number.isFinite(full.demandFte)).toBe(true);
        const spoken = [...full.languageDemandFte.values()].reduce((sum, fte) => sum + fte, 0);
        expect(spoken).toBeLessThanOrEqual(full.demandFte + 1e-9);
      }),
      { seed },
    );
  });
});

const entries = fc.array(
  fc.record({
    referralKey: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    districtId: fc.constantFrom('north', 'south'),
    sourceId: fc.constantFrom('school', 'police', 'health'),
    date: fc.constantFrom('2021-01-05', '2021-01-20', '2021-02-03', '2021-03-31'),
  }),
  { maxLength: 25 },
);

describe('a referral that enters by several doors', () => {
  it('counts once, whatever the order of its entries', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (all, turn) => {
        const counted = countEntries(all);
        const sum = (of: (row: (typeof counted)[number]) => number) =>
          counted.reduce((total, row) => total + of(row), 0);
        expect(sum(({ referrals }) => referrals)).toBe(new Set(all.map(({ referralKey }) => referralKey)).size);
        expect(sum(({ referrals, repeatEntries }) => referrals + repeatEntries)).toBe(all.length);
        const at = all.length === 0 ? 0 : turn % all.length;
        expect(countEntries([...all.slice(at), ...all.slice(0, at)])).toEqual(counted);
        const figures = counted.map((row) => ({ ...row, contacts: 0, straightToMash: 0, engaged: 0, unwilling: 0 }));
        expect(referralChain(figures)?.referrals ?? 0).toBe(sum(({ referrals }) => referrals));
      }),
      { seed },
    );
  });
});

const DAYS = ['2020-04-01', '2020-10-01', '2021-04-01', '2022-04-01'];
const day = fc.constantFrom(...DAYS);
const settings = fc.record({
  weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 }),
  pointsPerFullTime: fc.integer({ min: 50, max: 120 }),
  travel: fc.constantFrom(0, 0.1, 0.25),
});

describe('settings by date', () => {
  const first: SettingRows = {
    levels: [
      { id: 'l1', name: 'One' },
      { id: 'l2', name: 'Two' },
    ],
    standards: [{ fromDate: '2019-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: 'assumed' }],
    weights: ['l1', 'l2'].map((levelId) => ({ levelId, fromDate: '2019-04-01', points: 3 })),
    travel: [],
  };

  it('are as they were set on their date, and leave every other stretch alone', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(day, settings), { maxLength: 6 }), (changes) => {
        let rows = first;
        for (const [fromDate, { weights, pointsPerFullTime, travel }] of changes) {
          const before = rows;
          const wanted = {
            ...settingsAt(rows, fromDate),
            pointsPerFullTime,
            levels: first.levels.map(({ id, name }, place) => ({ id, name, points: weights[place] ?? 1 })),
            travel: travel > 0 ? [{ districtId: 'north', share: travel, source: 'assumed' }] : [],
          };
          rows = withSettings(rows, fromDate, wanted);
          expect(settingsAt(rows, fromDate)).toMatchObject({ pointsPerFullTime, levels: wanted.levels });
          expect(settingsAt(rows, fromDate).travel.map(({ share }) => share)).toEqual(travel > 0 ? [travel] : []);
          for (const other of [...DAYS, '2020-03-31'].filter((date) => date !== fromDate)) {
            const isThere = settingDates(before).includes(other) || other < fromDate;
            if (isThere) expect(settingsAt(rows, other)).toEqual(settingsAt(before, other));
          }
        }
        const cleared = DAYS.reduce(withoutSettings, rows);
        expect(cleared).toEqual(first);
      }),
      { seed },
    );
  });
});
