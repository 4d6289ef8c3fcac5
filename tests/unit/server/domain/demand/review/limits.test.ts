import { describe, expect, it } from 'vitest';
import { adviceOf } from '../../../../../../server/domain/demand/review/advice.ts';
import { furthestBelow } from '../../../../../../server/domain/demand/review/drift.ts';
import { effectSentence } from '../../../../../../server/domain/demand/review/effect.ts';
import { findingIn } from '../../../../../../server/domain/demand/review/finding.ts';
import { followRule } from '../../../../../../server/domain/demand/review/follow.ts';
import { DEFAULT_REVIEW_RULE as RULE } from '../../../../../../server/domain/demand/review/rule.ts';
import { standingOf } from '../../../../../../server/domain/demand/review/standing.ts';
import { driftOf, reviewOf, southOf } from './drift-records.ts';

const point = (moves: number, difference: number) => ({ moves, worst: { districtId: 'south', difference } });

describe('moves that are advised', () => {
  // at most three moves; back within 7 %; a gain of at least 5 points
  it('are as many as allowed and no more', () => {
    const points = [point(0, -0.2), point(1, -0.19), point(2, -0.18), point(3, -0.1), point(4, -0.01)];
    expect(adviceOf(-0.2, points, RULE)).toEqual({ helps: true, point: points[3] });
    expect(adviceOf(-0.2, points, { ...RULE, mostMoves: 2 })).toEqual({ helps: false, point: points[2] });
  });

  it('end with the first that brings everybody back, exactly at the limit too', () => {
    const points = [point(1, -0.07), point(2, -0.02)];
    expect(adviceOf(-0.2, points, RULE).point).toBe(points[0]);
    expect(adviceOf(-0.2, [point(1, -0.0701), point(2, -0.02)], RULE).point?.moves).toBe(2);
  });

  it('help from exactly the least gain on, and never without a gain', () => {
    expect(adviceOf(-0.2, [point(1, -0.15)], RULE).helps).toBe(true);
    expect(adviceOf(-0.2, [point(1, -0.151)], RULE)).toMatchObject({ helps: false, point: { moves: 1 } });
    expect(adviceOf(-0.2, [point(1, -0.2), point(2, -0.21)], { ...RULE, leastGain: 0 })).toEqual({
      helps: false,
      point: null,
    });
    // of two as good the fewer; doing nothing is no advice
    expect(adviceOf(-0.2, [point(0, -0.1), point(1, -0.12), point(2, -0.12)], RULE).point?.moves).toBe(1);
  });
});

describe('the district that asks', () => {
  const window = (...months: Record<string, number>[]) => months.map((of, at) => driftOf(`2020-0${at + 1}`, of));

  it('is the lowest on average, whichever stands first', () => {
    const bad = [-0.12, -0.13, -0.14];
    const found = findingIn(window(...bad.map((value) => ({ a: value, b: value - 0.01, c: value + 0.005 }))), RULE);
    expect(found).toEqual({ districtId: 'b', cause: 'often', bad: 3, of: 3, mean: expect.closeTo(-0.14, 12) });
    expect(findingIn(window(...bad.map((value) => ({ b: value - 0.01, a: value }))), RULE)?.districtId).toBe('b');
  });

  it('is far below in the last two months, however many came before, and not exactly at the limit', () => {
    const far = window({ a: 0 }, { a: 0 }, { a: -0.21 }, { a: -0.22 });
    expect(findingIn(far, RULE)).toMatchObject({ cause: 'far', bad: 2, of: 4 });
    expect(findingIn(window({ a: 0 }, { a: 0 }, { a: -0.2 }, { a: -0.22 }), RULE)?.cause).not.toBe('far');
    expect(findingIn(window({ a: -0.21 }, { a: -0.22 }, { a: 0 }), RULE)).toBeNull();
  });

  it('is told with the months that it has a figure for', () => {
    const [first, ...others] = window({ a: -0.3 }, { a: -0.12 }, { a: -0.12 }, { a: -0.12 });
    const bare = (first?.districts ?? []).map((district) => ({ ...district, difference: null }));
    const months = first ? [{ ...first, districts: bare }, ...others] : [];
    expect(findingIn(months, RULE)).toMatchObject({ cause: 'often', bad: 3, of: 3, mean: expect.closeTo(-0.12, 12) });
    expect(findingIn([], RULE)).toBeNull();
  });

  it('is the first of those that are equally far below', () => {
    expect(furthestBelow(driftOf('2020-01', { a: -0.1, b: -0.1, c: -0.05 }))?.districtId).toBe('a');
  });
});

