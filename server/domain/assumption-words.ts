import { addedDemand } from './assumption.ts';
import { monthWords } from './demand/stress/words.ts';
import type { PlanFacts } from './facts.ts';

/**
 * What a plan takes demand to be, to follow “Demand as if:”: “Publicity surge in March 2021, at its hardest in May 2021
 * (+3.40 FTE)”.
 * @param onlyDistrictId a district whose own FTE are said; null for all together
 * @returns null where demand is as counted
 */
export function assumptionWords(facts: PlanFacts, onlyDistrictId: string | null): string | null {
  const { assumption } = facts;
  if (!assumption) return null;
  const { month, hardestMonth, cases } = assumption;
  const whose = cases.length === 1 ? 'its' : 'their';
  const hardest = hardestMonth === month ? '' : `, at ${whose} hardest in ${monthWords(hardestMonth)}`;
  const added = addedDemand(facts).filter(({ districtId }) => onlyDistrictId === null || districtId === onlyDistrictId);
  const fte = added.reduce((sum, { addedFte }) => sum + addedFte, 0);
  const where = onlyDistrictId === null ? '' : ` in ${added[0]?.name ?? onlyDistrictId}`;
  return `${listed(cases.map(({ name }) => name))} in ${monthWords(month)}${hardest} (${signed(fte)} FTE${where})`;
}

/** On which demand something is measured: “Demand as if: …”, “Demand as counted in March 2021”. */
export function demandWords(facts: PlanFacts, onlyDistrictId: string | null): string {
  const assumed = assumptionWords(facts, onlyDistrictId);
  if (assumed !== null) return `Demand as if: ${assumed}`;
  return facts.demandMonth === null ? 'No demand counted yet' : `Demand as counted in ${monthWords(facts.demandMonth)}`;
}

/** “A”, “A and B”, “A, B and C”. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

function signed(fte: number): string {
  const text = Math.abs(fte).toFixed(2);
  return Number(text) === 0 ? `+${text}` : `${fte < 0 ? '−' : '+'}${text}`;
}
