import { describe, expect, it } from 'vitest';
import { curveSentence, kneeOf } from '../../../../server/studies/knee.ts';

const points = (objectives: number[], worst: number[] = [], gaps: number[] = []) =>
  objectives.map((objective, at) => ({
    maxMoves: at,
    moves: at,
    objective,
    worst: { districtId: 'south', difference: worst[at] ?? 0 },
    languageGapFte: gaps[at] ?? 0,
  }));
const nameOf = (id: string) => (id === 'south' ? 'South' : id);
const said = (curve: ReturnType<typeof points>) => curveSentence(curve, kneeOf(curve), nameOf);

describe('the knee of a curve', () => {
  it.each<[string, number[], number | null]>([
    ['nothing known', [], null],
    ['nothing gained', [7, 7, 7], 0],
    ['one move that does it all', [7, 3], 1],
    // distances below the line, as shares of 60: 0, 35.7 − 10, 44 − 20, …
    ['a sharp bend', [70, 34, 22, 20, 18, 15, 10], 2],
    ['a straight line', [40, 30, 20, 10], null],
    ['a late bend', [40, 39, 20, 18], 2],
  ])('%s', (_, objectives, knee) => {
    expect(kneeOf(points(objectives))).toBe(knee);
  });

  it('is said in people’s terms', () => {
    const bent = points([70, 34, 22, 20, 18, 15, 10], [-0.164, -0.1, -0.07, -0.07]);
    expect(said(bent)).toBe('2 moves cut the worst shortfall from 16 % to 7 % (South); a third gains little.');
    const further = points([70, 34, 22, 20, 18, 15, 10], [-0.164, -0.1, -0.07, -0.02]);
    expect(said(further)).toBe(
      '2 moves cut the worst shortfall from 16 % to 7 % (South); a third cuts the worst shortfall to 2 %, but gains less overall.',
    );
    expect(said(points([70, 10, 10], [-0.164, 0]))).toBe(
      '1 move cuts the worst shortfall from 16 % to 0 %; a second gains nothing.',
    );
    expect(said(points([9, 2], [0, 0], [1.5, 0.25]))).toBe(
      '1 move cuts missing language cover from 1.50 to 0.25 FTE; more gain nothing.',
    );
    expect(said(points([9, 2]))).toContain('the weighted sum from 9.0 to 2.0 points');
    expect(said(points([40, 30, 20, 10], [-0.3, -0.2, -0.1]))).toBe(
      '3 moves cut the worst shortfall from 30 % to 0 %; each of them gains about as much.',
    );
    expect(said(points([7, 7]))).toBe('No moves are enough: more moves gain nothing.');
    expect(said([])).toBe('No plan is possible with so few moves.');
  });
});
