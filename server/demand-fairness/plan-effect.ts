import type { Db } from '../../db/open.ts';
import { findPlanRows } from '../../db/queries/plans.ts';
import type { FairnessEffect, PlanFairness } from '../contract/demand-fairness.ts';
import type { DistrictBalance } from '../domain/balances.ts';
import { effectSentences } from '../domain/demand/fairness/words.ts';
import { type Plan, planOf } from '../domain/plan.ts';
import { currentPlacements } from '../domain/problem.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { ProblemError } from '../http/problem.ts';
import { bandCoverage, type Coverages, isSeen, languageCoverage } from './coverage.ts';
import { fairnessGround } from './ground.ts';
import { languageLines } from './language-lines.ts';
import { bandLines } from './lines.ts';
import { deprived } from './read-fairness.ts';
import { balancesOfPlan } from './service-today.ts';

/**
 * Coverage of wards and languages today and in a plan, both on the plan's own facts: who gains and who loses. Families
 * are where they were at the date that is looked at.
 * @throws ProblemError not-found where there is no such plan
 */
export function planFairness(db: Db, planId: string, asAt: string, confinedTo: Confinement): PlanFairness {
  const rows = findPlanRows(db, planId);
  if (!rows) {
    throw new ProblemError('not-found', 'There is no such plan. It may have been deleted; look at the list of plans.');
  }
  const plan = planOf(rows);
  const ground = fairnessGround(db, asAt);
  const [before, after] = [balancesOfPlan(asToday(plan)), balancesOfPlan(plan)];
  const [coverBefore, coverAfter] = [coverages(before), coverages(after)];
  const effect = (id: string, name: string, of: (coverage: Coverages) => number | null): FairnessEffect => {
    return { districtId: confinedTo, id, name, before: of(coverBefore), after: of(coverAfter) };
  };
  const bands = bandLines(ground, confinedTo).map(({ id, name }) =>
    effect(id, name, (coverage) => bandCoverage(ground, id, coverage, confinedTo).coverage),
  );
  const languages = languageLines(ground, confinedTo).flatMap(({ id, name, kind, openCases }): FairnessEffect[] => {
    if (openCases === 0) return [];
    if (kind !== 'needs-speaker') {
      return [effect(id, name, (coverage) => languageCoverage(ground, id, coverage, confinedTo).coverage)];
    }
    const isTold = openCases !== null && ground.isFteTold(confinedTo, id);
    const share = (balances: DistrictBalance[]) => (isTold ? coveredShare(balances, id, confinedTo) : null);
    return [{ districtId: confinedTo, id, name, before: share(before), after: share(after) }];
  });
  const districts = before
    .filter(({ districtId }) => isSeen(districtId, confinedTo))
    .map(({ districtId, name }) => ({
      ...{ districtId, id: districtId, name },
      ...{ before: coverBefore.get(districtId) ?? null, after: coverAfter.get(districtId) ?? null },
    }));
  const told = effectSentences(confinedTo === null ? deprived(bands) : [], districts, languages);
  return {
    ...{ planId: plan.id, planName: plan.name, planAsAt: plan.asAt },
    words: { districtId: confinedTo, sentences: told },
    bands,
    districts,
    languages,
  };
}

/** The plan's facts with everybody where they are today: doing nothing. */
function asToday(plan: Plan): Plan {
  return { ...plan, placements: currentPlacements(plan.facts), pins: new Map() };
}

function coverages(balances: readonly DistrictBalance[]): Coverages {
  return new Map(balances.map(({ districtId, coverage }) => [districtId, coverage]));
}

/** Part of the demand of a language that speakers in its districts can carry; null without demand. */
function coveredShare(balances: readonly DistrictBalance[], code: string, confinedTo: Confinement): number | null {
  const rows = balances
    .filter(({ districtId }) => isSeen(districtId, confinedTo))
    .flatMap(({ languages }) => languages.filter((language) => language.code === code));
  const demandFte = rows.reduce((sum, row) => sum + row.demandFte, 0);
  return demandFte > 0 ? rows.reduce((sum, row) => sum + row.coveredFte, 0) / demandFte : null;
}