describe('reviews', () => {
  const bad = southOf([-0.12, -0.12, -0.12, -0.12, -0.12, -0.12]);

  it('after the date count for nothing, on the date they do', () => {
    const held = [reviewOf('2020-04-10', 'leave')];
    expect(followRule(bad.slice(0, 3), held, RULE, '2020-04-09')).toMatchObject({ decided: null, latest: null });
    const followed = followRule(bad.slice(0, 3), held, RULE, '2020-04-10');
    expect(followed).toMatchObject({ signal: null, decided: held[0], latest: held[0], restsUntil: '2020-07-10' });
  });

  it('are taken one after another, the last that decided counts', () => {
    const held = [
      reviewOf('2020-02-10', 'leave'),
      reviewOf('2020-03-10', 'rebalance'),
      reviewOf('2020-03-20', 'look-again'),
    ];
    const { decided, latest, steps } = followRule(bad, held, { ...RULE, restMonths: 0 }, '2020-06-30');
    expect([decided, latest]).toEqual([held[1], held[2]]);
    // March, April and May count anew
    expect(steps.map(({ state }) => state)).toEqual(['watch', 'watch', 'watch', 'watch', 'asked', 'stands']);
  });

  it('let it rest until the day, which is the first on which it is asked again', () => {
    // decided on the last of March, so that the rest ends on the last of June
    const held = [reviewOf('2020-03-31', 'leave')];
    const { steps, signal } = followRule(bad, held, RULE, '2020-06-30');
    expect(steps.map(({ state }) => state)).toEqual(['watch', 'watch', 'watch', 'watch', 'watch', 'asked']);
    expect(signal?.since).toBe('2020-06-30');
    const rests = followRule(bad.slice(0, 3), held, RULE, '2020-06-29');
    expect(standingOf(rests, RULE, '2020-06-29')).toMatchObject({ state: 'rests', until: '2020-06-30' });
    expect(standingOf(rests, RULE, '2020-06-30').state).not.toBe('rests');
  });
});

describe('what the rule makes of months', () => {
  const statesOf = (months: ReturnType<typeof southOf>, reviews: ReturnType<typeof reviewOf>[] = []) =>
    followRule(months, reviews, RULE, '2020-12-31').steps.map(({ state }) => state);

  it('counts anew once every district is back, and does not ask again at once', () => {
    // with what went before it three of the last four would be bad in May
    expect(statesOf(southOf([-0.12, -0.12, -0.12, -0.07, -0.12, -0.12, -0.12]))).toEqual([
      'watch',
      'watch',
      'asked',
      'back',
      'watch',
      'watch',
      'asked',
    ]);
  });

  it('knows nothing of a month without a figure', () => {
    const [first, ...others] = southOf([-0.12, -0.12, -0.12, -0.12]);
    const bare = (first?.districts ?? []).map((district) => ({ ...district, difference: null }));
    expect(statesOf(first ? [{ ...first, districts: bare }, ...others] : [])).toEqual([
      'unknown',
      'watch',
      'watch',
      'asked',
    ]);
  });

  it('asks from the month in which it does, however long ago the rest ended', () => {
    const months = southOf([0, 0, 0, 0, 0, 0, 0, 0, -0.12, -0.12, -0.12]);
    const { signal } = followRule(months, [reviewOf('2020-01-31', 'leave')], RULE, '2020-12-31');
    expect(signal).toMatchObject({ since: '2020-11-30', bad: 3, cause: 'often' });
  });

  it('is put off by who looked at it on the very day it was asked', () => {
    const months = southOf([-0.12, -0.12, -0.12]);
    const stateAt = (heldOn: string) => {
      const followed = followRule(months, [reviewOf(heldOn, 'look-again', '2020-05-15')], RULE, '2020-05-01');
      return standingOf(followed, RULE, '2020-05-01').state;
    };
    expect([stateAt('2020-03-31'), stateAt('2020-03-30')]).toEqual(['look-again', 'asked']);
  });
});

describe('the effect of another rule in words', () => {
  const effect = (count: number, side: 'before' | 'after') =>
    Array.from({ length: count }, (_, at) => ({
      ...{ month: `2020-0${at + 1}`, before: false, after: false },
      [side]: true,
    }));

  it('names up to four months and counts more', () => {
    expect(effectSentence(effect(4, 'after'))).toBe(
      'It would have asked in January 2020, February 2020, March 2020 and April 2020 too.',
    );
    expect(effectSentence(effect(5, 'before'))).toBe('It would not have asked in 5 months.');
    expect(effectSentence(effect(1, 'before'))).toBe('It would not have asked in January 2020.');
  });
});
