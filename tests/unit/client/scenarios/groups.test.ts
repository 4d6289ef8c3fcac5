import { describe, expect, it } from 'vitest';
import { groupsOnPaper, measureGroups } from '../../../../client/features/scenarios/groups.ts';
import { plansEntry, plansNamed, scenariosSearch } from '../../../../client/features/scenarios/search.ts';
import type { Scenario, Scenarios } from '../../../../server/contract/scenarios.ts';

const NB = '\u00a0';
const language = (code: string, gapFte: number) => ({ code, name: code, demandFte: 1, coveredFte: 1 - gapFte, gapFte });

function district(districtId: string, capacityFte: number, fairShareFte: number) {
  const differenceFte = capacityFte - fairShareFte;
  return {
    districtId,
    name: districtId.toUpperCase(),
    headcount: 1,
    peopleFte: capacityFte,
    capacityFte,
    demandFte: 2 * fairShareFte,
    fairShareFte,
    differenceFte,
    difference: differenceFte / fairShareFte,
    coverage: capacityFte / (2 * fairShareFte),
    word: differenceFte < 0 ? ('short' as const) : ('over' as const),
    languages: [],
  };
}

/** Two districts with as much demand each: 3 and 5 FTE of 8. */
function scenario(planId: string | null, urduGap: number, more: Partial<Scenario> = {}): Scenario {
  return {
    planId,
    name: planId ?? 'Doing nothing',
    asAt: '2021-04-01',
    demandMonth: '2021-03',
    demand: 'Demand as counted in March 2021',
    isAssumed: false,
    policy: null,
    maxMoves: null,
    author: null,
    updatedAt: null,
    people: 8,
    moves: 2,
    stated: 4,
    firstChoices: 3,
    inSeveral: 0,
    pins: 0,
    worst: { districtId: 'a', difference: -0.25 },
    word: 'short',
    withinTolerance: 1,
    spread: 0.5,
    languages: [language('ur', urduGap), language('pl', 0.5), language('ro', 0)],
    minimums: 2,
    brokenMinimums: [],
    otherBreaches: 0,
    demandFte: 16,
    capacityFte: 8,
    districts: [district('a', 3, 4), district('b', 5, 4)],
    ...more,
  };
}

function both(more: Partial<Scenario> = {}): Scenarios {
  return {
    asAt: '2021-04-01',
    data: 'own',
    tolerance: 0.02,
    missing: [],
    plans: 1,
    differences: [],
    scenarios: [scenario(null, 0.2, more), scenario('p', 0.4, more)],
    summary: [],
    stress: [],
    stressNote: null,
  };
}

const figure = (found: Scenarios, id: string) =>
  measureGroups(found)
    .flatMap(({ rows }) => rows)
    .find((row) => row.id === id)?.figures[0];

describe('the measures of scenarios', () => {
  it('open how they were worked out', () => {
    expect(figure(both(), 'worst')).toMatchObject({
      text: `A −25${NB}%`,
      word: 'short',
      lines: [
        { what: 'Case-holding FTE in A', result: '3.00' },
        { what: 'Its fair share', how: 'demand 8.00 ÷ 16.00 × 8.00 FTE', result: '4.00' },
        { what: 'Difference', how: '3.00 − 4.00 = −1.00 FTE', result: `−25.0${NB}%` },
      ],
    });
    expect(figure(both(), 'choice')).toMatchObject({ text: `75${NB}%`, note: '3 of 4' });
    expect(figure(both(), 'spread')).toMatchObject({ text: '50' });
    expect(figure(both(), 'spread')?.lines[0]).toEqual({ what: 'Best off: B', result: `+25.0${NB}%` });
    expect(figure(both(), 'coverage')).toMatchObject({ text: `50${NB}%` });
    expect(figure(both({ stated: 0, firstChoices: 0 }), 'choice')).toMatchObject({ text: '–', note: 'nobody asked' });
  });

  it('name languages that are short somewhere, and on paper what they come to', () => {
    const groups = measureGroups(both());
    const ids = (list: typeof groups) =>
      list.find(({ title }) => title === 'Speakers that are missing')?.rows.map(({ id }) => id);
    expect(ids(groups)).toEqual(['language ur', 'language pl', 'languages']);
    expect(ids(groupsOnPaper(groups))).toEqual(['languages']);
    expect(figure(both(), 'languages')).toMatchObject({ text: '0.70', note: 'most: pl 0.50' });
  });

  it('tell other rules only where one is not kept, and minimums by their sentences', () => {
    expect(figure(both(), 'breaches')).toBeUndefined();
    expect(figure(both({ otherBreaches: 1 }), 'breaches')).toMatchObject({ text: '1' });
    const broken = figure(both({ brokenMinimums: ['A would have none.'] }), 'minimums');
    expect(broken).toMatchObject({ text: '1 of 2', sentences: ['A would have none.'] });
  });

  it('leave out what compares districts for a reader of one', () => {
    const one = both({ districts: [district('a', 3, 4)], spread: null });
    expect(figure(one, 'within')).toBeUndefined();
    expect(figure(one, 'worst')?.lines).toContainEqual({ what: 'Its fair share', result: '4.00' });
  });

  it('mark who stands best under stress, unless all stand alike', () => {
    const worst = { districtId: 'a', difference: -0.3, demandFte: 10, fairShareFte: 4.5, capacityFte: 3.15 };
    const standing = (planId: string | null) => ({
      planId,
      month: '2021-05',
      addedFte: 2,
      demandFte: 18,
      capacityFte: 8,
      worst,
      word: 'short' as const,
      withinTolerance: 1,
    });
    const stress = (best: (string | null)[]) => [
      { caseId: 'c', name: 'Surge', standings: [standing(null), standing('p')], best, sentence: null },
    ];
    const figures = (best: (string | null)[]) =>
      measureGroups({ ...both(), stress: stress(best) })
        .flatMap(({ rows }) => rows)
        .find(({ id }) => id === 'stress c')
        ?.figures.map(({ isBest }) => isBest ?? false);
    expect(figures(['p'])).toEqual([false, true]);
    expect(figures([null, 'p'])).toEqual([false, false]);
    expect(figure({ ...both(), stress: stress(['p']) }, 'stress c')?.lines).toContainEqual({
      what: 'Demand covered then',
      how: '8.00 ÷ 18.00',
      result: `44${NB}%`,
    });
  });
});

describe('the address of scenarios', () => {
  it('holds at most five plans, and says when there are none', () => {
    expect(scenariosSearch({ plans: 'a,b,c,d,e,f', data: 'live' })).toEqual({ plans: 'a,b,c,d,e', data: 'live' });
    expect(scenariosSearch({ plans: '', data: 'other' })).toEqual({});
    expect(plansEntry([])).toBe('today');
    expect(plansEntry(['a', 'b'])).toBe('a,b');
    expect([plansNamed({ plans: 'a,b' }), plansNamed({ plans: 'today' }), plansNamed({})]).toEqual([
      ['a', 'b'],
      [],
      undefined,
    ]);
  });
});
