import type { Month } from './calendar.ts';
import type { StressCase } from './demand/stress/cases.ts';
import { hardestMonth, stressEffect } from './demand/stress/effect.ts';
import { stressedFacts } from './demand/stress/facts.ts';
import type { StressGround } from './demand/stress/ground.ts';
import type { FactDistrict, PlanFacts } from './facts.ts';

/** A stress case as it stood when a plan took it. */
export interface AssumedCase {
  id: string;
  name: string;
  /** What it is, in a sentence. */
  said: string;
  stress: StressCase;
}

/** Demand as if something happened, kept with a plan: later changes of the saved cases leave it as it is. */
export interface DemandAssumption {
  /** The month that the cases are applied to. */
  month: Month;
  /** The month of their effect that is put on top of the plan's demand: the one that asks most. */
  hardestMonth: Month;
  cases: AssumedCase[];
  /** The districts as counted, without the cases. */
  counted: FactDistrict[];
}

/** What an assumption is worked out with: usual months of the districts, and names of levels of need. */
export interface AssumptionGround {
  ground: StressGround;
  levelNames: ReadonlyMap<string, string>;
}

/**
 * Facts with the hardest month of stress cases on top of their demand. An assumption they rest on already gives way.
 * @param wanted the cases as they are to count, and the month they are applied to
 */
export function withAssumption(
  facts: PlanFacts,
  { month, cases }: Pick<DemandAssumption, 'month' | 'cases'>,
  { ground, levelNames }: AssumptionGround,
): PlanFacts {
  const counted = withoutAssumption(facts);
  const stress = cases.map((each) => each.stress);
  const effect = stressEffect(stress, ground, month);
  const hardest = hardestMonth(effect);
  const assumption: DemandAssumption = { month, hardestMonth: hardest, cases: [...cases], counted: counted.districts };
  return { ...stressedFacts(counted, effect, hardest, levelNames), assumption };
}

/** Facts with the demand as it was counted; those without an assumption as they are. */
export function withoutAssumption(facts: PlanFacts): PlanFacts {
  const { assumption, ...rest } = facts;
  return assumption ? { ...rest, districts: assumption.counted } : facts;
}

/**
 * Facts whose districts have the demand of the same districts of others; the rest, and districts that the others do not
 * know, stay.
 */
export function onDemandOf(facts: PlanFacts, { districts, assumption, demandMonth }: PlanFacts): PlanFacts {
  const other = new Map(districts.map((district) => [district.id, district]));
  const { assumption: own, ...rest } = facts;
  return {
    ...rest,
    ...(assumption ? { assumption } : {}),
    demandMonth,
    districts: facts.districts.map((district) => {
      const demanded = other.get(district.id);
      return demanded ? { ...demanded, name: district.name, minimums: district.minimums } : district;
    }),
  };
}

/** What an assumption adds to the demand of each district, FTE, in the order of the facts. */
export function addedDemand({ assumption, districts }: Pick<PlanFacts, 'assumption' | 'districts'>): AddedDemand[] {
  const counted = new Map((assumption?.counted ?? districts).map(({ id, demandFte }) => [id, demandFte]));
  return districts.map(({ id, name, demandFte }) => {
    const countedFte = counted.get(id) ?? demandFte;
    return { districtId: id, name, countedFte, addedFte: demandFte - countedFte, demandFte };
  });
}

/** Demand of one district as counted, and with an assumption; FTE. */
export interface AddedDemand {
  districtId: string;
  name: string;
  countedFte: number;
  addedFte: number;
  demandFte: number;
}
