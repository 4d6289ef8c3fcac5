import type { PlanInput } from './plan-input.ts';
import { compile } from './problem.ts';
import type { RelaxStep } from './relax-steps.ts';
import { count, figure, fte, list, roleName } from './words.ts';

/** “Release the pins of Ann Lee and Bob Ray and allow 4 moves instead of 2”, in people and districts. */
export function relaxationSentence(input: PlanInput, steps: readonly RelaxStep[]): string {
  const personName = (id: string) => input.staff.find((person) => person.id === id)?.name ?? id;
  const placeOf = (id: string) => input.districts.find((district) => district.id === id);
  const placeName = (id: string) => placeOf(id)?.name ?? id;
  const unpinned = new Set(steps.flatMap((step) => (step.kind === 'unpin' ? [step.staff] : [])));
  const pins = input.staff.flatMap(({ id }) => (unpinned.has(id) ? [personName(id)] : []));
  const problem = compile(input);
  const text = list([
    ...(pins.length > 0 ? [`release the ${pins.length === 1 ? 'pin' : 'pins'} of ${list(pins)}`] : []),
    ...steps.flatMap((step) => {
      if (step.kind !== 'maxMoves') return [];
      return [`allow ${count(step.maxMoves, 'move', 'moves')} instead of ${input.policy.maxMoves}`];
    }),
    ...steps.flatMap((step) => {
      if (step.kind !== 'minimum') return [];
      const needed = new Map(Object.entries(placeOf(step.district)?.minimumFte ?? {})).get(step.role) ?? 0;
      const role = roleName(problem, step.role).toLowerCase();
      return [`let ${placeName(step.district)} go down to ${fte(step.fte)} of ${role} instead of ${figure(needed)}`];
    }),
    ...steps.flatMap((step) => {
      if (step.kind !== 'maximum') return [];
      const room = placeOf(step.district)?.maximumFte ?? 0;
      return [`let ${placeName(step.district)} go up to ${fte(step.fte)} instead of ${figure(room)}`];
    }),
    ...steps.flatMap((step) => {
      if (step.kind !== 'exclusion') return [];
      const barred = input.staff.find((person) => person.id === step.staff)?.excluded ?? [];
      return [`ask whether ${personName(step.staff)} could work in ${list(barred.map(placeName))} after all`];
    }),
  ]);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
