import { describe, expect, it } from 'vitest';
import {
  bestStanding,
  overallSentence,
  type Standing,
  standingSentence,
} from '../../../../../server/domain/scenarios/standing.ts';

const NAMES: Readonly<Record<string, string>> = { e: 'East', s: 'South' };
const nameOf = (id: string) => NAMES[id] ?? id;

function at(name: string, districtId: string, difference: number): Standing {
  const planId = name === 'Doing nothing' ? null : name;
  return { planId, name, worst: { districtId, difference }, word: 'tight' };
}

const nothing = at('Doing nothing', 'e', -0.15);
const draft = at('Draft', 's', -0.06);

describe('who stands best', () => {
  it('is whoever’s worst district is least short', () => {
    expect(bestStanding([nothing, draft, at('Other', 'e', -0.07)])).toEqual([draft]);
    expect(standingSentence([nothing, draft], nameOf)).toBe(
      'Best: “Draft”, where the worst district is South, 6 % short of its fair share. Doing nothing: East, 15 % short of its fair share.',
    );
  });

  it('is everybody whose percentage reads the same', () => {
    const alike = at('Alike', 'e', -0.0649);
    expect(bestStanding([nothing, draft, alike])).toEqual([draft, alike]);
    expect(standingSentence([nothing, draft, alike], nameOf)).toBe(
      'Best: “Draft” and “Alike”, each with its worst district 6 % short of its fair share. Doing nothing: East, 15 % short of its fair share.',
    );
    expect(standingSentence([draft, alike], nameOf)).toBe(
      'All stand alike, each with its worst district 6 % short of its fair share.',
    );
  });

  it('may be doing nothing', () => {
    const calm = at('Doing nothing', 's', 0.001);
    expect(standingSentence([calm, draft], nameOf)).toBe(
      'Best: doing nothing, where the worst district is South, on its fair share.',
    );
    expect(standingSentence([calm], nameOf)).toBe('The worst district is South, on its fair share.');
  });

  it('is nobody where no district has demand', () => {
    const none: Standing = { planId: null, name: 'Doing nothing', worst: null, word: 'no demand' };
    expect(bestStanding([none])).toEqual([]);
    expect(bestStanding([none, draft])).toEqual([draft]);
    expect(standingSentence([none], nameOf)).toBe('No district has demand, so none is better than another.');
  });

  it('is counted over all cases', () => {
    expect(overallSentence([[draft], [draft], [nothing]])).toBe(
      'Of 3 stress cases, “Draft” stands best in 2 and doing nothing in 1.',
    );
    expect(overallSentence([[draft, nothing], [draft]])).toBe(
      'Of 2 stress cases, “Draft” stands best in 2 and doing nothing in 1. Those that stand alike all count.',
    );
    expect(overallSentence([[]])).toBe('Under 1 stress case none stands better than another.');
  });
});
