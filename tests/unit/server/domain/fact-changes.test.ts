import { describe, expect, it } from 'vitest';
import { factChanges } from '../../../../server/domain/fact-changes.ts';
import { planFacts } from '../../../../server/domain/facts.ts';
import { exampleFacts, exampleRows, factsWith } from './example.ts';

/** In their first year people carry nine tenths. */
const FIRST_YEAR = { newStarterShare: 0.9, newStarterMonths: 12 };

const sentences = (now: typeof exampleFacts) => factChanges(exampleFacts, now).map(({ sentence }) => sentence);

describe('what changed since', () => {
  it('is nothing for the same facts, kept as JSON or not', () => {
    expect(factChanges(JSON.parse(JSON.stringify(exampleFacts)), exampleFacts)).toEqual([]);
  });

  it.each([
    ['b', null, 'Bob Ray is no longer in post in a district team.'],
    ['b', { contractedMinutes: 2220, fte: 1 }, 'Bob Ray now works 1.00 FTE; the plan uses 0.50.'],
    ['a', { currentDistrictId: 'south' }, 'Ann Lee now works in South; the plan has North as today’s district.'],
    ['a', { cannotWorkIn: ['south'] }, 'Where Ann Lee cannot work changed.'],
    ['a', { languages: ['ur'] }, 'The languages of Ann Lee changed.'],
    ['a', { preferences: [] }, 'The preferences of Ann Lee changed.'],
    ['a', { roleId: 'manager' }, 'Ann Lee has another role now.'],
    ['a', { name: 'Ann Low' }, 'Ann Lee is now called Ann Low.'],
  ])('tells of %s with %j', (id, more, sentence) => {
    expect(sentences(factsWith(id, more))).toEqual([sentence]);
  });

  it('tells of who joined, with district and FTE', () => {
    const joined = factChanges(factsWith('b', null), exampleFacts);
    expect(joined).toEqual([{ about: { personId: 'b' }, sentence: 'Bob Ray joined North (0.50 FTE).' }]);
  });

  it('tells of a new month, the demand it brings and corrected counts', () => {
    const april = planFacts({ ...exampleRows, asAt: '2021-04-30' });
    expect(sentences(april)).toContain('Demand now comes from 2021-04; the plan uses 2021-03.');
    const counts = exampleRows.counts.map((count) =>
      count.month === '2021-03' && count.languageCode === 'en' ? { ...count, openCases: 60 } : count,
    );
    // north: 60 × 2 = 120 points
    expect(factChanges(exampleFacts, planFacts({ ...exampleRows, counts }))).toEqual([
      { about: { districtId: 'north' }, sentence: 'Demand in North is now 1.20 FTE; the plan uses 1.00.' },
    ]);
  });

  it('tells of another caseload in the first months, once for all', () => {
    const ruled = { ...exampleRows, standards: exampleRows.standards.map((one) => ({ ...one, ...FIRST_YEAR })) };
    const people = exampleRows.people.map((one) => (one.id === 'a' ? { ...one, startDate: '2020-05-01' } : one));
    expect(sentences(planFacts({ ...ruled, people }))).toEqual([
      'People in their first months now carry 90 % of a full caseload for 12 months; the plan has a full caseload.',
    ]);
  });

  it.each([
    [
      '2015-01-01',
      '2020-05-01',
      'Ann Lee carries 90 % of a full caseload now and a full one from 1 May 2021; the plan has a full one.',
    ],
    [
      '2020-05-01',
      '2020-07-01',
      'Ann Lee carries 90 % of a full caseload now and a full one from 1 Jul 2021; the plan has a full one from 1 May 2021.',
    ],
    ['2020-05-01', '2015-01-01', 'Ann Lee carries a full caseload now; the plan has a full one from 1 May 2021.'],
  ])('tells of whose first day was %s and is %s when they carry a full caseload', (was, is, sentence) => {
    const started = (startDate: string) =>
      planFacts({
        ...exampleRows,
        standards: exampleRows.standards.map((one) => ({ ...one, ...FIRST_YEAR })),
        people: exampleRows.people.map((one) => (one.id === 'a' ? { ...one, startDate } : one)),
      });
    expect(factChanges(started(was), started(is))).toEqual([{ about: { personId: 'a' }, sentence }]);
  });

  it('tells of new minimums, standards and roles', () => {
    const minimums = [{ districtId: 'south', roleId: 'manager', minimumFte: 2 }];
    expect(sentences(planFacts({ ...exampleRows, minimums }))).toEqual([
      'The minimum of Team manager in South is now 2.00 FTE; the plan uses 1.00.',
    ]);
    expect(sentences(planFacts({ ...exampleRows, minimums: [] }))).toEqual([
      'The minimum of Team manager in South is taken away; the plan uses 1.00.',
    ]);
    const standards = [{ fromDate: '2020-04-01', fullTimeMinutes: 2160, pointsPerFullTime: 100, source: 'test' }];
    expect(sentences(planFacts({ ...exampleRows, standards }))).toEqual([
      'Full time is now 36 hours a week; the plan uses 37.',
    ]);
    const roles = exampleRows.roles.map((role) => ({ ...role, caseload: 0.5 }));
    expect(sentences(planFacts({ ...exampleRows, roles }))).toHaveLength(1);
  });
});
