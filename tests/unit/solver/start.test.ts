import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../solver/solve.ts';
import { verify } from '../../../solver/verify.ts';
import { propose } from '../../support/solver-engines.ts';
import { readProblem, smallProblem } from '../../support/solver-problems.ts';

describe('a solve that begins with placements', () => {
  it('is told nothing worse than what it began with, and proves the same', async () => {
    const input = readProblem('district-20');
    const best = await propose(input);
    const heard: Progress[] = [];
    const again = await propose(input, { start: best.placements, onProgress: (progress) => heard.push(progress) });
    expect(heard[0]?.objective).toBeCloseTo(best.objective ?? Number.NaN, 9);
    expect(again.status).toBe('optimal');
    expect(again.objective).toBeCloseTo(best.objective ?? Number.NaN, 6);
  });

  it('mends what breaks a pin, a constraint or the step', async () => {
    const input = smallProblem([
      { languages: [], pinned: 'south' },
      { languages: [], excluded: ['north'] },
      { languages: [] },
    ]);
    const half = ['north', 'south'].map((district) => ({ staff: 'P3', district, share: 0.5 }));
    const start = [...['P1', 'P2'].map((staff) => ({ staff, district: 'north', share: 1 })), ...half];
    const proposal = await propose(input, { start });
    expect(verify(input, proposal.placements).violations).toEqual([]);
    expect(proposal.objective).toBeCloseTo((await propose(input)).objective ?? Number.NaN, 9);
  });

  it('refuses placements of people it does not know', async () => {
    const start = [{ staff: 'nobody', district: 'north', share: 1 }];
    await expect(propose(smallProblem([{ languages: [] }]), { start })).rejects.toThrow('“nobody”');
  });
});
