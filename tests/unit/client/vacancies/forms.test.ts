import { describe, expect, it } from 'vitest';
import { gapParts } from '../../../../client/features/vacancies/gap-parts.ts';
import { type MoveDraft, moveFault, moveOf } from '../../../../client/features/vacancies/move-draft.ts';
import { vacanciesSearch } from '../../../../client/features/vacancies/search.ts';
import type { DistrictGap } from '../../../../server/contract/vacancies.ts';

describe('a step as it is written', () => {
  const draft: MoveDraft = {
    stage: 'filled',
    onDate: '2021-04-01',
    reason: '',
    startsOn: '2021-05-04',
    who: 'new',
    personId: 'T-2',
    hours: '18:30',
    payPoint: '7',
    occupancyId: '',
  };

  it('becomes the change it stands for, and nothing more', () => {
    expect(moveOf(draft, false)).toEqual({
      stage: 'filled',
      onDate: '2021-04-01',
      filledBy: { personId: 'T-2', startDate: '2021-05-04', minutes: 1110, payPoint: 7 },
    });
    expect(moveOf({ ...draft, who: 'in-post', occupancyId: 'A-1' }, false).filledBy).toEqual({ occupancyId: 'A-1' });
    expect(moveOf({ ...draft, stage: 'advertised', reason: ' Nobody came ' }, true)).toEqual({
      stage: 'advertised',
      onDate: '2021-04-01',
      reason: 'Nobody came',
    });
  });

  it.each([
    [{ personId: '' }, /Choose who/],
    [{ startsOn: '' }, /first day/],
    [{ hours: 'half' }, /“half” is not a time/],
    [{ payPoint: 'seven' }, /“seven” is not a pay point/],
    [{ onDate: '' }, /Give the day/],
    [{ who: 'in-post' as const }, /Choose who/],
    [{ stage: 'start-date' as const, startsOn: '' }, /first day that was agreed/],
  ])('is not sent where %o', (change, words) => {
    expect(moveFault({ ...draft, ...change }, false)).toMatch(words);
  });

  it('is sent where nothing is wrong, and with a reason where one is needed', () => {
    expect(moveFault(draft, false)).toBeUndefined();
    expect(moveFault({ ...draft, stage: 'withdrawn' }, true)).toMatch(/Say why/);
  });
});

describe('the parts of a gap', () => {
  const gap = (given: Partial<DistrictGap>) =>
    gapParts({
      districtId: 'north',
      name: 'North',
      demandFte: 0,
      inPostFte: 0,
      establishmentFte: 0,
      allVacantFte: 0,
      frozenFte: 0,
      gapFte: 0,
      vacantFte: 0,
      coveredFte: 0,
      tooSmallFte: 0,
      staffCoverFte: 0,
      newStartersFte: 0,
      recordsFte: 0,
      arrangementsFte: 0,
      leftFte: 0,
      ...given,
    });

  it('leave out records that agree, also where only rounding differs', () => {
    expect(gap({ recordsFte: 1e-12 }).map(({ label }) => label)).toEqual([
      'Vacant',
      'Vacant, covered',
      'Establishment too small',
    ]);
    expect(gap({ newStartersFte: 0.3 }).at(-1)).toMatchObject({ label: 'New starters', fte: 0.3 });
    expect(gap({ recordsFte: -0.5 }).at(-1)).toMatchObject({ label: 'Records that disagree', fte: -0.5 });
  });

  it('say where the establishment is above demand', () => {
    expect(gap({ tooSmallFte: -1 })[2]?.label).toBe('Establishment above demand');
  });
});

describe('the address', () => {
  it('keeps what the page knows and drops the rest', () => {
    const read = vacanciesSearch({ view: 'board', show: 'vacant', cover: 'wholly', post: 'P-1', other: 'x' });
    expect(read).toEqual({ view: 'board', cover: 'wholly', post: 'P-1' });
    expect(vacanciesSearch({ view: 'list', cover: 'maybe' })).toEqual({});
  });
});
