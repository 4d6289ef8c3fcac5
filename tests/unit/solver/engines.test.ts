import { describe, expect, it } from 'vitest';
import { createHighsEngine } from '../../../solver/engines/highs.ts';
import { javascriptLpSolver } from '../../../solver/engines/javascript-lp-solver.ts';
import { column, hardProgram, inf, row } from './programs.ts';

const engines = [javascriptLpSolver, await createHighsEngine()];

describe.each(engines)('the engine $name', (engine) => {
  it('solves a linear program', () => {
    const program = {
      columns: [column(-3), column(-2)],
      rows: [row([1, 1], -inf, 4), row([1, 3], -inf, 6)],
      offset: 5,
    };
    const outcome = engine.solve(program);
    expect(outcome).toMatchObject({ status: 'optimal' });
    if (outcome.status === 'optimal') {
      expect(outcome.objective).toBeCloseTo(-7, 6);
      expect(outcome.bound).toBeCloseTo(-7, 6);
      expect(outcome.values[0]).toBeCloseTo(4, 6);
    }
  });

  it('solves whole numbers as whole numbers, and their relaxation when asked', () => {
    const columns = [column(-5, { integer: true }), column(-4, { integer: true })];
    const program = { columns, rows: [row([6, 4], -inf, 24), row([1, 2], -inf, 6)], offset: 0 };
    const whole = engine.solve(program);
    const relaxed = engine.solve(program, { relax: true });
    expect(whole.status === 'optimal' && whole.objective).toBeCloseTo(-20, 6);
    expect(relaxed.status === 'optimal' && relaxed.objective).toBeCloseTo(-21, 6);
  });

  it('says infeasible, in linear and in whole-number programs', () => {
    const rows = [row([1], 2, inf), row([1], -inf, 1)];
    expect(engine.solve({ columns: [column(1)], rows, offset: 0 })).toEqual({ status: 'infeasible' });
    const half = { columns: [column(1, { integer: true, upper: 1 })], rows: [row([2], 1, 1)], offset: 0 };
    expect(engine.solve(half)).toEqual({ status: 'infeasible' });
  });

  it('says unbounded, not feasible', () => {
    expect(engine.solve({ columns: [column(-1)], rows: [row([1], 1, inf)], offset: 0 })).toEqual({
      status: 'unbounded',
    });
  });

  it.each([
    'constructor',
    'result',
    '__proto__',
    'feasible',
    'Ann Smith',
    'a/b',
    '- free inf',
    '',
    'toString',
    'bounded',
  ])('is not misled by the name “%s”', (name) => {
    const columns = [column(2, { name, integer: true, upper: 9 }), column(3, { name: 'other' })];
    const outcome = engine.solve({ columns, rows: [row([1, 1], 4.5, inf, name)], offset: 0 });
    expect(outcome).toMatchObject({ status: 'optimal' });
    if (outcome.status === 'optimal') expect(outcome.objective).toBeCloseTo(9.5, 6);
  });

  it('answers every column, zeros too', () => {
    const outcome = engine.solve({
      columns: [column(1), column(1), column(1)],
      rows: [row([0, 1, 0], 3, inf)],
      offset: 0,
    });
    expect(outcome.status === 'optimal' && outcome.values.map((value) => value + 0)).toEqual([0, 3, 0]);
  });

  it('keeps lower bounds other than zero, fixed columns and upper bounds', () => {
    const columns = [
      column(1, { lower: -5, upper: 5 }),
      column(1, { lower: 2, upper: 2 }),
      column(-1, { lower: 1, upper: 3 }),
    ];
    const outcome = engine.solve({ columns, rows: [row([1, 1, 1], 1, inf)], offset: 0 });
    expect(outcome.status === 'optimal' && outcome.objective).toBeCloseTo(-4 + 2 - 3, 6);
  });

  it('refuses NaN and infinite coefficients loudly', () => {
    expect(() => engine.solve({ columns: [column(Number.NaN)], rows: [], offset: 0 })).toThrow(RangeError);
    expect(() => engine.solve({ columns: [column(1)], rows: [row([Number.NaN], 0, 1)], offset: 0 })).toThrow(
      RangeError,
    );
    expect(() => engine.solve({ columns: [column(1)], rows: [row([inf], 0, 1)], offset: 0 })).toThrow(RangeError);
    expect(() => engine.solve({ columns: [column(1)], rows: [row([1], Number.NaN, 1)], offset: 0 })).toThrow(
      RangeError,
    );
  });

  it('solves a program without columns, and one where all are fixed', () => {
    expect(engine.solve({ columns: [], rows: [], offset: 3 })).toMatchObject({ status: 'optimal', objective: 3 });
    expect(engine.solve({ columns: [], rows: [row([], 1, 2)], offset: 0 })).toEqual({ status: 'infeasible' });
    const fixed = [column(2, { lower: 3, upper: 3 })];
    expect(engine.solve({ columns: fixed, rows: [row([1], 3, 3)], offset: 0 })).toMatchObject({ objective: 6 });
    expect(engine.solve({ columns: fixed, rows: [row([1], 4, 4)], offset: 0 })).toEqual({ status: 'infeasible' });
  });

  it('has no answer when it is stopped before it starts', () => {
    const outcome = engine.solve(hardProgram(), { shouldStop: () => true, limitMs: 5000 });
    if (outcome.status === 'feasible' || outcome.status === 'optimal') {
      for (const value of outcome.values.slice(0, 60)) expect(Math.abs(value - Math.round(value))).toBeLessThan(1e-6);
    } else expect(outcome.status).toBe('stopped');
  });
});

describe('HiGHS', () => {
  const highs = engines[1];

  it('returns its memory: 300 solves do not grow the heap it reserves', () => {
    const columns = Array.from({ length: 200 }, () => column(1, { upper: 1, integer: true }));
    const program = {
      columns,
      rows: [
        row(
          columns.map((_, at) => 1 + (at % 3)),
          50.5,
          inf,
        ),
      ],
      offset: 0,
    };
    const held = (): number => {
      globalThis.gc?.();
      const { arrayBuffers, external } = process.memoryUsage();
      return arrayBuffers + external;
    };
    for (let k = 0; k < 20; k++) highs?.solve(program);
    const before = held();
    for (let k = 0; k < 280; k++) highs?.solve(program);
    expect(held() - before).toBeLessThan(32 * 1024 * 1024);
  });
});
