import { describe, expect, it } from 'vitest';
import { followRule } from '../../../../../../server/domain/demand/review/follow.ts';
import { DEFAULT_REVIEW_RULE } from '../../../../../../server/domain/demand/review/rule.ts';
import { standingOf } from '../../../../../../server/domain/demand/review/standing.ts';
import { reviewOf, southOf, twoDistricts } from './drift-records.ts';

const RULE = DEFAULT_REVIEW_RULE;
const END = '2021-12-31';
const statesOf = (
  differences: readonly (number | null)[],
  reviews = [] as ReturnType<typeof reviewOf>[],
  rule = RULE,
) => followRule(southOf(differences), reviews, rule, END).steps.map(({ state }) => state);

describe('how far districts are from their fair share', () => {
  it('is by the measure of the whole product, worked by hand', () => {
    // 15 FTE for a demand of 8 and 12: fair shares are 6 and 9
    const [north, south] = twoDistricts([8, 12], [7.5, 7.5]);
    expect(north).toMatchObject({ fairShareFte: 6, differenceFte: 1.5, difference: 0.25, word: 'over' });
    expect(south?.difference).toBeCloseTo(-1.5 / 9, 12);
    expect(south?.word).toBe('short');
  });

  it('is unknown where there is no demand, or nobody at all', () => {
    expect(twoDistricts([0, 12], [1, 9])[0]).toMatchObject({ difference: null, word: 'no demand' });
    expect(twoDistricts([8, 12], [0, 0]).map(({ difference }) => difference)).toEqual([null, null]);
  });
});

describe('the rule', () => {
  it('asks with the third bad month of the last four', () => {
    expect(statesOf([-0.12, -0.05, -0.12, -0.12])).toEqual(['watch', 'quiet', 'watch', 'asked']);
    expect(statesOf([-0.12, -0.12, -0.12])).toEqual(['watch', 'watch', 'asked']);
  });

  it('does not count exactly at the limit as beyond it', () => {
    expect(statesOf([-0.1, -0.1, -0.1, -0.1])).toEqual(['quiet', 'quiet', 'quiet', 'quiet']);
  });

  it('asks on the average of four months, never where only one of them is bad', () => {
    // −12, −9, −9.5, −13: the mean is −10.9, two are bad
    expect(statesOf([-0.12, -0.09, -0.095, -0.13])).toEqual(['watch', 'quiet', 'quiet', 'asked']);
    // −9, −9, −9, −60: the mean is −21.8, but one month alone is bad
    expect(statesOf([-0.09, -0.09, -0.09, -0.6])).toEqual(['quiet', 'quiet', 'quiet', 'watch']);
  });

  it('asks after two months far below', () => {
    expect(statesOf([-0.21, -0.22])).toEqual(['watch', 'asked']);
    expect(statesOf([-0.21, -0.05, -0.22])).toEqual(['watch', 'quiet', 'watch']);
  });

  it('leaves marked months out, as if they had not been', () => {
    expect(statesOf([-0.12, -0.12, null, null, -0.12])).toEqual(['watch', 'watch', 'marked', 'marked', 'asked']);
    expect(statesOf([null, null, null, null])).toEqual(['marked', 'marked', 'marked', 'marked']);
  });

  it('stands until the district is back within the nearer limit, and then counts anew', () => {
    expect(statesOf([-0.12, -0.12, -0.12, -0.08, -0.07, -0.12, -0.12, -0.12])).toEqual([
      'watch',
      'watch',
      'asked',
      'stands',
      'back',
      'watch',
      'watch',
      'asked',
    ]);
  });

  it('is answered by a review that decided: its months count no more, and it rests', () => {
    const bad = [-0.12, -0.12, -0.12, -0.12, -0.12, -0.12, -0.12];
    // asked for at the end of March; held on 15 April; bad again from April on: three months on 30 June, rest to 15 July
    expect(statesOf(bad, [reviewOf('2020-04-15', 'leave')])).toEqual([
      'watch',
      'watch',
      'asked',
      'watch',
      'watch',
      'rests',
      'asked',
    ]);
  });

  it('asks even while it rests where a district is far below in two months after the review', () => {
    const states = statesOf([-0.12, -0.12, -0.25, -0.25, -0.25], [reviewOf('2020-03-31', 'rebalance')]);
    expect(states).toEqual(['watch', 'watch', 'watch', 'watch', 'asked']);
  });

  it('goes on standing where a review only put it off', () => {
    const months = southOf([-0.12, -0.12, -0.12, -0.12]);
    const review = reviewOf('2020-04-10', 'look-again', '2020-06-10');
    const followed = followRule(months, [review], RULE, '2020-04-30');
    expect(followed.steps.at(-1)?.state).toBe('stands');
    expect(standingOf(followed, RULE, '2020-04-30')).toMatchObject({ state: 'look-again', on: '2020-06-10' });
    expect(standingOf(followed, RULE, '2020-06-10')).toMatchObject({ state: 'asked' });
  });

  it('takes no account of reviews after the date, and asks on the day the rest ends', () => {
    const months = southOf([-0.12, -0.12, -0.12]);
    const review = reviewOf('2020-01-15', 'leave');
    // it would ask at the end of March, but rests to 15 April
    expect(followRule(months, [review], { ...RULE, months: 2 }, '2020-04-14').signal).toBe(null);
    expect(followRule(months, [review], { ...RULE, months: 2 }, '2020-04-15').signal).toMatchObject({
      since: '2020-04-15',
      districtId: 'south',
    });
    expect(followRule(months, [reviewOf('2020-04-01', 'leave')], RULE, '2020-03-31').signal?.since).toBe('2020-03-31');
  });

  it('says how it stands with the service', () => {
    const standing = (
      differences: (number | null)[],
      asAt = '2020-12-31',
      reviews = [] as ReturnType<typeof reviewOf>[],
    ) => standingOf(followRule(southOf(differences), reviews, RULE, asAt), RULE, asAt);
    expect(standing([])).toEqual({ state: 'nothing' });
    expect(standing([-0.01, null, -0.02])).toEqual({ state: 'too-few', counted: 2, needed: 3 });
    expect(standing([-0.01, -0.05, -0.02])).toEqual({ state: 'quiet' });
    expect(standing([-0.2, -0.2, -0.2], '2020-05-01', [reviewOf('2020-04-20', 'rebalance')])).toMatchObject({
      state: 'rests',
      until: '2020-07-20',
    });
    expect(standing([-0.2, -0.2, -0.2])).toMatchObject({ state: 'asked', signal: { bad: 3, of: 3, cause: 'often' } });
  });
});
