import type { PlanInput } from './plan-input.ts';
import { compile } from './problem.ts';
import type { RelaxStep } from './relax.ts';
import { count, list, roleName } from './words.ts';

/** “Release the pins of Ann Lee and Bob Ray and allow 4 moves instead of 2”, in people and districts. */
export function relaxationSentence(input: PlanInput, steps: readonly RelaxStep[]): string {
  const personName = (id: string) => input.staff.find((person) => person.id === id)?.name ?? id;
  const placeName = (id: string) => input.districts.find((district) => district.id === id)?.name ?? id;
  const unpinned = new Set(steps.flatMap((step) => (step.kind === 'unpin' ? [step.staff] : [])));
  const pins = input.staff.flatMap(({ id }) => (unpinned.has(id) ? [personName(id)] : []));
  const minimums = Map.groupBy(
    steps.filter((step) => step.kind === 'minimum'),
    ({ role }) => role,
  );
  const problem = compile(input);
  const text = list([
    ...(pins.length > 0 ? [`release the ${pins.length === 1 ? 'pin' : 'pins'} of ${list(pins)}`] : []),
    ...steps.flatMap((step) => {
      if (step.kind !== 'maxMoves') return [];
      return [`allow ${count(step.maxMoves ?? 0, 'move', 'moves')} instead of ${input.policy.maxMoves}`];
    }),
    ...[...minimums].map(([role, ofRole]) => {
      const places = list(ofRole.map(({ district }) => placeName(district)));
      return `lower the minimum of ${roleName(problem, role).toLowerCase()}s in ${places}`;
    }),
    ...steps.flatMap((step) => (step.kind === 'maximum' ? [`raise the maximum of ${placeName(step.district)}`] : [])),
    ...steps.flatMap((step) => {
      if (step.kind !== 'exclusion') return [];
      const barred = input.staff.find((person) => person.id === step.staff)?.excluded ?? [];
      return [`ask whether ${personName(step.staff)} could work in ${list(barred.map(placeName))} after all`];
    }),
  ]);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
