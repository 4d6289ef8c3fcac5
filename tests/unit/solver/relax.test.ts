import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../../solver/plan-input.ts';
import { type Relaxation, type RelaxStep, relaxations } from '../../../solver/relax.ts';
import { propose } from '../../support/solver-engines.ts';
import { smallProblem } from '../../support/solver-problems.ts';

async function relaxed(input: PlanInput): Promise<Relaxation[]> {
  const { status, conflicts } = await propose(input);
  expect(status).toBe('infeasible');
  return relaxations(input, conflicts, { check: propose });
}

/** The problem after a manager has done what a step says. */
function done(input: PlanInput, step: RelaxStep): PlanInput {
  const changed = structuredClone(input);
  const person = changed.staff.find(({ id }) => 'staff' in step && id === step.staff);
  const district = changed.districts.find(({ id }) => 'district' in step && id === step.district);
  if (step.kind === 'unpin') delete person?.pinned;
  if (step.kind === 'exclusion') delete person?.excluded;
  if (step.kind === 'maximum') delete district?.maximumFte;
  if (step.kind === 'minimum') delete district?.minimumFte?.[step.role];
  if (step.kind === 'maxMoves') changed.policy.maxMoves = step.maxMoves;
  return changed;
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
    ['Lower the minimum of team managers in South'],
  ],
  [
    'a minimum of two roles: only the one at fault',
    smallProblem([{ languages: [] }], {
      districts: districts({ minimumFte: { caseworker: 1, 'team-manager': 2 } }, {}),
    }),
    ['Lower the minimum of team managers in North'],
  ],
  [
    'somebody barred from everywhere',
    smallProblem([{ name: 'Cas Roe', languages: [], excluded: ['north', 'south'] }]),
    ['Ask whether Cas Roe could work in North and South after all'],
  ],
  [
    'a district too small for its pins',
    smallProblem([pinnedAway('Ann Lee'), pinnedAway('Bob Ray')], { districts: districts({}, { maximumFte: 1 }) }),
    ['Release the pin of Ann Lee', 'Release the pin of Bob Ray', 'Raise the maximum of South'],
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
];

describe('ways out of an impossible problem', () => {
  it.each(cases)('%s', async (_, input, expected) => {
    const found = await relaxed(input);
    const sentences = found.map(({ sentence }) => sentence);
    for (const sentence of expected) expect(sentences).toContain(sentence);
    for (const { steps, sentence } of found) {
      const { status } = await propose(steps.reduce(done, input));
      expect(status, sentence).toBe('optimal');
    }
    const fewest = Math.min(...found.map(({ steps }) => steps.length));
    expect(found.every(({ steps }) => steps.length === fewest)).toBe(true);
  });

  it('never names what could not be checked', async () => {
    const input = smallProblem([pinnedAway('Ann Lee'), pinnedAway('Bob Ray')], { policy: policy(1) });
    const { conflicts } = await propose(input);
    expect(await relaxations(input, conflicts, { check: async () => null })).toEqual([]);
    expect(await relaxations(input, conflicts, { check: propose, mostChecks: 1 })).toHaveLength(1);
    expect(await relaxations(input, conflicts, { check: propose, most: 2 })).toHaveLength(2);
  });
});
