import type { Db } from '../../db/open.ts';
import { readFactRows } from '../../db/queries/facts.ts';
import { findProposalOfPlan } from '../../db/queries/proposals.ts';
import type { PlanAssumption, PlanHead, PlanView } from '../contract/plans.ts';
import { addedDemand } from '../domain/assumption.ts';
import { assumptionWords } from '../domain/assumption-words.ts';
import { factChanges } from '../domain/fact-changes.ts';
import { FactsMissing, planFacts } from '../domain/facts.ts';
import { isMoved, isSeenFrom, planMeasures } from '../domain/measures.ts';
import type { Plan } from '../domain/plan.ts';
import { assumedAgain } from './assume.ts';
import { type EvaluatedPlan, evaluate } from './evaluate.ts';
import { planRows } from './plan-rows.ts';

/** A plan as its page shows it. @param onlyDistrictId what this district's manager may see; null for everything */
export function planView(db: Db, plan: Plan, onlyDistrictId: string | null): PlanView {
  const evaluated = evaluate(plan);
  return {
    ...placementsView(evaluated, onlyDistrictId),
    plan: planHead(plan, onlyDistrictId),
    stale: staleSentences(db, plan, onlyDistrictId),
    openProposalId: findProposalOfPlan(db, plan.id, ['ready']) ?? null,
    runningProposalId: findProposalOfPlan(db, plan.id, ['queued', 'running']) ?? null,
  };
}

/** Today's placements in the shape of a plan. */
export function todayView(today: Plan, onlyDistrictId: string | null): PlanView {
  return {
    ...placementsView(evaluate(today), onlyDistrictId),
    plan: null,
    stale: [],
    openProposalId: null,
    runningProposalId: null,
  };
}

function placementsView(evaluated: EvaluatedPlan, onlyDistrictId: string | null) {
  const { plan, checked } = evaluated;
  return {
    asAt: plan.asAt,
    assumption: assumptionView(plan, onlyDistrictId),
    rows: planRows(evaluated, { onlyDistrictId }),
    measures: planMeasures(plan.facts, plan.placements, checked, onlyDistrictId),
  };
}

/** What the plan takes demand to be, with the districts the reader may see; null where it is as counted. */
function assumptionView({ facts }: Plan, onlyDistrictId: string | null): PlanAssumption | null {
  if (!facts.assumption) return null;
  const { month, hardestMonth, cases } = facts.assumption;
  return {
    month,
    hardestMonth,
    countedMonth: facts.demandMonth,
    cases: cases.map(({ id, name, said, stress }) => ({
      id,
      name,
      kind: stress.kind,
      // a partner’s families are told by district elsewhere: here they are those of all together
      said: onlyDistrictId === null ? said : null,
    })),
    districts: addedDemand(facts).filter(({ districtId }) => onlyDistrictId === null || districtId === onlyDistrictId),
  };
}

/** What lists show of a plan. Moves are those the reader may see. */
export function planHead(plan: Plan, onlyDistrictId: string | null): PlanHead {
  const { id, name, asAt, presetId, maxMoves, version, createdBy, updatedAt } = plan;
  const moves = plan.facts.people.filter((person) => {
    const placed = plan.placements.get(person.id) ?? [];
    return isSeenFrom(onlyDistrictId, person, placed) && isMoved(person.currentDistrictId, placed);
  }).length;
  const demandAsIf = assumptionWords(plan.facts, onlyDistrictId);
  return { id, name, asAt, presetId, maxMoves, version, createdBy, updatedAt, moves, demandAsIf };
}

/** What changed in the live data since the plan took its facts, as far as the reader may see it. */
function staleSentences(db: Db, plan: Plan, onlyDistrictId: string | null): string[] {
  const live = factsOrReason(db, plan);
  if (typeof live === 'string') return [live];
  const people = new Map([...plan.facts.people, ...live.people].map((person) => [person.id, person]));
  return factChanges(plan.facts, live)
    .filter(({ about }) => {
      if (onlyDistrictId === null || about === 'everything') return true;
      if ('districtId' in about) return about.districtId === onlyDistrictId;
      const person = people.get(about.personId);
      const frozen = plan.facts.people.find(({ id }) => id === about.personId);
      const placed = plan.placements.get(about.personId) ?? [];
      return [person, frozen].some((known) => known && isSeenFrom(onlyDistrictId, known, placed));
    })
    .map(({ sentence }) => sentence);
}

/** The live data, with the plan's own assumption on top: that differs by nothing but the data. */
function factsOrReason(db: Db, { asAt, facts }: Plan) {
  try {
    return assumedAgain(db, planFacts(readFactRows(db, asAt)), facts.assumption);
  } catch (error) {
    if (error instanceof FactsMissing) return error.message;
    throw error;
  }
}
