import { describe, expect, it } from 'vitest';
import { adviceOf } from '../../../../../../server/domain/demand/review/advice.ts';
import { suggestedNext } from '../../../../../../server/domain/demand/review/dates.ts';
import { effectSentence, ruleEffect } from '../../../../../../server/domain/demand/review/effect.ts';
import { followRule } from '../../../../../../server/domain/demand/review/follow.ts';
import { adviceSentence } from '../../../../../../server/domain/demand/review/moves-words.ts';
import { DEFAULT_REVIEW_RULE, reviewRuleOf } from '../../../../../../server/domain/demand/review/rule.ts';
import { standingOf } from '../../../../../../server/domain/demand/review/standing.ts';
import {
  nextSentence,
  ruleSentences,
  standingDetail,
  standingSentence,
  stepSentence,
} from '../../../../../../server/domain/demand/review/words.ts';
import { reviewOf, southOf } from './drift-records.ts';

const RULE = DEFAULT_REVIEW_RULE;
const NAMES: Record<string, string> = { north: 'North', south: 'South' };
const ALL = { nameOf: (id: string) => NAMES[id] ?? id, own: null };
const point = (moves: number, difference: number) => ({ moves, worst: { districtId: 'south', difference } });

describe('what few moves would do', () => {
  it('advises the fewest that bring every district back', () => {
    const points = [point(1, -0.12), point(2, -0.05), point(3, -0.02)];
    const advice = adviceOf(-0.14, points, RULE);
    expect(advice).toMatchObject({ helps: true, point: { moves: 2 } });
    expect(adviceSentence(advice, -0.14, 4.2)).toBe(
      'Rebalance now: two moves would bring the worst district from −14 % to −5 %.',
    );
  });

  it('else those that help most, and the fewest of equals', () => {
    expect(adviceOf(-0.3, [point(1, -0.2), point(2, -0.15), point(3, -0.15)], RULE).point?.moves).toBe(2);
    expect(adviceOf(-0.3, [point(1, -0.2), point(4, 0)], RULE).point?.moves).toBe(1);
  });

  it('says that moving people would not mend it where they gain too little, and what is missing', () => {
    const advice = adviceOf(-0.14, [point(1, -0.13), point(2, -0.12)], RULE);
    expect(advice.helps).toBe(false);
    expect(adviceSentence(advice, -0.14, 4.2)).toBe(
      'Moving people would not mend this. Two moves would only bring the worst district from −14 % to −12 %. 4.20 FTE are missing in all: it needs people, or less demand.',
    );
    const none = adviceOf(-0.14, [point(1, -0.14)], RULE);
    expect(none).toEqual({ helps: false, point: null });
    expect(adviceSentence(none, -0.14, -1)).toBe(
      'Moving people would not mend this. In all there are people enough: look at who may not work where, and at who cannot be moved.',
    );
  });
});

describe('the next review', () => {
  it('is suggested for when the rule asks again, never at a weekend', () => {
    expect(suggestedNext('leave', '2021-04-01', RULE)).toBe('2021-07-01');
    // 1 August 2021 is a Sunday, 1 May a Saturday
    expect(suggestedNext('rebalance', '2021-05-01', RULE)).toBe('2021-08-02');
    expect(suggestedNext('look-again', '2021-04-01', RULE)).toBe('2021-05-03');
    expect(suggestedNext('leave', '2021-04-01', { ...RULE, restMonths: 0 })).toBe('2021-05-03');
  });

  it('is told of', () => {
    expect(nextSentence(null, '2021-04-01')).toBe('');
    expect(nextSentence('2021-04-01', '2021-04-01')).toBe('The next review is due today.');
    expect(nextSentence('2021-03-31', '2021-04-01')).toBe('The next review was due on 31 Mar 2021.');
    expect(nextSentence('2021-07-01', '2021-04-01')).toBe('The next review is on 1 Jul 2021.');
  });
});

