import { describe, expect, it } from 'vitest';
import { dateParam, parseSearch, present, stringifySearch, textParam } from '../../../client/address.ts';

describe('the address', () => {
  it('keeps ids that look like numbers, quotes or code as the text they are', () => {
    for (const id of ['0142', '1e3', 'true', 'null', '"x"', 'a/b', '__proto__', 'Ann Smith']) {
      expect(parseSearch(stringifySearch({ person: id })).person).toBe(id);
    }
  });
  it('shows nothing for what is absent', () => {
    expect(stringifySearch({ asAt: undefined, plan: '' })).toBe('');
    expect(stringifySearch({ asAt: '2021-04-01' })).toBe('?asAt=2021-04-01');
    expect(present({ asAt: undefined, plan: 'p' })).toEqual({ plan: 'p' });
  });
  it('takes only dates that exist', () => {
    expect(dateParam({ asAt: '2020-02-29' }, 'asAt')).toBe('2020-02-29');
    for (const wrong of ['2021-02-29', '2021-13-01', '1 Apr 2021', '2021-4-1', '', 20210401]) {
      expect(dateParam({ asAt: wrong }, 'asAt')).toBeUndefined();
    }
  });
  it('takes only text', () => {
    expect(textParam({ plan: 'p1' }, 'plan')).toBe('p1');
    expect(textParam({ plan: ['p1'] }, 'plan')).toBeUndefined();
  });
});
