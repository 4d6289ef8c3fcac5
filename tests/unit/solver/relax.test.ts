import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../../solver/plan-input.ts';
import { type Relaxation, relaxations } from '../../../solver/relax.ts';
import type { RelaxStep } from '../../../solver/relax-steps.ts';
import { autoEngines, propose } from '../../support/solver-engines.ts';
import { smallProblem } from '../../support/solver-problems.ts';

/** Patience that no busy machine uses up: a way out that takes longer than its limit is left out. */
const limitMs = 20_000;

async function waysOut(input: PlanInput): Promise<Relaxation[]> {
  const { status, conflicts } = await propose(input);
  expect(status).toBe('infeasible');
  return relaxations(input, conflicts, { engine: autoEngines.proof, limitMs });
}

/** The problem after a manager has done what a step says. */
function done(input: PlanInput, step: RelaxStep): PlanInput {
  const changed = structuredClone(input);
  const person = changed.staff.find(({ id }) => 'staff' in step && id === step.staff);
  const district = changed.districts.find(({ id }) => 'district' in step && id === step.district);
  if (step.kind === 'unpin') delete person?.pinned;
  if (step.kind === 'exclusion') delete person?.excluded;
  if (step.kind === 'maximum' && district) district.maximumFte = step.fte;
  if (step.kind === 'minimum' && district) district.minimumFte = { ...district.minimumFte, [step.role]: step.fte };
  if (step.kind === 'maxMoves') changed.policy.maxMoves = step.maxMoves;
  return changed;
}

/** The same step, but a little less of it; null where it is all or nothing. */
function tighter(step: RelaxStep): RelaxStep | null {
  if (step.kind === 'maxMoves') return { ...step, maxMoves: step.maxMoves - 1 };
  if (step.kind === 'minimum') return { ...step, fte: step.fte + 0.01 };
  return step.kind === 'maximum' ? { ...step, fte: step.fte - 0.01 } : null;
}

const policy = (maxMoves: number) => ({
  tolerance: 0.02,
  severe: 0.1,
  maxMoves,
  weights: { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 },
});
const pinnedAway = (name: string) => ({ name, languages: [], current: 'north', pinned: 'south' });

const districts = (north: object, south: object) => [
  { id: 'north', name: 'North', demandFte: 2, ...north },
  { id: 'south', name: 'South', demandFte: 2, ...south },
];

const cases: [string, PlanInput, string[]][] = [
  [
    'more pins elsewhere than moves',
    smallProblem([pinnedAway('Ann Lee'), pinnedAway('Bob Ray')], { policy: policy(1) }),
    ['Release the pin of Ann Lee', 'Release the pin of Bob Ray', 'Allow 2 moves instead of 1'],
  ],
  [
    'the fewest moves that do, not just any number',
    smallProblem(
      [pinnedAway('Ann Lee'), pinnedAway('Bob Ray'), ...[1, 2, 3, 4].map(() => ({ languages: [], current: 'north' }))],
      { policy: policy(0) },
    ),
    ['Allow 2 moves instead of 0'],
  ],
  [
    'a minimum nobody can meet',
    smallProblem([{ languages: [] }], { districts: districts({}, { minimumFte: { 'team-manager': 1 } }) }),
    ['Let South go down to 0.00 FTE of team manager instead of 1.00'],
  ],
  [
    'a minimum of two roles: only the one at fault',
    smallProblem([{ languages: [] }], {
      districts: districts({ minimumFte: { caseworker: 1, 'team-manager': 2 } }, {}),
    }),
    ['Let North go down to 0.00 FTE of team manager instead of 2.00'],
  ],
  [
    'somebody barred from everywhere',
    smallProblem([{ name: 'Cas Roe', languages: [], excluded: ['north', 'south'] }]),
    ['Ask whether Cas Roe could work in North and South after all'],
  ],
  [
    'a district too small for its pins',
    smallProblem([pinnedAway('Ann Lee'), pinnedAway('Bob Ray')], { districts: districts({}, { maximumFte: 1 }) }),
    ['Release the pin of Ann Lee', 'Release the pin of Bob Ray', 'Let South go up to 2.00 FTE instead of 1.00'],
  ],
  [
    'two conflicts at once',
    smallProblem(
      [
        { name: 'Ann Lee', languages: [], pinned: 'north', excluded: ['north'] },
        { name: 'Bob Ray', languages: [], pinned: 'south', excluded: ['south'] },
      ],
      {},
    ),
    ['Release the pins of Ann Lee and Bob Ray'],
  ],
  [
    'a minimum beyond what there is: only as far down as it has to go',
    smallProblem(
      [
        { fte: 0.75, languages: [] },
        { fte: 0.6, languages: [] },
        { role: 'senior-practitioner', fte: 0.7, languages: [] },
      ],
      {
        districts: districts({ minimumFte: { caseworker: 2 } }, { minimumFte: { caseworker: 0.5 } }),
      },
    ),
    [
      'Let North go down to 0.75 FTE of caseworker instead of 2.00',
      'Let North go down to 1.35 FTE of caseworker instead of 2.00 and let South go down to 0.00 FTE of caseworker instead of 0.50',
    ],
  ],
];

describe('ways out of an impossible problem', () => {
  it.each(cases)('%s', async (_, input, expected) => {
    const found = await waysOut(input);
    const sentences = found.map(({ sentence }) => sentence);
    for (const sentence of expected) expect(sentences).toContain(sentence);
    for (const { steps, sentence, proven } of found) {
      const { status } = await propose(steps.reduce(done, input));
      expect(status, sentence).toBe('optimal');
      const [only, ...more] = steps;
      const less = only && more.length === 0 && proven ? tighter(only) : null;
      if (less) expect((await propose(done(input, less))).status, `less than ${sentence}`).toBe('infeasible');
    }
    const costs = found.map(({ people, fte }) => people + fte);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });

  it('counts people and FTE', async () => {
    const pins = await waysOut(smallProblem([pinnedAway('Ann Lee'), pinnedAway('Bob Ray')], { policy: policy(1) }));
    expect(pins.map(({ people, fte }) => [people, fte])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    const [minimum] = await waysOut(
      smallProblem([{ fte: 0.7, languages: [] }], { districts: districts({ minimumFte: { caseworker: 2 } }, {}) }),
    );
    expect(minimum).toMatchObject({ people: 0, proven: true });
    expect(minimum?.fte).toBeCloseTo(1.3, 9);
  });

  it('is empty where it was stopped at once, and no longer than asked for', async () => {
    const input = smallProblem([pinnedAway('Ann Lee'), pinnedAway('Bob Ray')], { policy: policy(1) });
    const { conflicts } = await propose(input);
    const engine = autoEngines.proof;
    expect(relaxations(input, conflicts, { engine, shouldStop: () => true })).toEqual([]);
    expect(relaxations(input, conflicts, { engine, most: 2, limitMs })).toHaveLength(2);
  });
});
