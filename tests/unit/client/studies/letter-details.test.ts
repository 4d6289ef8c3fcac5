import { describe, expect, it } from 'vitest';
import {
  detailFaults,
  NO_DETAILS,
  rememberDetails,
  rememberedDetails,
} from '../../../../client/features/studies/letter-details.ts';

const whole = { decidedBy: 'Alex Reed, service manager', contact: 'alex@council.example', replyBy: '2021-04-30' };

/** A browser's store in memory. */
function store(content = new Map<string, string>()) {
  return {
    getItem: (key: string) => content.get(key) ?? null,
    setItem: (key: string, value: string) => void content.set(key, value),
  };
}
const full = {
  getItem: () => null,
  setItem: () => {
    throw new Error('The store is full');
  },
};

describe('what every letter has to say of the decision', () => {
  it('is whole', () => {
    expect(detailFaults(whole, '2021-04-30')).toEqual({});
  });

  it('is missing, with what to do', () => {
    expect(Object.keys(detailFaults(NO_DETAILS, '2021-04-01'))).toEqual(['decidedBy', 'contact', 'replyBy']);
    expect(detailFaults({ ...whole, decidedBy: '  ' }, '2021-04-01').decidedBy).toContain('name and role');
  });

  it('cannot ask for an answer by a day that is over', () => {
    expect(detailFaults(whole, '2021-05-01')).toEqual({
      replyBy: '30 Apr 2021 is in the past. Give 1 May 2021 or a later day.',
    });
  });
});

describe('what the browser remembers', () => {
  it('is kept for each plan of its own', () => {
    const storage = store();
    rememberDetails(storage, 'one', whole);
    expect(rememberedDetails(storage, 'one')).toEqual(whole);
    expect(rememberedDetails(storage, 'two')).toEqual(NO_DETAILS);
  });

  it('is nothing where the store holds something else or holds nothing', () => {
    for (const other of ['{', '7', 'null', '{"decidedBy":7,"contact":null}']) {
      expect(rememberedDetails(store(new Map([['evenhand letters one', other]])), 'one')).toEqual(NO_DETAILS);
    }
    expect(() => rememberDetails(full, 'one', whole)).not.toThrow();
  });
});
