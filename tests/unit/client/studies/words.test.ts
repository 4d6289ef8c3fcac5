import { describe, expect, it } from 'vitest';
import { nowOf, openingOf, toggled } from '../../../../client/features/studies/letter-words.ts';
import { movesText, progressText, sizeText, sureText, worstOf } from '../../../../client/features/studies/words.ts';
import { districtName } from '../allocation/fixtures.ts';
import { letter } from './fixtures.ts';

describe('the progress of a question', () => {
  it('says how many are worked out, and what is being done', () => {
    const progress = { done: 3, of: 12, text: 'Finding the best plan with at most 3 moves' };
    expect(progressText({ state: 'running', progress })).toBe(
      '3 of 12 worked out. Finding the best plan with at most 3 moves',
    );
  });

  it('gives no count where the end is not known, and says that it waits', () => {
    const progress = { done: 0, of: null, text: 'Finding the best plan' };
    expect(progressText({ state: 'running', progress })).toBe('Finding the best plan');
    expect(progressText({ state: 'running', progress: { ...progress, text: '' } })).toBe('Being worked out');
    expect(progressText({ state: 'queued', progress })).toMatch(/^Waiting for its turn/);
  });
});

describe('how sure an answer is', () => {
  it('is proven, within so much of the best, or unknown', () => {
    expect(sureText({ proven: true, gap: null })).toBe('proven best');
    expect(sureText({ proven: false, gap: 0.012 })).toBe('within 1.2\u00a0% of the best');
    expect(sureText({ proven: false, gap: null })).toBe('not proven best');
  });
});

describe('a point of the curve in words', () => {
  it('names the worst district and the moves', () => {
    expect(worstOf({ districtId: 's', difference: -0.06 }, districtName)).toBe('South −6\u00a0%');
    expect(worstOf(null, districtName)).toBe('none');
    expect([0, 1, 3].map(movesText)).toEqual(['no move', '1 move', '3 moves']);
  });
});

describe('the size of a way out', () => {
  it('is in people and FTE, and says where less might do', () => {
    expect(sizeText({ people: 1, fte: 0, proven: true })).toBe('1 person');
    expect(sizeText({ people: 0, fte: 5.3, proven: true })).toBe('5.30 FTE');
    expect(sizeText({ people: 2, fte: 0.5, proven: false })).toBe('2 people and 0.50 FTE; perhaps less would do');
  });
});

describe('a letter', () => {
  it('says what was asked for and what is proposed', () => {
    expect(openingOf(letter({ askedFor: ['s', 'East'] }), districtName)).toBe(
      'You asked for South, or else East. You are proposed for North, because:',
    );
  });

  it('says so where nothing was asked for, and promises no reasons where there are none', () => {
    expect(openingOf(letter({ askedFor: [], because: [] }), districtName)).toBe(
      'You have not stated which district you would prefer. You are proposed for North.',
    );
  });

  it('knows where somebody works now', () => {
    expect(nowOf(letter({ now: 'East' }), districtName)).toBe('You work in East now.');
    expect(nowOf(letter({ now: '' }), districtName)).toBe('You do not work in a district now.');
  });

  it('is ticked and unticked without changing the others', () => {
    const before: ReadonlySet<string> = new Set(['a']);
    expect([...toggled(before, 'b')]).toEqual(['a', 'b']);
    expect([...toggled(before, 'a')]).toEqual([]);
    expect([...before]).toEqual(['a']);
  });
});
