import type { DistrictGap } from '../../../server/contract/vacancies.ts';

/** One part of a gap: its name, how much, and whether it is nothing. */
export interface GapPart {
  label: string;
  fte: number;
  isWeak: boolean;
}

/** What a gap is made of, in the order of the page. Where records agree, their part is left out. */
export function gapParts({ vacantFte, coveredFte, tooSmallFte, recordsFte }: DistrictGap): GapPart[] {
  const parts = [
    { label: 'Vacant', fte: vacantFte },
    { label: 'Vacant, covered', fte: coveredFte },
    { label: isBelow(tooSmallFte) ? 'Establishment above demand' : 'Establishment too small', fte: tooSmallFte },
    { label: 'Records that disagree', fte: recordsFte },
  ];
  return parts
    .map((part) => ({ ...part, isWeak: isNothing(part.fte) }))
    .filter(({ label, isWeak }) => label !== 'Records that disagree' || !isWeak);
}

/** True for what two decimals show as nothing. */
export function isNothing(fte: number): boolean {
  return Math.abs(fte) < 0.005;
}

function isBelow(fte: number): boolean {
  return fte < 0 && !isNothing(fte);
}
