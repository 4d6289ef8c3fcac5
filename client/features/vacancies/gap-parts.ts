import type { DistrictGap } from '../../../server/contract/vacancies.ts';
import { isNoFte } from '../../format.ts';

/** One part of a gap: its name, how much, and whether it is nothing. */
export interface GapPart {
  label: string;
  fte: number;
  isWeak: boolean;
}

const LEFT_OUT_WHERE_NOTHING: ReadonlySet<string> = new Set(['New starters', 'Records that disagree']);

/** What a gap is made of, in the order of the page. Without new starters, or where records agree, their part is left out. */
export function gapParts({ vacantFte, coveredFte, tooSmallFte, newStartersFte, recordsFte }: DistrictGap): GapPart[] {
  const parts = [
    { label: 'Vacant', fte: vacantFte },
    { label: 'Vacant, covered', fte: coveredFte },
    { label: isBelow(tooSmallFte) ? 'Establishment above demand' : 'Establishment too small', fte: tooSmallFte },
    { label: 'New starters', fte: newStartersFte },
    { label: 'Records that disagree', fte: recordsFte },
  ];
  return parts
    .map((part) => ({ ...part, isWeak: isNoFte(part.fte) }))
    .filter(({ label, isWeak }) => !isWeak || !LEFT_OUT_WHERE_NOTHING.has(label));
}

function isBelow(fte: number): boolean {
  return fte < 0 && !isNoFte(fte);
}
