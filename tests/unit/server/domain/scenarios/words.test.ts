import { describe, expect, it } from 'vitest';
import { addedSentence, planSentence } from '../../../../../server/domain/scenarios/words.ts';

const measures = { moves: 9, worst: { districtId: 's', difference: -0.06 }, stated: 58, firstChoices: 41 };

describe('a plan in a sentence', () => {
  it('tells moves, the worst district and choices', () => {
    expect(planSentence('Draft', { ...measures, brokenMinimums: [] }, () => 'South')).toBe(
      '“Draft” moves 9 people; its worst district is South, 6 % short of its fair share; 71 % of those who asked for a district get their first choice.',
    );
  });

  it('leaves out choices where nobody asked, and names minimums that are not kept', () => {
    const few = { ...measures, moves: 1, stated: 0, firstChoices: 0, brokenMinimums: ['x', 'y'] };
    expect(planSentence('Draft', few, () => 'South')).toBe(
      '“Draft” moves 1 person; its worst district is South, 6 % short of its fair share; 2 minimums are not kept.',
    );
    expect(planSentence('Draft', { ...few, moves: 0, worst: null, brokenMinimums: ['x'] }, () => '')).toBe(
      '“Draft” moves nobody; its worst district is none, since no district has demand; 1 minimum is not kept.',
    );
  });
});

describe('what a stress case does to all districts', () => {
  it.each([
    // 60 ÷ 75 with it, 60 ÷ 64 without
    [{ addedFte: 11, demandFte: 75 }, 'It adds 11.00 FTE to demand: 80 % of it is covered then, 94 % without it.'],
    [{ addedFte: -4, demandFte: 60 }, 'It takes 4.00 FTE from demand: 100 % of it is covered then, 94 % without it.'],
    [{ addedFte: 0, demandFte: 64 }, 'It adds nothing to demand: 94 % of it is covered.'],
    [{ addedFte: 0, demandFte: 0 }, ''],
  ])('%j', (demand, sentence) => {
    expect(addedSentence({ ...demand, capacityFte: 60 })).toBe(sentence);
  });
});
