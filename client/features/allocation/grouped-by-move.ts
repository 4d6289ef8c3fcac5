import type { PlanComparison } from '../../../server/contract/plans.ts';
import { placementText } from './wording.ts';

type Person = PlanComparison['people'][number];

/** People who change alike: from the same place to the same place. */
export interface MoveGroup {
  from: string;
  to: string;
  people: Person[];
}

/** Groups people by where they are before and after, the largest group first. */
export function groupedByMove(people: readonly Person[], districtName: (id: string) => string): MoveGroup[] {
  const groups = new Map<string, MoveGroup>();
  for (const person of people) {
    const from = placementText(person.before, districtName);
    const to = placementText(person.after, districtName);
    const key = JSON.stringify([from, to]);
    const group = groups.get(key) ?? { from, to, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.people.length - a.people.length || a.from.localeCompare(b.from));
}
