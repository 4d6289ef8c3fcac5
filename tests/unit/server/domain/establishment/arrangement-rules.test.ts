import { describe, expect, it } from 'vitest';
import {
  ALL_RULES,
  type ArrangementFacts,
  checkArrangement,
  type RuleSetting,
} from '../../../../../server/domain/establishment/arrangement-rules.ts';
import { facts, honorarium, occupancy } from './arrangement-facts.ts';

const broken = (given: ArrangementFacts, settings: RuleSetting[] = []) =>
  checkArrangement(given, settings).map(({ rule }) => rule);
const of = (record: Partial<ArrangementFacts['record']>, more: Partial<ArrangementFacts> = {}) =>
  broken(facts({ record: honorarium(record), ...more }));

describe('the rules', () => {
  it('have names of their own, a title, a purpose and a sound limit', () => {
    expect(new Set(ALL_RULES.map(({ id }) => id)).size).toBe(ALL_RULES.length);
    for (const { title, what, threshold } of ALL_RULES) {
      expect([title, what].every((text) => text.length > 5)).toBe(true);
      if (threshold) expect(threshold.least <= threshold.usual && threshold.usual <= threshold.most).toBe(true);
    }
  });

  it('are silent where nothing is wrong', () => {
    expect(broken(facts())).toEqual([]);
  });

  it('say the value and a remedy', () => {
    const [found] = checkArrangement(facts({ record: honorarium({ payPoint: 9 }) }), []);
    expect(found).toEqual({
      rule: 'grade-point',
      title: 'Point outside the grade',
      severity: 'warn',
      field: 'payPoint',
      sentence: 'Point 9 does not belong to Grade 5 (post P-2) on 1 Sep 2020: its points are 5 to 7.',
      remedy: 'Choose a point from 5 to 7, or a post of another grade.',
    });
  });

  it('do what the council set, except where data rests on them', () => {
    const late = facts({ record: honorarium({ payPoint: 9 }), post: { ...facts().post, endDate: '2021-01-31' } });
    const settings: RuleSetting[] = [
      { id: 'grade-point', severity: 'off', threshold: null },
      { id: 'post-end', severity: 'off', threshold: null },
    ];
    expect(checkArrangement(late, settings)).toMatchObject([{ rule: 'post-end', severity: 'refuse' }]);
    const both = checkArrangement(late, [{ id: 'grade-point', severity: 'warn', threshold: null }]);
    expect(both.map(({ severity }) => severity)).toEqual(['refuse', 'warn']);
  });
});

describe('an honorarium', () => {
  it.each([
    ['2020-09-27', ['honorarium-short']],
    ['2020-09-28', []],
  ])('until %s: %j', (endDate, rules) => {
    expect(of({ endDate, reviewDate: null })).toEqual(rules);
  });

  it.each([
    ['2021-08-31', []],
    ['2021-09-01', ['honorarium-long']],
  ])('of a year until %s: %j', (endDate, rules) => {
    expect(of({ endDate })).toEqual(rules);
  });

  it('counts to the limit that was set', () => {
    const settings: RuleSetting[] = [{ id: 'honorarium-long', severity: 'refuse', threshold: 5 }];
    expect(broken(facts(), settings)).toEqual(['honorarium-long']);
  });

  it.each<[string, string | null, string, string[]]>([
    ['no review', null, '2020-09-15', ['honorarium-review']],
    ['a review in three months', '2020-12-15', '2020-09-15', []],
    ['a review a day later', '2020-12-16', '2020-09-15', ['honorarium-review']],
    ['a review that has passed', '2020-12-01', '2020-12-02', ['honorarium-review']],
    ['a review planned before it begins', '2020-12-01', '2020-06-01', []],
    ['no review once it has ended', null, '2021-03-01', []],
  ])('with %s (%s, on %s)', (_, reviewDate, today, rules) => {
    expect(of({ reviewDate }, { today })).toEqual(rules);
  });

  it('of three months needs no review', () => {
    expect(of({ endDate: '2020-12-01', reviewDate: null })).toEqual([]);
    expect(of({ endDate: '2020-12-02', reviewDate: null })).toEqual(['honorarium-review']);
  });

  it('is none where full pay is paid', () => {
    expect(of({ basePoint: null, endDate: '2020-09-10', reviewDate: null })).toEqual([]);
  });
});

