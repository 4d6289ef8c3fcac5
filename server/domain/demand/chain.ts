import {
  type CaseCount,
  type CaseloadStandard,
  type ChasingPoints,
  type DistrictDemand,
  districtDemand,
  type LevelPoints,
} from '../caseload.ts';
import { type FlowFigures, type LevelFlow, levelFlow } from './level-flows.ts';
import { type Rate, rateOf, sumOf } from './rates.ts';
import { type ReferralChain, type ReferralFigures, referralChain } from './referrals.ts';

/** Open cases by level and language, with the families they belong to where those were counted. */
export interface FamilyCount extends CaseCount {
  /** Null or absent where only cases were counted. */
  families?: number | null | undefined;
}

/** Everything recorded of one district in a month, and in the months before where rates are of a year. */
export interface ChainInput {
  districtId: string;
  /** At the end of the month. */
  counts: readonly FamilyCount[];
  /** Of the month, or of as many months as the rates are of. */
  referrals: readonly ReferralFigures[];
  /** Of the same months as `referrals`. */
  flows: readonly FlowFigures[];
  /** Open cases at the end of the last of those months; absent where that is the month of `counts`. */
  countsAtEnd?: readonly Pick<CaseCount, 'levelId' | 'openCases'>[];
  /** Families unwilling to engage in the month itself; null where no referrals are recorded for it. */
  unwillingOfMonth: number | null;
  /** Work in the district that is not the district team's, at the end of the month. */
  outOfScope: readonly { kind: string; openCases: number }[];
  travelShare: number | null;
}

/** A level of need in the chain. */
export interface ChainLevel extends LevelPoints {
  /** Null where families of none of its cases were counted. */
  families: number | null;
  /** Null where no flow is recorded. */
  flow: LevelFlow | null;
}

/** From contacts to the caseworkers a district needs, each line with what it was worked out from. */
export interface DistrictChain {
  districtId: string;
  /** Null where no referrals are recorded. */
  referrals: ReferralChain | null;
  /** In the order of the level ids given. */
  levels: ChainLevel[];
  openCases: number;
  /** Families of the cases whose families were counted; null where none were. */
  families: number | null;
  /** Cases whose families were counted ÷ open cases. */
  familiesCounted: Rate;
  /** Open cases × case weight, all levels together. */
  casePoints: number;
  /** Null where no points of chasing are set. */
  chasing: ChasingPoints | null;
  /** Case points + points of chasing. */
  points: number;
  /** Points a full-time caseworker carries before travel. */
  pointsPerFullTime: number;
  /** Null where none is set. */
  travelShare: number | null;
  /** Points a full-time caseworker carries there: the standard × (1 − travel share). */
  pointsCarried: number;
  /** points ÷ pointsCarried. */
  demandFte: number;
  /** Never in `demandFte`. */
  outOfScope: { kind: string; openCases: number }[];
}

/**
 * The chain of one district: contacts → referrals → engaged families → open cases by level → points → FTE.
 * The FTE are those of `districtDemand`, to the last digit.
 * @param levelIds every level of need in display order; each has a line, also without a case
 * @throws RangeError as `districtDemand` does
 */
export function districtChain(
  input: ChainInput,
  standard: CaseloadStandard,
  levelIds: readonly string[],
): DistrictChain {
  const load = { unwilling: input.unwillingOfMonth, travelShare: input.travelShare };
  const demand = districtDemand(input.counts, standard, load);
  const counted = input.counts.filter(({ families }) => families !== null && families !== undefined);
  return {
    districtId: input.districtId,
    referrals: referralChain(input.referrals),
    levels: levelIds.map((levelId) => chainLevel(levelId, input, demand, standard)),
    openCases: demand.openCases,
    families: familiesOf(counted),
    familiesCounted: rateOf(
      sumOf(counted, ({ openCases }) => openCases),
      demand.openCases,
    ),
    casePoints: sumOf(demand.working, ({ points }) => points),
    chasing: demand.chasing,
    points: demand.points,
    pointsPerFullTime: standard.pointsPerFullTime,
    travelShare: input.travelShare,
    pointsCarried: demand.pointsCarried,
    demandFte: demand.demandFte,
    outOfScope: input.outOfScope.map(({ kind, openCases }) => ({ kind, openCases })),
  };
}

function chainLevel(
  levelId: string,
  { counts, flows, countsAtEnd }: ChainInput,
  { working }: DistrictDemand,
  { pointsByLevel }: CaseloadStandard,
): ChainLevel {
  const line = working.find((entry) => entry.levelId === levelId);
  const openCases = line?.openCases ?? 0;
  const own = flows.filter((flow) => flow.levelId === levelId);
  const openAtEnd = countsAtEnd
    ? sumOf(
        countsAtEnd.filter((count) => count.levelId === levelId),
        (count) => count.openCases,
      )
    : openCases;
  return {
    levelId,
    openCases,
    pointsPerCase: line?.pointsPerCase ?? pointsByLevel.get(levelId) ?? 0,
    points: line?.points ?? 0,
    families: familiesOf(counts.filter((count) => count.levelId === levelId)),
    flow: levelFlow(levelId, own, openAtEnd),
  };
}

/** Families of the counts that tell of them; null where none does. */
function familiesOf(counts: readonly FamilyCount[]): number | null {
  const known = counts.flatMap(({ families }) => (families === null || families === undefined ? [] : [families]));
  return known.length === 0 ? null : known.reduce((sum, families) => sum + families, 0);
}
