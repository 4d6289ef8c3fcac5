import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Placement, Proposal } from '../../solver/proposal.ts';
import { verify } from '../../solver/verify.ts';
import { problemPath, readProblem } from '../support/solver-problems.ts';

const optima: Record<string, { objective: number }> = JSON.parse(readFileSync(problemPath('optima'), 'utf8'));
const command = new URL('../../server/commands/propose.ts', import.meta.url).pathname;

function run(args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
}

function best(name: string): number {
  const known = optima[name];
  if (!known) throw new Error(`No optimum is known for ${name}.`);
  return known.objective;
}

/** The command's answer, recomputed from its placements alone. */
function proposed(name: string, flags: string[] = []): Proposal & { recomputed: number } {
  const done = run([problemPath(name), ...flags]);
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  const proposal: Proposal = JSON.parse(done.stdout);
  const placements: Placement[] = proposal.placements;
  const verified = verify(readProblem(name), placements);
  expect(verified.violations).toEqual([]);
  return { ...proposal, recomputed: verified.objective };
}

describe('the propose command', () => {
  it.each(['district-20', 'district-80', 'district-80-splits', 'district-80-max-moves'])(
    'proves the best plan of %s',
    (name) => {
      const proposal = proposed(name);
      expect(proposal.status).toBe('optimal');
      expect(Math.abs((proposal.objective ?? 0) - best(name))).toBeLessThan(1e-4);
      expect(proposal.recomputed).toBeCloseTo(proposal.objective ?? 0, 6);
      expect(proposal.bound).toBeLessThanOrEqual(best(name) + 1e-6);
      expect(proposal.gap).toBeLessThanOrEqual(1e-4);
      const sum = Object.values(proposal.penalties).reduce((total, penalty) => total + penalty, 0);
      expect(sum).toBeCloseTo(proposal.objective ?? 0, 6);
    },
  );

  it('reaches county-300 within 1.5 % in 30 seconds, with an honest gap', () => {
    const proposal = proposed('county-300', ['--seconds', '30']);
    expect(proposal.objective).toBeLessThanOrEqual(best('county-300') * 1.015);
    expect(proposal.elapsedMs).toBeLessThan(31_000);
    expect(proposal.bound).toBeLessThanOrEqual(best('county-300') + 1e-6);
    const gap = ((proposal.objective ?? 0) - (proposal.bound ?? 0)) / (proposal.objective ?? 1);
    expect(proposal.gap).toBeCloseTo(gap, 9);
    expect(proposal.status).toBe(gap <= 1e-4 ? 'optimal' : 'feasible');
  });

  it('places the vacancies of district-80-splits where they close gaps, with languages to advertise', () => {
    const { vacancies } = proposed('district-80-splits');
    expect(vacancies.placements.map(({ staff }) => staff)).toEqual([
      'W0081',
      'W0082',
      'W0083',
      'W0084',
      'W0085',
      'W0086',
    ]);
    expect(vacancies.objective).toBeGreaterThanOrEqual(0);
    expect(vacancies.placements.flatMap(({ languages }) => languages)).not.toEqual([]);
  });

  it('says which named rule makes infeasible-seniors impossible, and exits with 2', () => {
    const done = run([problemPath('infeasible-seniors')]);
    expect(done.status).toBe(2);
    const proposal: Proposal = JSON.parse(done.stdout);
    expect(proposal).toMatchObject({ status: 'infeasible', objective: null, bound: null, gap: null, placements: [] });
    expect(proposal.conflicts).toMatchObject([{ rule: 'minimum', subject: 'central', amount: 9 }]);
    expect(proposal.conflicts[0]?.sentence).toBe(
      'Central needs at least 9.00 FTE of senior practitioner; there are only 3.70 FTE in total.',
    );
  });

  it.each(['highs', 'auto'])('proves district-20 with --engine %s', (engine) => {
    expect(proposed('district-20', ['--engine', engine]).objective).toBeCloseTo(best('district-20'), 4);
  });

  it('returns a verified plan with an honest bound from javascript-lp-solver alone', () => {
    const proposal = proposed('district-80', ['--engine', 'javascript-lp-solver', '--seconds', '4']);
    expect(proposal.engine).toBe('javascript-lp-solver');
    expect(proposal.bound).toBeLessThanOrEqual(best('district-80') + 1e-6);
    expect(proposal.objective).toBeLessThanOrEqual(best('district-80') * 1.1);
    expect(proposal.elapsedMs).toBeLessThan(5000);
  });

  it('keeps a short deadline', () => {
    const proposal = proposed('county-300', ['--seconds', '1']);
    expect(proposal.elapsedMs).toBeLessThan(2000);
    expect(proposal.gap).toBeGreaterThan(0);
  });

  it('explains every person with --explain', () => {
    const done = run([problemPath('district-20'), '--explain']);
    const { explanations } = JSON.parse(done.stdout);
    expect(explanations).toHaveLength(20);
    expect(explanations[0].districts).toHaveLength(5);
  });

  it.each([
    [['no-such-file.json'], 'cannot be read'],
    [[command], 'is not JSON'],
    [[], 'FILE.json: missing'],
    [[problemPath('optima')], 'evenhand-problem/1'],
    [[problemPath('district-20'), '--seconds', 'soon'], '--seconds: “soon”'],
    [[problemPath('district-20'), '--gap', '-1'], '--gap: “-1”'],
    [[problemPath('district-20'), '--engine', 'abacus'], '--engine: “abacus”'],
    [[problemPath('district-20'), '--fast'], '--fast: not understood'],
  ])('refuses %j with a reason and nothing on standard output', (args, reason) => {
    const done = run(args);
    expect(done.status).toBe(1);
    expect(done.stdout).toBe('');
    expect(done.stderr).toContain(reason);
    expect(done.stderr).not.toContain('    at ');
  });
});
