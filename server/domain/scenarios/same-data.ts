import { withoutAssumption } from '../assumption.ts';
import { assumptionWords } from '../assumption-words.ts';
import { type FactChange, factChanges } from '../fact-changes.ts';
import type { PlanFacts } from '../facts.ts';
import { isSeenFrom } from '../measures.ts';
import { formatDay, monthName } from '../pay/formats.ts';
import type { Plan } from '../plan.ts';
import { listed } from './words.ts';

/**
 * In what a plan is measured on other data than doing nothing is: its date, the month of its demand, what it takes demand
 * to be, and what has changed since it took its data.
 * @param live the facts that doing nothing is measured on
 * @param onlyDistrictId a district whose manager reads it: changes elsewhere are not told; null for everything
 * @returns a sentence for each, none where both are measured on the same
 */
export function dataDifferences(
  { name, facts, placements }: Pick<Plan, 'name' | 'facts' | 'placements'>,
  live: PlanFacts,
  onlyDistrictId: string | null,
): string[] {
  const assumed = assumptionWords(facts, onlyDistrictId);
  const isOtherDate = facts.asAt !== live.asAt;
  const isOtherMonth = facts.demandMonth !== live.demandMonth;
  const sentences = [
    ...(isOtherDate ? [`“${name}” is for ${formatDay(facts.asAt)}, doing nothing for ${formatDay(live.asAt)}.`] : []),
    ...(isOtherMonth ? [`“${name}” rests on ${counts(facts)}, doing nothing on ${counts(live)}.`] : []),
    ...(assumed === null ? [] : [`“${name}” takes demand as if: ${assumed}; doing nothing takes it as counted.`]),
  ];
  if (isOtherDate || isOtherMonth) return sentences;
  const changes = factChanges(withoutAssumption(facts), live).filter((change) =>
    isTold(change, { facts, live, placements, onlyDistrictId }),
  );
  return changes.length === 0
    ? sentences
    : [...sentences, `Since “${name}” took its data, ${countedChanges(changes)}.`];
}

function isTold(
  { about }: FactChange,
  to: Pick<Plan, 'facts' | 'placements'> & { live: PlanFacts; onlyDistrictId: string | null },
): boolean {
  if (to.onlyDistrictId === null || about === 'everything') return true;
  if ('districtId' in about) return about.districtId === to.onlyDistrictId;
  const placed = to.placements.get(about.personId) ?? [];
  return [...to.facts.people, ...to.live.people].some(
    (person) => person.id === about.personId && isSeenFrom(to.onlyDistrictId, person, placed),
  );
}

/** “settings, the figures of 2 districts and 1 person have changed”. */
function countedChanges(changes: readonly FactChange[]): string {
  const settings = changes.some(({ about }) => about === 'everything');
  const districts = new Set(
    changes.flatMap(({ about }) => (about !== 'everything' && 'districtId' in about ? [about.districtId] : [])),
  ).size;
  const people = new Set(
    changes.flatMap(({ about }) => (about !== 'everything' && 'personId' in about ? [about.personId] : [])),
  ).size;
  const parts = [
    ...(settings ? ['settings'] : []),
    ...(districts > 0 ? [`the figures of ${districts} ${districts === 1 ? 'district' : 'districts'}`] : []),
    ...(people > 0 ? [`${people} ${people === 1 ? 'person' : 'people'}`] : []),
  ];
  return `${listed(parts)} ${!settings && districts === 0 && people === 1 ? 'has' : 'have'} changed`;
}

/** “the cases of Mar 2021”. */
function counts({ demandMonth }: PlanFacts): string {
  return demandMonth === null
    ? 'no counts of cases'
    : `the cases of ${monthName(demandMonth).slice(0, 3)} ${demandMonth.slice(0, 4)}`;
}
