import { describe, expect, it } from 'vitest';
import { createHighsEngine } from '../../../solver/engines/highs.ts';
import { javascriptLpSolver } from '../../../solver/engines/javascript-lp-solver.ts';
import { column, hardProgram, inf, row } from './programs.ts';

const highs = await createHighsEngine();

/** A machine that does other things too may be late once, not three times. */
function quickest<T>(boundMs: number, work: () => T): { outcome: T; ms: number } {
  for (let tries = 1; ; tries += 1) {
    const started = performance.now();
    const outcome = work();
    const ms = performance.now() - started;
    if (ms < boundMs || tries === 3) return { outcome, ms };
  }
}

describe.each([javascriptLpSolver, highs])('the engine $name', (engine) => {
  it('honours its time limit and never passes off fractions or zeros as an answer', () => {
    const program = hardProgram();
    const { outcome, ms } = quickest(1500, () => engine.solve(program, { limitMs: 300, gap: 0 }));
    expect(ms).toBeLessThan(1500);
    if (outcome.status === 'optimal' || outcome.status === 'feasible') {
      for (const value of outcome.values.slice(0, 60)) expect(Math.abs(value - Math.round(value))).toBeLessThan(1e-6);
      expect(outcome.bound).toBeLessThanOrEqual(outcome.objective + 1e-9);
    } else expect(outcome.status).toBe('stopped');
  });

  it('does not begin, or ends in time, a relaxation too large for its limit', () => {
    const size = 700;
    const columns = Array.from({ length: size }, (_, at) => column(((at * 37) % 11) + 1, { upper: 1 }));
    const rows = Array.from({ length: size }, (_, r) =>
      row(
        columns.map((_c, c) => ((r * 31 + c * 17) % 7) / 7),
        20,
        inf,
      ),
    );
    const program = { columns, rows, offset: 0 };
    const { outcome, ms } = quickest(3000, () => engine.solve(program, { relax: true, limitMs: 200 }));
    expect(ms).toBeLessThan(3000);
    expect(['stopped', 'optimal']).toContain(outcome.status);
  });
});

describe('HiGHS', () => {
  it('starts from the point handed over and streams better ones with a bound', () => {
    const items = 30;
    const program = hardProgram(items);
    const start: number[] = program.columns.map((_, at) => (at < items && at % 2 === 0 ? 1 : 0));
    const placed = (program.rows[0]?.values ?? [])
      .slice(0, items)
      .reduce((sum, w, at) => sum + w * (start[at] ?? 0), 0);
    const target = program.rows[0]?.lower ?? 0;
    start[items] = Math.max(0, placed - target);
    start[items + 1] = Math.max(0, target - placed);
    const heard: number[] = [];
    const outcome = highs.solve(program, {
      start,
      limitMs: 800,
      gap: 0,
      onIncumbent: (values) => heard.push(values.length),
    });
    expect('objective' in outcome && outcome.objective).toBeLessThanOrEqual(Math.abs(placed - target) + 1e-6);
    expect(heard.every((length) => length === items + 2)).toBe(true);
  });
});
