import { describe, expect, it } from 'vitest';
import { decidedArrangements } from '../../../../seeds/decided-arrangements.ts';
import { withArrangementPins } from '../../../../server/domain/arrangement-pins.ts';
import { type ArrangementSource, capacityEffects } from '../../../../server/domain/capacity-effects.ts';
import { awayMinutes, effectSentence, effectsSummary } from '../../../../server/domain/capacity-summary.ts';
import { fteWorking } from '../../../../server/domain/capacity-words.ts';
import { factChanges } from '../../../../server/domain/fact-changes.ts';
import { type FactSource, planFacts } from '../../../../server/domain/facts.ts';
import { onFacts, type Plan, planOfToday } from '../../../../server/domain/plan.ts';
import { exampleFacts, exampleRows } from './example.ts';

/** One full-time week is 2,220 minutes; a caseworker carries cases wholly, a senior half of the time, a manager not. */
const roles = [
  { id: 'caseworker', title: 'Caseworker', caseload: 1 },
  { id: 'senior', title: 'Senior practitioner', caseload: 0.5 },
  { id: 'manager', title: 'Team manager', caseload: 0 },
];
const ground = {
  roles,
  districts: [
    { id: 'north', name: 'North' },
    { id: 'south', name: 'South' },
  ],
  fullTimeMinutes: 2220,
  people: [
    { id: 'ann', roleId: 'caseworker', contractedMinutes: 2220, districtId: 'north' },
    { id: 'sen', roleId: 'senior', contractedMinutes: 2220, districtId: 'north' },
    { id: 'may', roleId: 'manager', contractedMinutes: 2220, districtId: 'south' },
  ],
};

function arrangement(more: Partial<ArrangementSource> = {}): ArrangementSource {
  return {
    id: 'A-0001',
    kind: 'ring-fenced',
    personId: 'ann',
    name: 'Ann Lee',
    minutes: 1110,
    startDate: '2020-10-01',
    endDate: '2021-03-31',
    capacityMinutes: -1110,
    capacityDistrictId: 'north',
    roleId: 'caseworker',
    postDistrictId: 'north',
    ...more,
  };
}

const agency = (more: Partial<ArrangementSource> = {}) =>
  arrangement({ id: 'A-0002', kind: 'agency', personId: null, name: 'Pat Poe', capacityMinutes: 2220, ...more });

const effectOf = (more: Partial<ArrangementSource>) => capacityEffects([arrangement(more)], ground)[0];

describe('what an arrangement does to capacity', () => {
  it('takes half of somebody whose half is ring-fenced, in their own district or where none is named', () => {
    const half = { way: 'person', districtId: 'north', caseMinutes: -1110, workMinutes: -1110, note: null };
    expect(effectOf({})).toMatchObject(half);
    expect(effectOf({ capacityDistrictId: null })).toMatchObject(half);
  });

  it('counts the working time behind case-holding time: half of a senior’s week is a quarter of a caseload', () => {
    expect(effectOf({ personId: 'sen', capacityMinutes: -555 })).toMatchObject({
      caseMinutes: -555,
      workMinutes: -1110,
    });
  });

  it('does nothing where it states nothing', () => {
    expect(effectOf({ capacityMinutes: 0 })).toMatchObject({ way: 'nothing', districtId: null, workMinutes: 0 });
  });

  it('brings in an agency worker by the role of the post: 0.50 case-holding FTE of a senior are a whole week', () => {
    const [worker, senior] = capacityEffects(
      [agency(), agency({ id: 'A-0003', roleId: 'senior', capacityMinutes: 1110 })],
      ground,
    );
    expect(worker).toMatchObject({ way: 'worker', districtId: 'north', caseMinutes: 2220, workMinutes: 2220 });
    expect(senior).toMatchObject({ way: 'worker', caseMinutes: 1110, workMinutes: 2220 });
  });

  it('brings in somebody of another district or of a central unit, and takes nothing that is not stated', () => {
    expect(effectOf({ kind: 'secondment', capacityMinutes: 1110, capacityDistrictId: 'south' })).toMatchObject({
      way: 'worker',
      districtId: 'south',
    });
    expect(effectOf({ personId: 'of-the-mash', capacityMinutes: 1110 })).toMatchObject({ way: 'worker' });
  });

  it.each([
    [{ capacityMinutes: -1110, personId: null }, 'Ann Lee is in no district team'],
    [{ capacityMinutes: -1110, capacityDistrictId: 'south' }, 'Ann Lee does not work in South'],
    [{ personId: 'may', capacityDistrictId: 'south' }, 'the role of Ann Lee holds no cases'],
    [{ personId: null, capacityMinutes: 1110, capacityDistrictId: null, postDistrictId: null }, 'for no district'],
    [{ personId: null, capacityMinutes: 1110, roleId: 'manager' }, 'Team manager, holds no cases'],
  ])('refuses %j with a sentence', (more, words) => {
    const effect = effectOf(more);
    expect(effect).toMatchObject({ way: 'refused', districtId: null, caseMinutes: 0, workMinutes: 0 });
    expect(effect?.note).toContain(words);
    expect(effect?.note).toMatch(/^[+−]0\.50 FTE is stated, but /);
  });

  it('never leaves less than nothing: what is gained counts first, then what is taken by the first day', () => {
    const taken = capacityEffects(
      [
        arrangement({ id: 'late', startDate: '2021-02-01', capacityMinutes: -1110 }),
        arrangement({ id: 'early', startDate: '2021-01-01', capacityMinutes: -2000 }),
        arrangement({ id: 'more', startDate: '2021-03-01', kind: 'additional-hours', capacityMinutes: 220 }),
      ],
      ground,
    );
    // 2,220 + 220 − 2,000 leaves 440 of the 1,110
    expect(taken.map(({ workMinutes }) => workMinutes)).toEqual([-440, -2000, 220]);
    expect(taken[0]?.note).toBe(
      '−0.50 FTE is stated, but Ann Lee has only 0.20 FTE left to take. Correct the case-holding hours of the arrangement.',
    );
    expect(taken[1]?.note).toBeNull();
  });
});