describe('points', () => {
  it('are checked at each step, and at each day on which the grade changes', () => {
    expect(of({ steps: [{ fromDate: '2020-12-01', point: 8 }] })).toEqual(['grade-point']);
    const ranges = [
      { gradeId: 'g5', fromDate: '2019-04-01', lowPoint: 5, highPoint: 7 },
      { gradeId: 'g5', fromDate: '2021-01-01', lowPoint: 7, highPoint: 9 },
    ];
    const found = checkArrangement(facts({ gradeOf: () => ({ id: 'g5', name: 'Grade 5', ranges }), ofHolder: [] }), []);
    expect(found.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('1 Jan 2021: its points are 7 to 9'),
    ]);
  });

  it('of a grade whose range nobody entered are said to be unchecked', () => {
    const found = checkArrangement(facts({ gradeOf: () => ({ id: 'g', name: 'Grade X', ranges: [] }) }), []);
    expect(found.map(({ rule }) => rule)).toEqual(['grade-point', 'grade-point']);
    expect(found[0]?.sentence).toMatch(/Which points belong to Grade X .* is not recorded/);
  });

  it('that the extra is counted from belong to the own post', () => {
    expect(of({ basePoint: 2 })).toEqual(['grade-point']);
  });
});

describe('hours', () => {
  const other = occupancy({ id: 'A-3', postId: 'P-3', kind: 'acting-up', minutes: 1110, startDate: '2021-01-01' });

  it('of a person count what they hold, or do instead, whichever is more', () => {
    expect(of({}, { ofHolder: [occupancy(), other] })).toEqual(['person-overlap', 'person-hours']);
    expect(of({ minutes: 1110 }, { ofHolder: [occupancy(), other] })).toEqual(['person-overlap']);
    const additional = occupancy({ id: 'A-4', kind: 'additional-hours', minutes: 1110, startDate: '2021-02-01' });
    const lent = {
      ofHolder: [occupancy({ minutes: 1110 }), additional],
      holder: { ...facts().holder, contractedMinutes: 1110 },
    };
    const found = checkArrangement(
      facts({ ...lent, holder: { ...lent.holder, name: 'Robin', startDate: '2018-04-01', endDate: null } }),
      [],
    );
    expect(found.find(({ rule }) => rule === 'person-hours')?.sentence).toBe(
      'Robin would hold 37:00 hours a week on 1 Sep 2020, of 18:30.',
    );
  });

  it('of somebody without a post of their own count cover as what they hold', () => {
    const cover = occupancy({ id: 'A-3', kind: 'maternity-cover', endDate: '2021-03-31' });
    expect(of({}, { ofHolder: [cover] })).toEqual(['person-overlap']);
  });

  it.each([
    [1110, []],
    [1111, ['full-time']],
  ])('additional to half-time: %i', (minutes, rules) => {
    const record = honorarium({ kind: 'additional-hours', minutes, basePoint: null, payPoint: 5 });
    const holder = { name: 'Robin', contractedMinutes: 1110, startDate: '2018-04-01', endDate: null };
    expect(broken(facts({ record, holder, ofHolder: [occupancy({ minutes: 1110 })] }))).toEqual(rules);
  });

  it('of a post are filled once: its holder counts for what nobody covers', () => {
    const holder = occupancy({ id: 'A-9', postId: 'P-2', personId: 'W-9', name: 'Sam' });
    expect(of({}, { inPost: [holder] })).toEqual(['post-hours']);
    const away = occupancy({ id: 'A-8', postId: 'P-5', personId: 'W-9', kind: 'secondment', endDate: '2021-02-28' });
    const covered = { inPost: [holder], covered: holder, ofCovered: [away] };
    expect(of({ coversId: 'A-9' }, covered)).toEqual([]);
    expect(of({ coversId: 'A-9', minutes: 1110 }, covered)).toEqual([]);
    const second = occupancy({
      id: 'A-7',
      postId: 'P-2',
      personId: 'W-7',
      kind: 'agency',
      coversId: 'A-9',
      startDate: '2021-02-01',
    });
    const found = checkArrangement(
      facts({ ...covered, record: honorarium({ coversId: 'A-9' }), inPost: [holder, second] }),
      [],
    );
    expect(found.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/74:00 hours a week on 1 Feb 2021; 37:00/),
    ]);
  });

  it('count again from the day on which cover ends', () => {
    const holder = occupancy({ id: 'A-9', postId: 'P-2', personId: 'W-9', minutes: 1110 });
    const cover = occupancy({
      id: 'A-8',
      postId: 'P-2',
      personId: 'W-8',
      kind: 'agency',
      minutes: 1110,
      coversId: 'A-9',
      endDate: '2020-12-31',
    });
    expect(of({ minutes: 1110 }, { inPost: [holder, cover] })).toEqual([]);
    expect(of({ minutes: 1111 }, { inPost: [holder, cover] })).toEqual(['post-hours']);
  });
});

