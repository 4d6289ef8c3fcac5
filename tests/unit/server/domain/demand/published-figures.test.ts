import { describe, expect, it } from 'vitest';
import { ASSUMED_STANDARD } from '../../../../../server/domain/caseload-standard.ts';
import { bandCount } from '../../../../../server/domain/demand/fairness/bands.ts';
import { followRule } from '../../../../../server/domain/demand/review/follow.ts';
import { DEFAULT_REVIEW_RULE } from '../../../../../server/domain/demand/review/rule.ts';
import { CASELOAD_SCHEMES } from '../../../../../server/domain/demand/schemes.ts';
import { MONTHS_AFTER } from '../../../../../server/domain/demand/stress/effect.ts';
import { ASSUMED } from '../../../../../server/domain/demand/stress/ground.ts';
import { southOf } from './review/drift-records.ts';

describe('figures that were published', () => {
  it('are the schemes that a service can start from', () => {
    const lines = CASELOAD_SCHEMES.map((scheme) => [
      ...[scheme.id, scheme.totalPoints, scheme.fixedPoints, scheme.pointsPerFullTime],
      ...[scheme.newStarterShare, scheme.newStarterMonths, scheme.pointsPerCase],
    ]);
    expect(lines).toEqual([
      // Wirral: 100 points, 15 of them fixed; 90 in the first year leave 75 of 85
      ['wirral', 100, 15, 85, 0.8824, 12, null],
      // Harrow: 12 to 17 families, whatever their level
      ['harrow', null, null, (12 + 17) / 2, null, null, 1],
      // Department for Education: cases of a children’s social worker in 2022 and in 2023
      ['dfe-2022', null, null, 16.6, null, null, 1],
      ['dfe-2023', null, null, 16, null, null, 1],
    ]);
  });

  it('are 37 hours a week and 100 points as long as a service has set nothing', () => {
    expect(ASSUMED_STANDARD).toMatchObject({ fullTimeMinutes: 37 * 60, pointsPerFullTime: 100 });
  });
});

describe('figures that are assumed', () => {
  it('are those that screens name wherever they are used', () => {
    expect(ASSUMED).toEqual({
      ...{ schoolShare: 0.25, engaged: 0.8, unwilling: 0.15, casesPerEngaged: 1, casesPerFamily: 1 },
      ...{ closing: 1 / 6, openPerChild: 0.015 },
    });
    expect(MONTHS_AFTER).toBe(12);
  });

  it('are the rule that asks for reviews until a service sets its own', () => {
    expect(DEFAULT_REVIEW_RULE).toEqual({
      ...{
        below: 0.1,
        months: 3,
        of: 4,
        farBelow: 0.2,
        restMonths: 3,
        backWithin: 0.07,
        mostMoves: 3,
        leastGain: 0.05,
      },
    });
    // what stands is told with the months that have come since: four of four
    const { signal } = followRule(southOf([-0.12, -0.12, -0.12, -0.12]), [], DEFAULT_REVIEW_RULE, '2020-12-31');
    expect(signal).toMatchObject({ since: '2020-03-31', bad: 4, of: 4 });
  });

  it('are how many wards make fifths, quarters and halves', () => {
    expect([1, 2, 3, 4, 9, 10].map(bandCount)).toEqual([1, 2, 2, 4, 4, 5]);
  });
});