/** North: Ann 1.00, Bob 0.50; South: Cas 0.80, May who holds no cases. */
const factsOf = (arrangements: ArrangementSource[], more: Partial<FactSource> = {}) =>
  planFacts({ ...exampleRows, arrangements, ...more });
const half = arrangement({ personId: 'a' });
const outside = agency({ endDate: '2021-06-30', postDistrictId: 'south', capacityDistrictId: 'south' });

describe('facts with temporary arrangements', () => {
  it('are as contracted where no arrangement states anything', () => {
    expect(factsOf([arrangement({ personId: 'a', capacityMinutes: 0 })])).toEqual(exampleFacts);
  });

  it('keep what somebody’s FTE is made of, as a sentence too', () => {
    const [ann] = factsOf([half]).people;
    expect(ann).toMatchObject({ contractedMinutes: 2220, fte: 0.5, effects: [{ id: 'A-0001', fte: -0.5 }] });
    expect(ann && fteWorking(ann, 2220)).toBe(
      '1.00 FTE contracted − 0.50 ring-fenced until 31 Mar 2021 (A-0001) = 0.50 FTE',
    );
    expect(fteWorking({ fte: 1, contractedMinutes: 2220 }, 2220)).toBe('');
  });

  it('say so where not all that is stated can count', () => {
    const [ann] = factsOf([{ ...half, capacityMinutes: -3000 }]).people;
    expect(ann?.fte).toBe(0);
    expect(ann && fteWorking(ann, 2220)).toBe(
      '1.00 FTE contracted − 1.00 ring-fenced until 31 Mar 2021 (A-0001) = 0.00 FTE. −1.35 FTE is stated, but Ann Lee has only 1.00 FTE left to take. Correct the case-holding hours of the arrangement.',
    );
  });

  it('add a worker who is in no team, with the languages of whoever is on the staff list', () => {
    const mash = { ...outside, personId: 'x', minutes: 1480 };
    const facts = factsOf([mash], { arrangementLanguages: [{ personId: 'x', languageCode: 'ur' }] });
    expect(facts.people.at(-1)).toMatchObject({
      id: 'A-0002',
      name: 'Pat Poe',
      roleId: 'caseworker',
      fte: 1,
      byArrangement: true,
      languages: ['ur'],
      currentDistrictId: 'south',
    });
    expect(factsOf([outside]).people.at(-1)?.languages).toEqual([]);
  });

  it('tell what began and ended since a plan took its data', () => {
    const sentences = (from: typeof exampleFacts, to: typeof exampleFacts) =>
      factChanges(from, to).map(({ sentence }) => sentence);
    const changed = factsOf([half, outside]);
    expect(sentences(exampleFacts, changed)).toEqual([
      'Pat Poe now works in South (1.00 FTE) by an arrangement: agency until 30 Jun 2021 (A-0002).',
      'Ann Lee: ring-fenced until 31 Mar 2021 (A-0001) takes 0.50 FTE. 0.50 FTE now; the plan uses 1.00.',
    ]);
    expect(sentences(changed, exampleFacts)).toEqual([
      'Pat Poe no longer works in South: the arrangement A-0002 ended or adds nothing there.',
      'Ann Lee: ring-fenced until 31 Mar 2021 (A-0001) no longer counts. 1.00 FTE now; the plan uses 0.50.',
    ]);
    expect(sentences(changed, factsOf([half, { ...outside, endDate: '2021-09-30' }]))).toEqual([
      'Pat Poe: now agency until 30 Sep 2021 (A-0002).',
    ]);
    expect(sentences(JSON.parse(JSON.stringify(changed)), changed)).toEqual([]);
  });
});

