import { describe, expect, it } from 'vitest';
import type { PlanFacts } from '../../../../../server/domain/facts.ts';
import { dataDifferences } from '../../../../../server/domain/scenarios/same-data.ts';
import { exampleFacts, examplePlan, factsWith } from '../example.ts';

const differences = (facts: PlanFacts, live = exampleFacts, only: string | null = null) =>
  dataDifferences(examplePlan({ facts }), live, only);

describe('on what data a plan is measured', () => {
  it('is the same where nothing differs', () => {
    expect(differences(exampleFacts)).toEqual([]);
  });

  it('names another date and month, and nothing that follows from them', () => {
    const june = { ...factsWith('a', null), asAt: '2021-06-01', demandMonth: '2021-05' };
    expect(differences(june)).toEqual([
      '“Draft” is for 1 Jun 2021, doing nothing for 1 Apr 2021.',
      '“Draft” rests on the cases of May 2021, doing nothing on the cases of Mar 2021.',
    ]);
    expect(differences({ ...exampleFacts, demandMonth: null })).toEqual([
      '“Draft” rests on no counts of cases, doing nothing on the cases of Mar 2021.',
    ]);
  });

  it('counts what changed since the plan took its data', () => {
    expect(differences(factsWith('a', null))).toEqual(['Since “Draft” took its data, 1 person has changed.']);
    const [north, ...others] = exampleFacts.districts;
    const more = north ? [{ ...north, demandFte: 2 }, ...others] : others;
    const live = { ...exampleFacts, pointsPerFullTime: 90, districts: more };
    expect(differences(factsWith('a', { name: 'Ann Low' }), live)).toEqual([
      'Since “Draft” took its data, settings, the figures of 1 district and 1 person have changed.',
    ]);
  });

  it('tells a reader of one district only of changes there', () => {
    expect(differences(factsWith('a', null), exampleFacts, 'south')).toEqual([]);
    expect(differences(factsWith('c', null), exampleFacts, 'south')).toEqual([
      'Since “Draft” took its data, 1 person has changed.',
    ]);
  });

  it('says what a plan takes demand to be', () => {
    const stress = {
      kind: 'new-estate',
      districtId: 'north',
      homes: 1,
      childrenPer100Homes: 1,
      monthsToMoveIn: 1,
    } as const;
    const assumed: PlanFacts = {
      ...exampleFacts,
      districts: exampleFacts.districts.map((district) => ({ ...district, demandFte: district.demandFte + 1 })),
      assumption: {
        month: '2021-03',
        hardestMonth: '2021-03',
        cases: [{ id: 'x', name: 'Estate', said: 'A home.', stress }],
        counted: exampleFacts.districts,
      },
    };
    expect(differences(assumed)).toEqual([
      '“Draft” takes demand as if: Estate in March 2021 (+2.00 FTE); doing nothing takes it as counted.',
    ]);
  });
});
