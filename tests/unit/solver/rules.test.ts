import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../../solver/plan-input.ts';
import type { Placement } from '../../../solver/proposal.ts';
import { verify } from '../../../solver/verify.ts';
import { smallProblem } from '../../support/solver-problems.ts';

/** `P1 north`, or `P1 north 0.5`, separated by commas. */
function place(text: string): Placement[] {
  return text.split(', ').map((entry) => {
    const [staff = '', district = '', share = '1'] = entry.split(' ');
    return { staff, district, share: Number(share) };
  });
}

function districts(north: object, south: object = {}): Record<string, unknown> {
  return {
    districts: [
      { id: 'north', name: 'North', demandFte: 2, ...north },
      { id: 'south', name: 'South', demandFte: 2, ...south },
    ],
  };
}

function penalties(input: PlanInput, text: string) {
  return verify(input, place(text)).penalties;
}

function broken(input: PlanInput, text: string) {
  return verify(input, place(text)).violations.map(({ rule, subject, amount, sentence }) => {
    return { rule, subject, amount: Math.round(amount * 1e6) / 1e6, sentence };
  });
}

describe('soft rules, worked by hand', () => {
  // four persons of 1 FTE, equal demand: C = 4, fair = 2 each, floors 1.96 (2 %) and 1.80 (10 %)
  const four = smallProblem([{}, {}, {}, {}]);

  it('fair share costs 10 a missing FTE below 98 %, severe 30 more below 90 %', () => {
    const found = penalties(four, 'P1 north, P2 south, P3 south, P4 south');
    expect(found.fairShare).toBeCloseTo(10 * 0.96, 9);
    expect(found.severe).toBeCloseTo(30 * 0.8, 9);
  });

  it('a fair plan costs nothing, and capacity over the fair share costs nothing of its own', () => {
    expect(verify(four, place('P1 north, P2 north, P3 south, P4 south')).objective).toBe(0);
  });

  it('counts case-holding capacity only: seniors half, team managers none', () => {
    const staff = [{}, { role: 'senior-practitioner' }, { role: 'team-manager' }, { fte: 0.5 }];
    const found = verify(smallProblem(staff), place('P1 north, P2 south, P3 south, P4 south'));
    // C = 1 + 0.5 + 0 + 0.5 = 2, fair = 1 each
    expect(found.districts.map(({ capacityFte, fairShareFte }) => [capacityFte, fairShareFte])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(found.objective).toBe(0);
  });

  it('language costs 4 an uncovered FTE, and a speaker of two languages counts once', () => {
    const languages = districts({ languageDemandFte: { ur: 0.6, bn: 0.7 } });
    const both = smallProblem([{ languages: ['ur', 'bn'] }, {}], languages);
    expect(penalties(both, 'P1 north, P2 south').language).toBeCloseTo(4 * 0.3, 9);
    expect(penalties(both, 'P2 north, P1 south').language).toBeCloseTo(4 * 1.3, 9);
  });

  it('divides a speaker of two languages to help where the specialist cannot', () => {
    const languages = districts({ languageDemandFte: { ur: 0.5, bn: 0.5 } });
    const staff = [{ languages: ['ur', 'bn'], fte: 0.5 }, { languages: ['ur'], fte: 0.5 }, {}];
    expect(penalties(smallProblem(staff, languages), 'P1 north, P2 north, P3 south').language).toBeCloseTo(0, 9);
  });

  it('preference costs fte × (1 − preference): none stated is indifferent, unlisted is 0', () => {
    const staff = [{ fte: 0.8, preferences: { north: 0.6 } }, {}, { preferences: {} }];
    expect(penalties(smallProblem(staff), 'P1 north, P2 south, P3 south').preference).toBeCloseTo(0.8 * 0.4, 9);
    expect(penalties(smallProblem(staff), 'P1 south, P2 south, P3 south').preference).toBeCloseTo(0.8, 9);
  });

  it('move costs half an FTE outside the current district; nobody without one moves', () => {
    const split = { maxDistricts: 2, splitStep: 0.5, current: 'north' };
    const input = smallProblem([{ current: 'north', fte: 0.6 }, split, { current: null }]);
    expect(penalties(input, 'P1 south, P2 north 0.5, P2 south 0.5, P3 south').move).toBeCloseTo(
      0.5 * 0.6 + 0.5 * 0.5,
      9,
    );
  });

  it('is zero for no staff and no demand, and all language demand for no staff', () => {
    const nobody = smallProblem([], districts({ demandFte: 0, languageDemandFte: { ur: 1 } }, { demandFte: 0 }));
    expect(verify(nobody, [])).toMatchObject({ violations: [], objective: 4, penalties: { fairShare: 0, severe: 0 } });
    expect(verify(nobody, []).districts[0]?.coverage).toBeNull();
  });
});

describe('hard rules, in the manager’s words', () => {
  it('everybody’s whole time is placed', () => {
    expect(broken(smallProblem([{}, {}]), 'P1 north 1.5')).toMatchObject([
      { rule: 'wholePlacement', subject: 'P1', amount: 0.5 },
      { rule: 'wholePlacement', subject: 'P2', sentence: 'P2 is not placed anywhere.' },
      { rule: 'splitStep', subject: 'P1' },
    ]);
  });

  it('shares come in whole steps and at most so many districts', () => {
    const found = broken(smallProblem([{ name: 'Ann Smith' }]), 'P1 north 0.5, P1 south 0.5');
    expect(found.map(({ rule }) => rule)).toEqual(['splitStep', 'splitStep', 'districtLimit']);
    expect(found[2]?.sentence).toBe('Ann Smith is placed in 2 districts; at most 1 is agreed.');
    const split = smallProblem([{ maxDistricts: 2, splitStep: 0.2 }]);
    expect(broken(split, 'P1 north 0.4, P1 south 0.6')).toEqual([]);
    expect(broken(split, 'P1 north 0.3, P1 south 0.7').map(({ rule }) => rule)).toEqual(['splitStep', 'splitStep']);
  });

  it('pins hold exactly', () => {
    const input = smallProblem([{ pinned: { north: 0.5, south: 0.5 }, maxDistricts: 2, splitStep: 0.5 }]);
    expect(broken(input, 'P1 north 0.5, P1 south 0.5')).toEqual([]);
    expect(broken(input, 'P1 north')).toEqual([
      {
        rule: 'pin',
        subject: 'P1',
        amount: 0.5,
        sentence: 'P1 is pinned to North (0.50) and South (0.50) but placed otherwise.',
      },
    ]);
  });

  it('nobody works where they may not', () => {
    expect(broken(smallProblem([{ excluded: ['north'] }]), 'P1 north')).toEqual([
      { rule: 'exclusion', subject: 'P1', amount: 1, sentence: 'P1 may not work in North.' },
    ]);
  });

  it('minimums by role and maximums hold', () => {
    const input = smallProblem(
      [{ role: 'team-manager' }, {}],
      districts({ minimumFte: { 'team-manager': 1 } }, { maximumFte: 1.5 }),
    );
    expect(broken(input, 'P1 north, P2 south')).toEqual([]);
    expect(broken(input, 'P1 south, P2 south')).toEqual([
      {
        rule: 'minimum',
        subject: 'north',
        amount: 1,
        sentence: 'North would have 0.00 FTE of team manager; it needs at least 1.00 FTE.',
      },
      {
        rule: 'maximum',
        subject: 'south',
        amount: 0.5,
        sentence: 'South would have 2.00 FTE; it has room for at most 1.50 FTE.',
      },
    ]);
  });

  it('at most so many people leave their district, wholly or in part', () => {
    const staff = [{ current: 'north' }, { current: 'north', maxDistricts: 2, splitStep: 0.5 }, { current: null }];
    const input = smallProblem(staff, { policy: { maxMoves: 1 } });
    expect(broken(input, 'P1 south, P2 north, P3 south')).toEqual([]);
    expect(broken(input, 'P1 south, P2 north 0.5, P2 south 0.5, P3 south')).toEqual([
      {
        rule: 'maxMoves',
        subject: 'maxMoves',
        amount: 1,
        sentence: '2 people leave their current district; at most 1 may.',
      },
    ]);
  });

  it('throws on ids that the problem does not know', () => {
    expect(() => verify(smallProblem([{}]), place('P9 north'))).toThrow(RangeError);
    expect(() => verify(smallProblem([{}]), place('P1 moon'))).toThrow(RangeError);
    expect(() => verify(smallProblem([{}]), place('P1 north x'))).toThrow(RangeError);
  });
});
