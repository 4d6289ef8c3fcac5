import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Actor } from '../../db/queries/audit.ts';
import { insertPlan, inTransaction } from '../../db/queries/plans.ts';
import type { NewPlanRequest, PlanView } from '../contract/plans.ts';
import { withArrangementPins } from '../domain/arrangement-pins.ts';
import { withoutAssumption } from '../domain/assumption.ts';
import type { PlanFacts } from '../domain/facts.ts';
import { onFacts, type Plan, pinBinds, planOfToday } from '../domain/plan.ts';
import { invalidInput } from '../http/problem.ts';
import { assumed, assumedAgain } from './assume.ts';
import { liveFacts, openPlan, type PlansDeps } from './open-plan.ts';
import { planSettingsFields, tellOfPlan } from './plan-history.ts';
import { planView } from './plan-view.ts';

/**
 * Makes a plan from the placements at a date, or from another plan. A copy at the same date keeps the facts of the
 * original; at another date it takes the live data of that date, as a refresh does. Pins that end before the date
 * are left behind. Stress cases asked for are put on top of its demand as they stand now; a copy keeps those of the
 * original unless others, or none, are asked for. Whoever is there by a temporary arrangement is pinned until it ends.
 * @param actor whoever makes it
 */
export function createPlan({ db, now }: PlansDeps, wanted: NewPlanRequest, actor: Actor): PlanView {
  return inTransaction(db, () => {
    const at = now().toISOString();
    const source = startOf(db, wanted, { author: actor.name, at });
    if (source.facts.people.length === 0) {
      throw invalidInput([
        {
          field: 'asAt',
          value: wanted.asAt,
          remedy: 'Nobody is in post in a district team on this date. Choose another date or import people first.',
        },
      ]);
    }
    const plan: Plan = {
      ...source,
      id: randomUUID(),
      name: wanted.name,
      asAt: wanted.asAt,
      version: 1,
      createdBy: actor.name,
      updatedAt: at,
      pins: new Map([...source.pins].filter(([, pin]) => pinBinds(pin, wanted.asAt))),
    };
    store(db, plan, at);
    const after = { ...planSettingsFields(plan), copyOf: wanted.copyOf, people: plan.facts.people.length };
    tellOfPlan(db, plan.id, { actor, at }, { action: 'plan.create', after });
    return planView(db, plan, null);
  });
}

function startOf(db: Db, wanted: NewPlanRequest, by: { author: string; at: string }): Plan {
  const { asAt, copyOf } = wanted;
  if (copyOf === null) {
    return withArrangementPins(planOfToday(onDemandWanted(db, liveFacts(db, asAt), wanted)), null, by);
  }
  const original = openPlan(db, copyOf);
  if (original.asAt === asAt) return { ...original, facts: onDemandWanted(db, original.facts, wanted) };
  const live = onDemandWanted(db, assumedAgain(db, liveFacts(db, asAt), original.facts.assumption), wanted);
  return withArrangementPins(onFacts(original, live), original.facts, by);
}

/** Facts on the demand that is asked for; on their own where nothing is said. */
function onDemandWanted(db: Db, facts: PlanFacts, { demandAsIf }: NewPlanRequest): PlanFacts {
  if (demandAsIf === undefined) return facts;
  return demandAsIf === null ? withoutAssumption(facts) : assumed(db, facts, demandAsIf);
}

function store(db: Db, plan: Plan, createdAt: string): void {
  const { id, name, asAt, presetId, maxMoves, version, createdBy, updatedAt, facts } = plan;
  insertPlan(db, {
    plan: {
      id,
      name,
      asAt,
      presetId,
      maxMoves,
      version,
      createdBy,
      createdAt,
      updatedAt,
      facts: JSON.stringify(facts),
    },
    placements: [...plan.placements].flatMap(([personId, list]) =>
      list.map((placement) => ({ personId, ...placement })),
    ),
    pins: [...plan.pins].map(([personId, pin]) => ({ personId, ...pin })),
  });
}