describe('pins of those who are here by an arrangement', () => {
  const by = { author: 'Sam', at: '2021-04-01T09:00:00.000Z' };
  const made = withArrangementPins(planOfToday(factsOf([outside])), null, by);
  const refreshed = (plan: Plan, arrangements: ArrangementSource[]) =>
    withArrangementPins(onFacts(plan, factsOf(arrangements)), plan.facts, { ...by, author: 'Kim' });

  it('hold them in their district until it ends, with reason and author', () => {
    expect([...made.pins]).toEqual([
      [
        'A-0002',
        {
          reason: 'Here by a temporary arrangement in South: agency until 30 Jun 2021 (A-0002)',
          author: 'Sam',
          pinnedAt: by.at,
          expires: '2021-06-30',
        },
      ],
    ]);
    expect(made.placements.get('A-0002')).toEqual([{ districtId: 'south', share: 1 }]);
  });

  it('follow the arrangement on a refresh, and go with it', () => {
    expect(refreshed(made, [outside]).pins).toEqual(made.pins);
    const moved = refreshed(made, [{ ...outside, endDate: '2021-07-31', capacityDistrictId: 'north' }]);
    expect(moved.pins.get('A-0002')).toMatchObject({ expires: '2021-07-31', author: 'Kim' });
    expect(moved.placements.get('A-0002')).toEqual([{ districtId: 'north', share: 1 }]);
    expect(refreshed(made, []).pins.size).toBe(0);
  });

  it('stay released, and as people pinned them', () => {
    const released = { ...made, pins: new Map() };
    expect(refreshed(released, [{ ...outside, endDate: '2021-07-31' }]).pins.size).toBe(0);
    const own = { reason: 'knows the schools', author: 'Sam', pinnedAt: by.at, expires: null };
    const pinned = { ...made, pins: new Map([['A-0002', own]]) };
    expect(refreshed(pinned, [{ ...outside, endDate: '2021-07-31' }]).pins.get('A-0002')).toBe(own);
  });
});

describe('the temporary capacity decision of 18 November 2020', () => {
  // decided: half of a supervisor ring-fenced (1), an agency worker in the MASH (a), two on honoraria (b, c), more hours (d)
  const decided = decidedArrangements({ holderOf: () => null, agencyWorker: 'Jo Agency' })
    .filter(({ decisionReference }) => decisionReference !== null)
    .map((record, at): ArrangementSource => {
      const { kind, personId, minutes, startDate, endDate, capacityMinutes, capacityDistrictId } = record;
      const name = personId ?? 'Jo Agency';
      const source = { kind, personId, name, minutes, startDate, endDate, capacityMinutes, capacityDistrictId };
      return { ...source, id: `A-${at + 1}`, roleId: 'manager', postDistrictId: null };
    });
  const effects = capacityEffects(decided, ground);

  it('adds no district casework capacity, in none of its five parts', () => {
    expect(effects.map(({ way, caseMinutes, districtId }) => [way, caseMinutes, districtId])).toEqual(
      Array.from({ length: 5 }, () => ['nothing', 0, null]),
    );
    expect(effectsSummary(effects, 2220)).toBe('5 of 5 add no case-holding capacity to a district.');
  });

  it('takes half a supervisor away from the Development Team, and nobody else', () => {
    expect(effects.map(awayMinutes)).toEqual([1110, 0, 0, 0, 0]);
    const names = { districtName: (id: string) => id, unitName: 'Development Team', fullTimeMinutes: 2220 };
    expect(effects.map((effect) => effectSentence(effect, names))).toEqual([
      'Adds none. Takes 0.50 FTE of working time from Development Team.',
      ...Array.from({ length: 4 }, () => 'Adds none.'),
    ]);
  });
});
