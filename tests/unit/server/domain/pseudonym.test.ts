import { describe, expect, it } from 'vitest';
import { endOfDay, startOfDay } from '../../../../server/domain/day-bounds.ts';
import { differingFields } from '../../../../server/domain/differences.ts';
import { namesSomebody, withoutNames, withoutPerson } from '../../../../server/domain/pseudonym.ts';

const robin = { id: 'W-1', names: ['Robin Archer', 'Robin O’Neil (née Archer)'], pseudonym: 'erased-1' };

describe('a text without names', () => {
  it.each([
    ['Robin Archer cannot work in North.', 'Erased person cannot work in North.'],
    ['ask ROBIN ARCHER, not Robin Archerson', 'ask Erased person, not Robin Archerson'],
    ['Robin O’Neil (née Archer) moved', 'Erased person moved'],
    ['nobody', 'nobody'],
  ])('%s', (text, left) => {
    expect(withoutNames(text, robin.names)).toBe(left);
    expect(namesSomebody(text, robin.names)).toBe(text !== left);
  });

  it('takes an empty name for nobody', () => {
    expect(withoutNames('Robin', ['', ' '])).toBe('Robin');
  });
});

describe('JSON without a person', () => {
  it('knows the pseudonym as value and key, and leaves everybody and everything else', () => {
    const facts = {
      people: [
        { id: 'W-1', name: 'Robin Archer', cannotWorkIn: ['W-1'] },
        { id: 'W-2', name: 'Robin Archer' },
      ],
      placements: { 'W-1': 'north' },
      districts: [{ districtId: 'W-1' }],
      sentences: ['Robin Archer moves with W-2'],
      count: 3,
      none: null,
    };
    expect(withoutPerson(facts, robin)).toEqual({
      people: [
        { id: 'erased-1', name: 'Erased person', cannotWorkIn: ['erased-1'] },
        { id: 'W-2', name: 'Robin Archer' },
      ],
      placements: { 'erased-1': 'north' },
      districts: [{ districtId: 'W-1' }],
      sentences: ['Erased person moves with W-2'],
      count: 3,
      none: null,
    });
  });
});

describe('differing fields', () => {
  it('are those that differ, before and after', () => {
    expect(differingFields({ a: 1, b: [1], c: 'x' }, { a: 1, b: [2], c: null })).toEqual({
      before: { b: [1], c: 'x' },
      after: { b: [2], c: null },
    });
    expect(differingFields({ a: 1 }, { a: 1 })).toBeNull();
  });
});

describe('the bounds of a civil day in London', () => {
  it.each([
    ['2021-01-15', '2021-01-15T00:00:00.000Z', '2021-01-16T00:00:00.000Z'],
    ['2021-07-15', '2021-07-14T23:00:00.000Z', '2021-07-15T23:00:00.000Z'],
    ['2021-03-28', '2021-03-28T00:00:00.000Z', '2021-03-28T23:00:00.000Z'],
    ['2021-10-31', '2021-10-30T23:00:00.000Z', '2021-11-01T00:00:00.000Z'],
  ])('%s', (date, start, end) => {
    expect(startOfDay(date)).toBe(start);
    expect(endOfDay(date)).toBe(end);
  });
});
