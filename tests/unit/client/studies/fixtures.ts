import type { CurvePoint, Letter, Relaxation } from '../../../../server/contract/studies.ts';

/** A proven point of a curve. */
export function point(maxMoves: number, other: Partial<CurvePoint> = {}): CurvePoint {
  return {
    maxMoves,
    moves: maxMoves,
    objective: 10,
    improvement: 0,
    worst: { districtId: 's', difference: -0.1 },
    languageGapFte: 0,
    proven: true,
    gap: null,
    ...other,
  };
}

/** A letter to somebody who is to go from East to North. */
export function letter(other: Partial<Letter> = {}): Letter {
  return {
    personId: 'a',
    name: 'Ann Lee',
    role: 'Caseworker',
    now: 'East',
    proposed: 'North',
    askedFor: [],
    because: ['North is short of cover.'],
    ...other,
  };
}

/** A relaxation that consists of these changes. */
export function relaxation(...changes: Relaxation['changes']): Relaxation {
  return { id: 'r', sentence: 'Something gives way', changes, people: 1, fte: 0, proven: true };
}
