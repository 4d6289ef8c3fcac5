import type { FairnessBand } from '../contract/demand-fairness.ts';
import { keyOf } from '../domain/demand/fairness/counts.ts';
import { type MeanCoverage, meanCoverage } from '../domain/demand/fairness/figures.ts';
import type { Shown } from '../domain/demand/suppress.ts';
import type { Confinement } from '../http/district-to-read.ts';
import type { FairnessGround } from './ground.ts';

/** Coverage of districts by id: today’s, or that of a plan. */
export type Coverages = ReadonlyMap<string, number | null>;

/** Today’s coverage of districts. */
export function coveragesToday({ service }: FairnessGround): Coverages {
  return new Map(service.balances.map(({ districtId, coverage }) => [districtId, coverage]));
}

/** Coverage of a band under these coverages of districts, with what it is the mean of. */
export function bandCoverage(ground: FairnessGround, bandId: string, coverages: Coverages, confinedTo: Confinement) {
  const { open } = ground.now ?? {};
  return partsOf(ground, confinedTo, coverages, open?.bands.get(bandId), (id) => open?.cells.get(keyOf(id, bandId)));
}

/** Coverage of a language that any caseworker can work in. */
export function languageCoverage(
  ground: FairnessGround,
  groupId: string,
  coverages: Coverages,
  confinedTo: Confinement,
) {
  const { open } = ground.now ?? {};
  const cell = (id: string) => open?.languageCells.get(keyOf(id, groupId));
  return partsOf(ground, confinedTo, coverages, open?.languages.get(groupId), cell);
}

function partsOf(
  { service }: FairnessGround,
  confinedTo: Confinement,
  coverages: Coverages,
  all: Shown | undefined,
  cellOf: (districtId: string) => Shown | undefined,
): MeanCoverage & Pick<FairnessBand, 'parts'> {
  const parts = service.balances.flatMap(({ districtId, name }) => {
    const openCases = cellOf(districtId);
    if (openCases === undefined || openCases === 0 || !isSeen(districtId, confinedTo)) return [];
    return [{ districtId, name, openCases, coverage: coverages.get(districtId) ?? null }];
  });
  const total = confinedTo === null ? (all ?? 0) : (cellOf(confinedTo) ?? 0);
  return {
    ...meanCoverage(parts, total),
    parts: parts.map((part) => ({ ...part, openCases: part.openCases === 'suppressed' ? null : part.openCases })),
  };
}

/** True where a reader who is confined to a district sees what belongs to this one. */
export function isSeen(districtId: string, confinedTo: Confinement): boolean {
  return confinedTo === null || confinedTo === districtId;
}
