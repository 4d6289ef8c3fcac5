import type { StudyView } from '../contract/studies.ts';
import { addMonths, type Month } from '../domain/calendar.ts';
import type { FactDistrict, PlanFacts } from '../domain/facts.ts';
import type { MonthDemand } from './demand-history.ts';
import type { StressScenarios } from './stress-scenarios.ts';

/** Demand as it was, or as it may become; the people stay. */
export interface DemandScenario {
  id: string;
  name: string;
  kind: NonNullable<StudyView['robustness']>['scenarios'][number]['kind'];
  facts: PlanFacts;
}

/** What the demands of a plan are taken from. */
export interface DemandGround {
  history: readonly MonthDemand[];
  stress: StressScenarios;
}

/** Months back from the plan's own that are looked at. */
const MONTHS = 12;
/** The month in which children return to school and schools refer. */
const SCHOOL_RETURN = '09';
/** Rise of demand in one district at a time, and in all at once. */
const SURGE_IN_ONE = 0.2;
const SURGE_EVERYWHERE = 0.15;

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/**
 * The demands a plan is held against: each of the last twelve months up to the plan's own, every September on record
 * before them (children return to school), a fifth more demand in one district at a time, 15 % more everywhere, and every
 * saved stress case. In a surge all demand of a district rises alike, the part that needs a speaker too.
 */
export function demandScenarios(facts: PlanFacts, { history, stress }: DemandGround): DemandScenario[] {
  return [
    ...history.flatMap((entry) => monthScenario(facts, entry) ?? []),
    ...facts.districts.map(({ id, name }) => ({
      id: `surge:${id}`,
      name: `${percent(SURGE_IN_ONE)} more demand in ${name}`,
      kind: 'surge' as const,
      facts: grown(facts, (district) => (district.id === id ? 1 + SURGE_IN_ONE : 1)),
    })),
    {
      id: 'surge',
      name: `${percent(SURGE_EVERYWHERE)} more demand everywhere`,
      kind: 'surge',
      facts: grown(facts, () => 1 + SURGE_EVERYWHERE),
    },
    ...stress.scenarios,
  ];
}

function monthScenario(facts: PlanFacts, { month, demand }: MonthDemand): DemandScenario | null {
  const isReturn = month.endsWith(`-${SCHOOL_RETURN}`);
  const isRecent = facts.demandMonth !== null && month > addMonths(facts.demandMonth, -MONTHS);
  if (!isReturn && !isRecent) return null;
  return {
    id: month,
    name: isReturn ? `${nameOf(month)}: children return to school` : nameOf(month),
    kind: isReturn ? 'school-return' : 'month',
    facts: withDemand(facts, ({ id }) => {
      const then = demand.get(id);
      const languageDemand = [...(then?.languageDemandFte ?? [])].map(([code, demandFte]) => ({ code, demandFte }));
      return { demandFte: then?.demandFte ?? 0, languageDemand };
    }),
  };
}

function grown(facts: PlanFacts, factor: (district: FactDistrict) => number): PlanFacts {
  return withDemand(facts, (district) => ({
    demandFte: district.demandFte * factor(district),
    languageDemand: district.languageDemand.map(({ code, demandFte }) => ({
      code,
      demandFte: demandFte * factor(district),
    })),
  }));
}

function withDemand(
  facts: PlanFacts,
  demandOf: (district: FactDistrict) => Pick<FactDistrict, 'demandFte' | 'languageDemand'>,
): PlanFacts {
  return { ...facts, districts: facts.districts.map((district) => ({ ...district, ...demandOf(district) })) };
}

function nameOf(month: Month): string {
  return monthName.format(new Date(`${month}-01T00:00:00Z`));
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}
