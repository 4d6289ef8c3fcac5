import type { Plan } from '../domain/plan.ts';
import { ProblemError } from '../http/problem.ts';

/** Largest plan that is solved here: people × districts. Memory and time grow with it. */
const LARGEST_PLAN = 3000 * 40;

/** @throws ProblemError too-large where the plan is beyond what can be solved here */
export function requireSolvable({ facts }: Pick<Plan, 'facts'>): void {
  const [people, districts] = [facts.people.length, facts.districts.length];
  if (people * districts <= LARGEST_PLAN) return;
  throw new ProblemError(
    'too-large',
    `This plan has ${people} people and ${districts} districts; at most ${LARGEST_PLAN} placements (3,000 people in 40 districts) can be weighed at once. Plan for fewer districts or people at a time.`,
  );
}
