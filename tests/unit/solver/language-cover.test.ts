import { describe, expect, it } from 'vitest';
import { bestCover } from '../../../solver/language-cover.ts';
import { LanguageTally } from '../../../solver/language-tally.ts';
import { compile } from '../../../solver/problem.ts';
import { languageName } from '../../../solver/words.ts';
import { smallProblem } from '../../support/solver-problems.ts';

describe('language cover', () => {
  it('hands a language over so that both are covered', () => {
    const groups = [
      { speaks: [0, 1], capacityFte: 1 },
      { speaks: [0, 2], capacityFte: 1 },
      { speaks: [2], capacityFte: 0.5 },
    ];
    const cover = bestCover([1, 1, 0.5], groups);
    expect(cover.unmetFte).toBeCloseTo(0, 9);
    expect(cover.coveredFte).toEqual([1, 1, 0.5]);
    groups.forEach(({ capacityFte }, g) => {
      expect((cover.given[g] ?? []).reduce((sum, fte) => sum + fte, 0)).toBeLessThanOrEqual(capacityFte + 1e-9);
    });
  });

  it('keeps the tally exact for many linked languages too, where it goes by flow', () => {
    const codes = Array.from({ length: 13 }, (_, at) => `l${at}`);
    const staff = codes.map((code, at) => ({ fte: 0.5, languages: [code, codes[(at + 1) % 13] ?? ''] }));
    const need = Object.fromEntries(codes.map((code, at) => [code, at % 2 === 0 ? 1 : 0]));
    const problem = compile(
      smallProblem(staff, {
        districts: [
          {
            id: 'north',
            name: 'North',
            demandFte: 1,
            languageDemandFte: { ...need, l1: 0.2, l3: 0.2, l5: 0.1, l7: 0.1, l9: 0.1, l11: 0.1 },
          },
          { id: 'south', name: 'South', demandFte: 1 },
        ],
      }),
    );
    const tally = new LanguageTally(problem);
    const [first, second] = problem.persons;
    expect(tally.unmet(0)).toBeCloseTo(7.8, 9);
    expect(tally.change(0, 0, 0.5, -1, 0)).toBeCloseTo(-0.5, 9);
    if (first && second) {
      tally.add(0, first, 0.5);
      tally.add(0, second, 0.5);
    }
    expect(tally.unmet(0)).toBeCloseTo(6.8, 9);
    expect(tally.change(0, 2, 0.5, 0, 0.5)).toBeCloseTo(0, 9);
  });
});

describe('language names', () => {
  it('reads codes as English names and leaves anything else as it stands', () => {
    expect(['bn', 'ur', 'constructor', 'a/b', '', 'x'].map(languageName)).toEqual([
      'Bengali',
      'Urdu',
      'constructor',
      'a/b',
      '',
      'x',
    ]);
  });
});