describe('where the service stands, in words', () => {
  const told = (
    differences: (number | null)[],
    asAt: string,
    own: string | null = null,
    reviews: ReturnType<typeof reviewOf>[] = [],
  ) => {
    const standing = standingOf(followRule(southOf(differences), reviews, RULE, asAt), RULE, asAt);
    const reader = { ...ALL, own };
    return [standingSentence(standing, RULE, reader), standingDetail(standing, RULE, reader)];
  };

  it('names the district that asks to those who see it, and to nobody else', () => {
    const bad = [-0.12, -0.12, -0.12];
    expect(told(bad, '2020-03-31')).toEqual([
      'A review is needed: South was more than 10 % below its fair share in 3 of the last 3 months that count.',
      'It has been asked for since 31 Mar 2020. It ends when a review decides, or when every district is within 7 % of its fair share.',
    ]);
    expect(told(bad, '2020-03-31', 'south')).toEqual(told(bad, '2020-03-31'));
    expect(told(bad, '2020-03-31', 'north')[0]).toBe('A review is needed, because of another district.');
    expect(told(bad, '2020-03-31', 'north').join()).not.toMatch(/South|12/);
  });

  it('tells of rest, of a day to look again, and of too little to tell', () => {
    expect(told([-0.12, -0.12, -0.12], '2020-04-02', null, [reviewOf('2020-04-01', 'rebalance')])).toEqual([
      'No review is needed before 1 Jul 2020: on 1 Apr 2020 it was decided to rebalance.',
      'Until then only a district more than 20 % below its fair share in two months running asks for another.',
    ]);
    const again = told([-0.12, -0.12, -0.12], '2020-04-02', null, [reviewOf('2020-04-01', 'look-again', '2020-05-04')]);
    expect(again[0]).toBe('Look again on 4 May 2020, as was agreed on 1 Apr 2020.');
    expect(told([-0.12], '2020-02-01')[0]).toBe(
      'It is too early to tell: 1 of the 3 months that the rule needs are there.',
    );
    expect(told([], '2020-02-01')[0]).toBe('There is no month to look at yet.');
    expect(told([0, 0, 0], '2020-03-31')[0]).toBe(
      'No review is needed: no district has been more than 10 % below its fair share for long enough.',
    );
  });

  it('tells of each month without another district’s figures', () => {
    const months = southOf([-0.12, null, -0.12, -0.12, -0.05]);
    const { steps } = followRule(months, [], RULE, '2020-12-31');
    const said = (own: string | null, ownDifference: number | null) =>
      steps.map((step, at) =>
        stepSentence(step, RULE, { ...ALL, own }, { ownDifference, marked: months[at]?.marked ?? null }),
      );
    expect(said(null, null)).toEqual([
      'South was 12 % below its fair share: more than 10 %, but not for long enough.',
      'Left out, because it is marked: Lockdown.',
      'South was 12 % below its fair share: more than 10 %, but not for long enough.',
      'A review is asked for. South was more than 10 % below its fair share in 3 of the last 3 months that count.',
      'Every district is within 7 % of its fair share: the review is asked for no more.',
    ]);
    expect(said('north', 0.01).join(' ')).not.toMatch(/South|12 %/);
    expect(said('north', 0.01)[3]).toBe(
      'A review is asked for. Another district has been too far below its fair share for long enough.',
    );
  });

  it('says what the rule does', () => {
    const all = ruleSentences({ ...RULE, restMonths: 0 }).join(' ');
    expect(all).toContain('more than 10 % below its fair share in 3 of the last 4 months');
    expect(all).toContain('months that follow it count at once');
    expect(ruleSentences({ ...RULE, restMonths: 1 }).join(' ')).toContain('for a month');
  });
});

describe('the effect of another rule', () => {
  const months = southOf([-0.12, -0.12, -0.12, -0.12]);
  const effect = (after: Partial<typeof RULE>) =>
    effectSentence(ruleEffect(months, [], { before: RULE, after: { ...RULE, ...after } }, '2020-12-31'));

  it('names the months in which it would have asked, or not', () => {
    expect(effect({})).toBe('It would have asked in the same months as now.');
    expect(effect({ months: 2 })).toBe('It would have asked in February 2020 too.');
    expect(effect({ below: 0.15 })).toBe('It would not have asked in March 2020 and April 2020.');
  });
});

describe('the stored rule', () => {
  it('has a default for whatever is missing or broken', () => {
    expect(reviewRuleOf(undefined)).toEqual(RULE);
    expect(reviewRuleOf({ below: 0.2, months: 'three', of: Number.NaN })).toEqual({ ...RULE, below: 0.2 });
  });
});