describe('dates', () => {
  it.each([
    [{ decidedOn: '2020-09-01' }, []],
    [{ decidedOn: '2020-09-02' }, ['retrospective-start']],
    [{ decidedOn: null, today: '2020-09-01' }, []],
    [{ decidedOn: null, today: '2020-09-02' }, ['retrospective-start']],
  ])('of the decision: %j', (more, rules) => {
    expect(broken(facts(more))).toEqual(rules);
  });

  it.each([
    [{ startDate: '2020-09-01', endDate: '2021-02-28' }, []],
    [{ startDate: '2020-09-02', endDate: null }, ['post-end']],
    [{ startDate: '2020-04-01', endDate: '2021-02-27' }, ['post-end']],
  ])('of the post: %j', (dates, rules) => {
    expect(broken(facts({ post: { ...facts().post, ...dates } }))).toEqual(rules);
  });

  it.each([
    [{ startDate: '2020-09-02', endDate: null }, ['person-employed']],
    [{ startDate: '2018-04-01', endDate: '2021-02-27' }, ['person-employed']],
    [{ startDate: '2018-04-01', endDate: '2021-02-28' }, []],
  ])('of the employment: %j', (dates, rules) => {
    const holder = { name: 'Robin', contractedMinutes: 2220, ...dates };
    expect(broken(facts({ holder }))).toEqual(rules);
  });

  it('of whoever is covered', () => {
    const covered = occupancy({ id: 'A-9', postId: 'P-2', personId: 'W-9', name: 'Sam', endDate: '2021-02-27' });
    expect(of({ coversId: 'A-9' }, { covered })).toEqual(['cover-away']);
    const there = { ...covered, endDate: null };
    const found = checkArrangement(facts({ record: honorarium({ coversId: 'A-9' }), covered: there }), []);
    expect(found.map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/Nothing recorded takes Sam away/)]);
    // that somebody is on leave is not stored: maternity cover says so by itself
    expect(of({ coversId: 'A-9', kind: 'maternity-cover', basePoint: null }, { covered: there })).toEqual([]);
    expect(of({ coversId: 'A-9', coveredStops: true }, { covered: there })).toEqual([]);
  });

  describe('of cover that adds case-holding time', () => {
    const held = occupancy({ id: 'A-9', postId: 'P-2', personId: 'W-9', name: 'Sam' });
    const adds = { coversId: 'A-9', kind: 'maternity-cover', basePoint: null, capacityMinutes: 1110 } as const;
    const counted = { covered: held, coveredCasesIn: 'north', inPost: [held] };
    const inNorth = { ...adds, capacityDistrictId: 'north' };

    it('is asked whether whoever is covered goes on to count in the same district', () => {
      expect(of(inNorth, counted)).toEqual(['cover-counts-twice']);
      expect(of({ ...inNorth, coveredStops: true }, counted)).toEqual([]);
      expect(of({ ...inNorth, capacityDistrictId: 'south' }, counted)).toEqual([]);
      expect(of({ ...inNorth, capacityMinutes: -1110 }, counted)).toEqual([]);
      expect(of(inNorth, { ...counted, coveredCasesIn: null })).toEqual([]);
    });

    it('counts in the district of the post where it names none', () => {
      const post = { ...facts().post, districtId: 'north' };
      expect(of({ ...adds, capacityDistrictId: null }, { ...counted, post })).toEqual(['cover-counts-twice']);
    });

    it('is quiet where something else makes their caseload less on all of its days', () => {
      const away = occupancy({
        ...{ id: 'A-8', postId: 'P-5', personId: 'W-9', kind: 'acting-up', capacityMinutes: -1110 },
        endDate: '2021-02-28',
      });
      expect(of(inNorth, { ...counted, ofCovered: [away] })).toEqual([]);
      const shorter = { ...away, endDate: '2021-02-27' };
      expect(of(inNorth, { ...counted, ofCovered: [shorter] })).toEqual(['cover-counts-twice']);
      const beside = occupancy({
        ...{ id: 'A-7', postId: 'P-2', personId: 'W-7', kind: 'maternity-cover', minutes: 0, coversId: 'A-9' },
        ...{ coveredStops: true, endDate: '2021-02-28' },
      });
      expect(of(inNorth, { ...counted, inPost: [held, beside] })).toEqual([]);
    });
  });
});
