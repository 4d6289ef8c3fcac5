import type { Context } from 'hono';
import { readLanguageRows } from '../../db/queries/shown-languages.ts';
import { failInterruptedStudies } from '../../db/queries/studies.ts';
import { fewLanguages } from '../domain/demand/suppress-languages.ts';
import { withoutFewDemand } from '../domain/few-languages.ts';
import type { Plan } from '../domain/plan.ts';
import { actorOf, keepsCounts, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { createRouter } from '../http/router.ts';
import { adoptStudy } from './adopt-study.ts';
import { DEFAULT_LIMITS, type StudiesContext, type StudiesDeps } from './deps.ts';
import { cancelStudy } from './end-study.ts';
import { letters } from './letters.ts';
import { oneMore } from './one-more.ts';
import { openPlan, openPlanOrToday } from './open-study.ts';
import { relaxations } from './relaxations.ts';
import * as routes from './route-definitions.ts';
import { startStudy } from './start-study.ts';
import { latestStudy, studyView } from './study-view.ts';

/**
 * `/plans/{id}/studies`, `/studies` and the quick questions about a plan. Studies that were still running when the
 * process ended before are marked as interrupted first.
 */
export function studiesRoutes(deps: StudiesDeps) {
  const context: StudiesContext = { limits: DEFAULT_LIMITS, ...deps, runs: new Map() };
  const { db } = deps;
  failInterruptedStudies(db, 'It was interrupted by a restart of the server. Ask again.');

  const fewFor = (c: Context<AppEnv>, { facts }: Plan) =>
    keepsCounts(c) ? null : fewLanguages(readLanguageRows(db, facts.demandMonth ?? ''));

  return createRouter()
    .openapi(routes.postStudy, (c) => {
      const studyId = startStudy(context, c.req.valid('param').id, c.req.valid('json'), actorOf(c));
      return c.json({ studyId }, 202);
    })
    .openapi(routes.getLatestStudy, (c) => {
      return c.json(latestStudy(db, c.req.valid('param').id, c.req.valid('query').kind, ownDistrictOnly(c)), 200);
    })
    .openapi(routes.getStudy, (c) => c.json(studyView(db, c.req.valid('param').id, ownDistrictOnly(c)), 200))
    .openapi(routes.postStudyCancel, async (c) => {
      const { id } = c.req.valid('param');
      await cancelStudy(context, id, actorOf(c));
      return c.json(studyView(db, id, ownDistrictOnly(c)), 200);
    })
    .openapi(routes.postStudyAdoption, (c) => {
      const { maxMoves } = c.req.valid('json');
      return c.json({ proposalId: adoptStudy(context, c.req.valid('param').id, maxMoves, actorOf(c)) }, 201);
    })
    .openapi(routes.getOneMore, async (c) => {
      const plan = openPlanOrToday(context, c.req.valid('param').id, c.req.valid('query').asAt);
      return c.json(await oneMore(withoutFewDemand(plan, fewFor(c, plan)), ownDistrictOnly(c)), 200);
    })
    .openapi(routes.getLetters, async (c) => {
      const { personId = null } = c.req.valid('query');
      const plan = openPlan(db, c.req.valid('param').id);
      return c.json(await letters(withoutFewDemand(plan, fewFor(c, plan)), personId, ownDistrictOnly(c)), 200);
    })
    .openapi(routes.getRelaxations, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await relaxations(context, id, ownDistrictOnly(c), c.req.raw.signal), 200);
    });
}
