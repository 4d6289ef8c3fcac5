import type { Context } from 'hono';
import { readInstallation } from '../../db/queries/installation.ts';
import { readLanguageRows } from '../../db/queries/shown-languages.ts';
import { fewLanguages } from '../domain/demand/suppress-languages.ts';
import { measuresWithoutFew } from '../domain/few-languages.ts';
import { type Plan, planOfToday } from '../domain/plan.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf, keepsCounts, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { createRouter } from '../http/router.ts';
import { acceptProposal } from './accept-proposal.ts';
import { changePlan } from './change-plan.ts';
import { changeSettings } from './change-settings.ts';
import { comparePlans } from './compare-plans.ts';
import { createPlan } from './create-plan.ts';
import { removePlan } from './delete-plan.ts';
import { explainPerson } from './explain-person.ts';
import { exportFileName, exportPlan } from './export-plan.ts';
import { listPlans } from './list-plans.ts';
import { liveFacts, openPlan, type PlansDeps } from './open-plan.ts';
import { planView, todayView } from './plan-view.ts';
import { policies } from './policies.ts';
import { refreshPlan } from './refresh-plan.ts';
import * as routes from './route-definitions.ts';

/** `/plans`: plans as adjusted by people, today's placements in the same shape, and what is asked about them. */
export function plansRoutes(deps: PlansDeps) {
  const { db, now } = deps;
  const today = (asAt: string | undefined) =>
    planOfToday(liveFacts(db, asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now())));
  const planOrToday = (id: string, asAt: string | undefined) => (id === 'today' ? today(asAt) : openPlan(db, id));
  const fewFor = (c: Context<AppEnv>, { facts }: Plan) =>
    keepsCounts(c) ? null : fewLanguages(readLanguageRows(db, facts.demandMonth ?? ''));

  return createRouter()
    .openapi(routes.getPlans, (c) => c.json(listPlans(db, ownDistrictOnly(c)), 200))
    .openapi(routes.getPolicies, (c) => c.json(policies(), 200))
    .openapi(routes.getToday, (c) => {
      const plan = today(c.req.valid('query').asAt);
      const view = todayView(plan, ownDistrictOnly(c));
      return c.json({ ...view, measures: measuresWithoutFew(view.measures, fewFor(c, plan)) }, 200);
    })
    .openapi(routes.postPlan, (c) => c.json(createPlan(deps, c.req.valid('json'), actorOf(c)), 201))
    .openapi(routes.getPlan, (c) => {
      const plan = openPlan(db, c.req.valid('param').id);
      const view = planView(db, plan, ownDistrictOnly(c));
      return c.json({ ...view, measures: measuresWithoutFew(view.measures, fewFor(c, plan)) }, 200);
    })
    .openapi(routes.patchPlan, (c) => {
      const { id } = c.req.valid('param');
      return c.json(changeSettings(deps, id, expectedVersion(c), c.req.valid('json'), actorOf(c)), 200);
    })
    .openapi(routes.deletePlan, (c) => {
      removePlan(deps, c.req.valid('param').id, expectedVersion(c), actorOf(c));
      return c.body(null, 204);
    })
    .openapi(routes.postChanges, (c) => {
      const { id } = c.req.valid('param');
      const { changes } = c.req.valid('json');
      return c.json(changePlan(deps, id, expectedVersion(c), changes, actorOf(c)), 200);
    })
    .openapi(routes.postAcceptance, (c) => {
      const { id } = c.req.valid('param');
      return c.json(acceptProposal(deps, id, expectedVersion(c), c.req.valid('json'), actorOf(c)), 200);
    })
    .openapi(routes.postRefresh, (c) => {
      return c.json(refreshPlan(deps, c.req.valid('param').id, expectedVersion(c), actorOf(c)), 200);
    })
    .openapi(routes.getExplanation, (c) => {
      const { id, personId } = c.req.valid('param');
      const plan = planOrToday(id, c.req.valid('query').asAt);
      return c.json(explainPerson(plan, personId, ownDistrictOnly(c), fewFor(c, plan)), 200);
    })
    .openapi(routes.getComparison, (c) => {
      const { id } = c.req.valid('param');
      const found = comparePlans(db, id, c.req.valid('query').with, ownDistrictOnly(c));
      const few = fewFor(c, openPlan(db, id));
      const told = (side: typeof found.before) => ({ ...side, measures: measuresWithoutFew(side.measures, few) });
      const otherDemands = found.otherDemands.map((other) => ({
        ...other,
        before: measuresWithoutFew(other.before, few),
        after: measuresWithoutFew(other.after, few),
      }));
      const [before, after] = [told(found.before), told(found.after)];
      const rules = before.measures.penalties && after.measures.penalties ? found.rules : [];
      return c.json({ ...found, before, after, rules, otherDemands }, 200);
    })
    .openapi(routes.getExport, (c) => {
      const plan = planOrToday(c.req.valid('param').id, c.req.valid('query').asAt);
      return c.body(exportPlan(plan, ownDistrictOnly(c)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="plan.csv"; filename*=UTF-8''${encodeURIComponent(exportFileName(plan))}`,
      });
    });
}
