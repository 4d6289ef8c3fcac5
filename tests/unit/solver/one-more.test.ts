import { describe, expect, it } from 'vitest';
import { oneMore } from '../../../solver/one-more.ts';
import type { Placement } from '../../../solver/proposal.ts';
import { verify } from '../../../solver/verify.ts';
import { readProblem, smallProblem } from '../../support/solver-problems.ts';

const caseworker = { role: 'caseworker', languages: [] };
const at = (staff: string, district: string): Placement => ({ staff, district, share: 1 });
/** Two in North, one in South, demand alike: fair share 1.5 each. */
const placements = [at('P1', 'north'), at('P2', 'north'), at('P3', 'south')];
const threePeople = [{ languages: [] }, { languages: [] }, { languages: [] }];

describe('one more person', () => {
  it('closes the gap where one is missing and deepens it elsewhere, worked by hand', () => {
    const [best, other] = oneMore(smallProblem(threePeople), placements, caseworker);
    // before: South is 1.47 − 1 = 0.47 below 98 % (× 10) and 1.35 − 1 = 0.35 below 90 % (× 30): 4.7 + 10.5 = 15.2
    // with one more the fair share is 2 each: South has it, so all 15.2 are saved
    expect(best).toMatchObject({ district: 'south', mended: 0, shortFte: { before: 0.5, after: 0 } });
    expect(best?.gain).toBeCloseTo(15.2, 9);
    expect(best?.sentence).toBe('One more full-time caseworker in South: shortfall 0.50 → 0.00 FTE');
    // in North, South stays at 1 of 2: 0.96 × 10 + 0.8 × 30 = 33.6, which is 18.4 more than before
    expect(other?.district).toBe('north');
    expect(other?.gain).toBeCloseTo(-18.4, 9);
    expect(other?.sentence).toContain('has its fair share already; districts that are short fall further behind');
  });

  it('counts the cover that a speaker brings', () => {
    const problem = smallProblem(threePeople, {
      districts: [
        { id: 'north', name: 'North', demandFte: 2 },
        { id: 'south', name: 'South', demandFte: 2, languageDemandFte: { ur: 0.6 } },
      ],
    });
    const [best] = oneMore(problem, placements, { role: 'caseworker', languages: ['ur'] });
    expect(best?.changes.language).toBeCloseTo(-4 * 0.6, 9);
    expect(best?.gain).toBeCloseTo(15.2 + 2.4, 9);
    expect(best?.unmetFte).toEqual([{ code: 'ur', before: 0.6, after: 0 }]);
    expect(best?.sentence).toContain('Urdu-speaking caseworker in South: missing Urdu cover 0.60 → 0.00 FTE');
  });

  it('puts a broken minimum before any gain, and leaves out a district that is full', () => {
    const districts = [
      { id: 'north', name: 'North', demandFte: 2, minimumFte: { 'senior-practitioner': 1 } },
      { id: 'south', name: 'South', demandFte: 2, maximumFte: 1 },
    ];
    const options = oneMore(smallProblem(threePeople, { districts }), placements, {
      role: 'senior-practitioner',
      languages: [],
    });
    expect(options.map(({ district, mended }) => ({ district, mended }))).toEqual([{ district: 'north', mended: 1 }]);
    expect(options[0]?.sentence).toContain('the minimum of senior practitioners is met');
  });

  it('changes the sum by what the independent check finds', () => {
    const problem = readProblem('district-20');
    const everybody = problem.staff
      .filter(({ kind }) => kind === 'person')
      .map(({ id, current }, n) => at(id, current ?? problem.districts[n % problem.districts.length]?.id ?? ''));
    const before = verify(problem, everybody).objective;
    const role = problem.roles[0]?.id ?? '';
    const options = oneMore(problem, everybody, { role, languages: [] });
    expect(options.length).toBe(problem.districts.length);
    for (const { district, gain } of options) {
      const newcomer = { id: 'new', kind: 'person' as const, role, fte: 1, languages: [] };
      const after = verify({ ...problem, staff: [...problem.staff, newcomer] }, [...everybody, at('new', district)]);
      expect(gain).toBeCloseTo(before - after.objective, 9);
    }
  });
});
