import { describe, expect, it } from 'vitest';
import type { ArrangementSource } from '../../../../../server/domain/capacity-effects.ts';
import { newStarterRule, reducedCaseload } from '../../../../../server/domain/demand/new-starters.ts';
import { districtCaseFte } from '../../../../../server/domain/district-capacity.ts';
import { caseFte, planFacts } from '../../../../../server/domain/facts.ts';
import { districtBalances } from '../../../../../server/domain/measures.ts';
import { currentPlacements, placementList, toProblem } from '../../../../../server/domain/problem.ts';
import { verify } from '../../../../../solver/verify.ts';
import { exampleRows } from '../example.ts';

const rule = { share: 0.9, months: 12, exceptRoleIds: ['manager'] };

describe('a reduced caseload', () => {
  it.each([
    ['2020-04-02', '2021-04-01', '2021-04-02'],
    ['2021-04-01', '2021-04-01', '2022-04-01'],
    // 29 February has no day a year later: full from 1 March
    ['2020-02-29', '2021-02-28', '2021-03-01'],
  ])('of somebody who started on %s holds on %s, and is full from %s', (startDate, asAt, fullFrom) => {
    expect(reducedCaseload({ startDate, roleId: 'caseworker' }, rule, asAt)).toEqual({ share: 0.9, fullFrom });
    expect(reducedCaseload({ startDate, roleId: 'caseworker' }, rule, fullFrom)).toBeUndefined();
  });

  it('is nobody’s without a rule, nor in a role that districts have to have', () => {
    expect(reducedCaseload({ startDate: '2021-03-01', roleId: 'caseworker' }, undefined, '2021-04-01')).toBeUndefined();
    expect(reducedCaseload({ startDate: '2021-03-01', roleId: 'manager' }, rule, '2021-04-01')).toBeUndefined();
  });

  it('is a rule only where share and months are set and reduce something', () => {
    expect(newStarterRule({ newStarterShare: null, newStarterMonths: 12 }, [])).toBeUndefined();
    expect(newStarterRule({ newStarterShare: 1, newStarterMonths: 12 }, [])).toBeUndefined();
    expect(newStarterRule({ newStarterShare: 0.9, newStarterMonths: 12 }, [{ roleId: 'm', minimumFte: 1 }])).toEqual({
      share: 0.9,
      months: 12,
      exceptRoleIds: ['m'],
    });
  });
});

describe('facts with new starters', () => {
  const rows = {
    ...exampleRows,
    standards: exampleRows.standards.map((one) => ({ ...one, newStarterShare: 0.9, newStarterMonths: 12 })),
    people: exampleRows.people.map((one) => ({ ...one, startDate: one.id === 'a' ? '2021-01-11' : '2015-01-01' })),
  };
  const facts = planFacts(rows);

  it('keep contract and FTE, and say the share and until when', () => {
    expect(facts.people[0]).toMatchObject({ id: 'a', fte: 1, reduced: { share: 0.9, fullFrom: '2022-01-11' } });
    expect(facts.people[1]?.reduced).toBeUndefined();
    const [ann] = facts.people;
    expect(ann && caseFte(ann, new Map([['caseworker', 1]]))).toBe(0.9);
  });

  it('lower the capacity of the district by what is not carried yet, and nothing else', () => {
    const balances = (of: typeof facts) => {
      const placements = currentPlacements(of);
      const weights = { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 };
      const problem = toProblem(of, { weights, maxMoves: null });
      const checked = verify(problem, placementList(of, placements));
      return districtBalances(of, placements, checked);
    };
    const [was, is] = [balances(planFacts(exampleRows)), balances(facts)];
    // north: Ann 1.0 × 0.9 + Bob 0.5 = 1.4 instead of 1.5; both are still there with 1.5 FTE
    expect(was.map(({ capacityFte }) => capacityFte)).toEqual([1.5, 0.8]);
    expect(is.map(({ capacityFte }) => capacityFte)).toEqual([1.4, 0.8]);
    expect(is[0]?.peopleFte).toBe(1.5);
    expect(is.map(({ demandFte }) => demandFte)).toEqual(was.map(({ demandFte }) => demandFte));
  });
});

describe('a new starter with temporary arrangements', () => {
  const standards = exampleRows.standards.map((one) => ({ ...one, newStarterShare: 0.9, newStarterMonths: 12 }));
  const people = exampleRows.people.map((one) => ({ ...one, startDate: one.id === 'a' ? '2021-01-11' : '2015-01-01' }));
  const northWith = (more: Partial<ArrangementSource>): number | undefined => {
    const half: ArrangementSource = {
      id: 'A-0009',
      kind: 'additional-hours',
      personId: 'a',
      name: 'Ann',
      minutes: 1110,
      startDate: '2021-02-01',
      endDate: '2021-09-30',
      capacityMinutes: 1110,
      capacityDistrictId: null,
      roleId: 'caseworker',
      postDistrictId: 'north',
      ...more,
    };
    const facts = planFacts({ ...exampleRows, standards, people, arrangements: [half] });
    return districtCaseFte(facts.people, facts).get('north');
  };

  // north without any: Ann 1.0 × 0.9 + Bob 0.5 = 1.4
  it('carries the share of the hours that one adds: 1.5 × 0.9 + 0.5', () => {
    expect(northWith({})).toBeCloseTo(1.85, 10);
  });

  it('loses the share of the hours that one takes: 0.5 × 0.9 + 0.5', () => {
    expect(northWith({ kind: 'ring-fenced', capacityMinutes: -1110 })).toBeCloseTo(0.95, 10);
  });

  it('who is here by an arrangement only counts with what it states: 1.4 + 0.5', () => {
    expect(northWith({ personId: null, name: 'Agency worker', kind: 'agency' })).toBeCloseTo(1.9, 10);
  });
});

describe('facts with chasing and travel', () => {
  it('carry both where they are set, and have no such field where not', () => {
    const facts = planFacts({
      ...exampleRows,
      standards: exampleRows.standards.map((one) => ({ ...one, chasingPoints: 2 })),
      unwilling: [
        { districtId: 'north', month: '2021-03', unwilling: 10 },
        { districtId: 'north', month: '2021-02', unwilling: 99 },
      ],
      travel: [{ districtId: 'south', fromDate: '2021-01-01', share: 0.2 }],
    });
    // north: 50 × 2 + 10 × 2 = 120 ÷ 100; south: 50 ÷ (100 × 0.8) = 0.625, of it Urdu 20 ÷ 80 = 0.25
    expect(facts.districts.map(({ demandFte }) => demandFte)).toEqual([1.2, 0.625]);
    expect(facts.districts[1]?.languageDemand).toEqual([{ code: 'ur', demandFte: 0.25 }]);
    expect(facts.districts[1]?.chasing).toEqual({ unwilling: null, pointsEach: 2, points: 0 });
    expect(Object.keys(planFacts(exampleRows).districts[0] ?? {})).not.toContain('chasing');
    expect(Object.keys(planFacts(exampleRows))).not.toContain('newStarters');
  });
});
