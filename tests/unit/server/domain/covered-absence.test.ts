import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AbsentHolder,
  type ArrangementSource,
  capacityEffects,
  minutesByDistrict,
} from '../../../../server/domain/capacity-effects.ts';
import { effectSentence, effectsSummary } from '../../../../server/domain/capacity-summary.ts';
import { fteWorking } from '../../../../server/domain/capacity-words.ts';
import { factChanges } from '../../../../server/domain/fact-changes.ts';
import { planFacts } from '../../../../server/domain/facts.ts';
import { exampleFacts, exampleRows } from './example.ts';

const seed = 20210401;

/** One full-time week is 2,220 minutes; a caseworker carries cases wholly, a senior half of the time, a manager not. */
const ground = {
  roles: [
    { id: 'caseworker', title: 'Caseworker', caseload: 1 },
    { id: 'senior', title: 'Senior practitioner', caseload: 0.5 },
    { id: 'manager', title: 'Team manager', caseload: 0 },
  ],
  districts: [
    { id: 'north', name: 'North' },
    { id: 'south', name: 'South' },
  ],
  fullTimeMinutes: 2220,
  people: [
    { id: 'a', roleId: 'caseworker', contractedMinutes: 2220, districtId: 'north' },
    { id: 'sen', roleId: 'senior', contractedMinutes: 2220, districtId: 'north' },
    { id: 'may', roleId: 'manager', contractedMinutes: 2220, districtId: 'south' },
  ],
};
const ann: AbsentHolder = { personId: 'a', name: 'Ann Lee', minutes: 2220 };

/** Somebody of 30 hours who covers Ann’s 37 in North. */
function cover(more: Partial<ArrangementSource> = {}): ArrangementSource {
  return {
    ...{ id: 'A-0009', kind: 'maternity-cover', personId: null, name: 'Pat Poe', minutes: 1800 },
    ...{ startDate: '2021-03-01', endDate: '2021-08-31', capacityMinutes: 1800, capacityDistrictId: 'north' },
    ...{ roleId: 'caseworker', postDistrictId: 'north', absent: ann },
    ...more,
  };
}
const effectOf = (more: Partial<ArrangementSource> = {}) => capacityEffects([cover(more)], ground)[0];
const names = {
  districtName: (id: string) => (id === 'north' ? 'North' : id),
  unitName: 'Team',
  fullTimeMinutes: 2220,
};

describe('whoever is covered and away', () => {
  it('takes the whole of their caseload along, beside what the cover adds: 30 hours for 37 leave 7 less', () => {
    const effect = effectOf();
    expect(effect).toMatchObject({
      way: 'worker',
      caseMinutes: 1800,
      absence: { personId: 'a', districtId: 'north', caseMinutes: -2220, workMinutes: -2220 },
    });
    expect(effect && [...minutesByDistrict(effect)]).toEqual([['north', -420]]);
  });

  it('is said in words: what the cover adds, and what is away from when', () => {
    const effect = effectOf();
    expect(effect && effectSentence(effect, names)).toBe(
      'Adds 0.81 FTE to North. Ann Lee is away from 1 Mar 2021: takes 1.00 FTE from North.',
    );
    expect(effectsSummary(effect ? [effect] : [], 2220)).toBe('1 takes 0.19 FTE of case-holding capacity away.');
  });

  it('counts on where the arrangement does not say that their caseload stops', () => {
    expect(effectOf({ absent: null })).toMatchObject({ caseMinutes: 1800, absence: null });
  });

  it('takes nothing where they hold no cases, or are in no district team', () => {
    expect(effectOf({ absent: { ...ann, personId: 'may' } })?.absence).toBeNull();
    expect(effectOf({ absent: { ...ann, personId: 'of-the-mash' } })?.absence).toBeNull();
  });

  it('takes along only the part that their role carries cases: half of a senior’s week', () => {
    const absence = { personId: 'sen', caseMinutes: -1110, workMinutes: -2220 };
    expect(effectOf({ absent: { ...ann, personId: 'sen' } })?.absence).toMatchObject(absence);
  });

  it('takes along no more than their part of the post, and no more than is left of their week', () => {
    expect(effectOf({ absent: { ...ann, minutes: 600 } })?.absence?.workMinutes).toBe(-600);
    const half = { kind: 'ring-fenced', personId: 'a', capacityMinutes: -1110, absent: null } as const;
    const [, covered] = capacityEffects([cover({ ...half, id: 'A-0001' }), cover()], ground);
    expect(covered?.absence?.workMinutes).toBe(-1110);
  });

  it('is away once where two share the cover', () => {
    const [one, other] = capacityEffects([cover(), cover({ id: 'A-0010', name: 'Jo Poe' })], ground);
    expect([one?.absence?.workMinutes, other?.absence]).toEqual([-2220, null]);
  });

  it('never takes more than there is, whatever arrangements say', () => {
    const minutes = fc.integer({ min: -3000, max: 3000 });
    const one = fc.record({
      capacityMinutes: minutes,
      personId: fc.constantFrom('a', 'sen', null),
      absent: fc.option(
        fc.record({
          personId: fc.constantFrom('a', 'sen', 'may'),
          name: fc.constant('Ann'),
          minutes: fc.integer({ min: 1, max: 3000 }),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (list) => {
        const effects = capacityEffects(
          list.map((more, at) => cover({ ...more, id: `A-${at}` })),
          ground,
        );
        for (const person of ground.people) {
          const own = effects.filter(({ way, arrangement }) => way === 'person' && arrangement.personId === person.id);
          const away = effects.flatMap(({ absence }) => (absence?.personId === person.id ? [absence] : []));
          const changed = [...own, ...away].reduce((sum, { workMinutes }) => sum + workMinutes, 0);
          expect(person.contractedMinutes + changed).toBeGreaterThanOrEqual(-1e-6);
        }
      }),
      { seed },
    );
  });
});

describe('a plan', () => {
  const facts = planFacts({ ...exampleRows, arrangements: [cover()] });

  it('has whoever is away at nothing and whoever covers beside them, with the working of both', () => {
    const away = facts.people.find(({ id }) => id === 'a');
    expect(away && fteWorking(away, 2220)).toBe(
      '1.00 FTE contracted − 1.00 away until 31 Aug 2021, covered by Pat Poe (A-0009) = 0.00 FTE',
    );
    expect(facts.people.at(-1)).toMatchObject({ id: 'A-0009', currentDistrictId: 'north', byArrangement: true });
  });

  it('tells that somebody is away now', () => {
    expect(factChanges(exampleFacts, facts).map(({ sentence }) => sentence)).toContain(
      'Ann Lee: away until 31 Aug 2021, covered by Pat Poe (A-0009) takes 1.00 FTE. 0.00 FTE now; the plan uses 1.00.',
    );
  });
});
