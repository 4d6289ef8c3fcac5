import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AssumedCase,
  addedDemand,
  onDemandOf,
  withAssumption,
  withoutAssumption,
} from '../../../../server/domain/assumption.ts';
import { assumptionWords, demandWords } from '../../../../server/domain/assumption-words.ts';
import { stressGround } from '../../../../server/domain/demand/stress/ground.ts';
import { factChanges } from '../../../../server/domain/fact-changes.ts';
import { type PlanFacts, planFacts } from '../../../../server/domain/facts.ts';
import { NONE_HIDDEN } from '../../../support/stress-ground.ts';
import { exampleFacts, exampleRows } from './example.ts';

const groundOf = (counts: typeof exampleRows.counts) => ({
  ground: stressGround({
    ...exampleRows,
    counts: counts.filter(({ month }) => month === '2021-03'),
    travel: [],
    referrals: [],
    flows: [],
    counted: NONE_HIDDEN,
    notes: [],
    schoolSources: [],
    children: [],
  }),
  levelNames: new Map([
    ['l2', 'Level 2'],
    ['l3', 'Level 3'],
  ]),
});
const ground = groundOf(exampleRows.counts);

/** A partner of North closes: five of its families at once, of level 2. */
const closing = (families = 5): AssumedCase => ({
  id: 'c1',
  name: 'Home-Start closes',
  said: 'Five families.',
  stress: {
    kind: 'partner-closes',
    families: [{ districtId: 'north', levelId: 'l2', families }],
    referrals: [],
  },
});
const surge = (rise: number, monthsUntil: number): AssumedCase => ({
  id: 'c2',
  name: 'Publicity surge',
  said: '',
  stress: { kind: 'publicity', rise, monthsUntil, falls: 1, districtIds: null },
});
const assumed = (facts: PlanFacts, ...cases: AssumedCase[]) =>
  withAssumption(facts, { month: '2021-03', cases }, ground);

describe('demand as if something happened', () => {
  it('is what was counted and the cases on top, in the district that they come to', () => {
    const facts = assumed(exampleFacts, closing());
    // nobody recorded how many cases a family has: one; 5 cases × 2 points ÷ 100
    expect(addedDemand(facts)).toEqual([
      { districtId: 'north', name: 'North', countedFte: 1, addedFte: expect.closeTo(0.1, 10), demandFte: 1.1 },
      { districtId: 'south', name: 'South', countedFte: 0.5, addedFte: 0, demandFte: 0.5 },
    ]);
    expect(facts.people).toBe(exampleFacts.people);
    expect(facts.assumption).toMatchObject({ month: '2021-03', hardestMonth: '2021-03', cases: [closing()] });
  });

  it('is plain data that comes back from JSON as it was', () => {
    const facts = assumed(exampleFacts, closing());
    const kept: PlanFacts = JSON.parse(JSON.stringify(facts));
    expect(kept).toEqual(facts);
    expect(assumptionWords(kept, null)).toBe('Home-Start closes in March 2021 (+0.10 FTE)');
    expect(assumptionWords(kept, 'south')).toBe('Home-Start closes in March 2021 (+0.00 FTE in South)');
  });

  it('names the month that asks most, where it is another one', () => {
    expect(assumptionWords(assumed(exampleFacts, surge(1, 2)), null)).toMatch(
      /^Publicity surge in March 2021, at its hardest in May 2021 \(\+\d\.\d\d FTE\)$/,
    );
    expect(demandWords(assumed(exampleFacts, closing(), surge(1, 2)), null)).toMatch(
      /^Demand as if: Home-Start closes and Publicity surge in March 2021, at their hardest in May 2021/,
    );
  });

  it('is told from demand as counted, and from none', () => {
    expect(assumptionWords(exampleFacts, null)).toBeNull();
    expect(demandWords(exampleFacts, null)).toBe('Demand as counted in March 2021');
    expect(demandWords({ ...exampleFacts, demandMonth: null }, null)).toBe('No demand counted yet');
  });

  it('is taken away without a trace, and another one takes its place instead of adding to it', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.double({ min: 0, max: 10, noNaN: true }), fc.nat(11), (families, rise, months) => {
        const facts = assumed(exampleFacts, closing(families), surge(rise, months));
        expect(withoutAssumption(facts)).toEqual(exampleFacts);
        expect(assumed(facts, closing())).toEqual(assumed(exampleFacts, closing()));
        for (const { addedFte, countedFte, demandFte } of addedDemand(facts)) {
          expect(addedFte).toBeGreaterThanOrEqual(0);
          expect(demandFte).toBe(countedFte + addedFte);
        }
      }),
      { seed: 6 },
    );
  });

  it('is no change of the data; a change of the data is told with it on top', () => {
    const facts = assumed(exampleFacts, closing());
    expect(factChanges(facts, assumed(exampleFacts, closing()))).toEqual([]);
    const counts = exampleRows.counts.map((count) =>
      count.month === '2021-03' && count.languageCode === 'en' ? { ...count, openCases: 60 } : count,
    );
    const live = planFacts({ ...exampleRows, counts });
    const { month, cases } = facts.assumption ?? { month: '', cases: [] };
    expect(factChanges(facts, withAssumption(live, { month, cases }, groundOf(counts)))).toEqual([
      { about: { districtId: 'north' }, sentence: 'Demand in North is now 1.30 FTE; the plan uses 1.10.' },
    ]);
  });
});

describe('facts on the demand of others', () => {
  it('keep their people and minimums and take the demand, and what it is taken to be', () => {
    const other = assumed(exampleFacts, closing());
    const onOther = onDemandOf({ ...exampleFacts, people: [] }, other);
    expect(onOther).toEqual({ ...other, people: [] });
    expect(onDemandOf(onOther, exampleFacts)).toEqual({ ...exampleFacts, people: [] });
  });

  it('keep the demand of a district that the others do not know', () => {
    const alone = { ...assumed(exampleFacts, closing()), districts: [] };
    expect(onDemandOf(exampleFacts, alone).districts).toEqual(exampleFacts.districts);
  });
});
