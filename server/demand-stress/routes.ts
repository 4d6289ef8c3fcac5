import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { readLanguageRows } from '../../db/queries/shown-languages.ts';
import type { StressAnswer } from '../contract/demand-stress.ts';
import { fewLanguages } from '../domain/demand/suppress-languages.ts';
import { isFew } from '../domain/few-languages.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf, keepsCounts, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { createRouter } from '../http/router.ts';
import { casesToTry } from './ask-cases.ts';
import { parameterFaults, refuseFaults } from './case-faults.ts';
import { addStressCase, changeStressCase, removeStressCase } from './change-cases.ts';
import { exportEffect } from './export-effect.ts';
import { stressCasesAt } from './list-cases.ts';
import * as routes from './route-definitions.ts';
import { type StressDeps, workOut } from './work-out.ts';

/** An answer that does not tell what falls to languages of few open cases, over which the extra cases are spread. */
function withoutFewCases(db: Db, answer: StressAnswer): StressAnswer {
  const few = fewLanguages(readLanguageRows(db, answer.learntFrom.at(-1) ?? ''));
  const districts = answer.districts.map((district) => ({
    ...district,
    languages: district.languages.map((language) =>
      isFew(few, district.districtId, language.code) ? { ...language, demandFte: null } : language,
    ),
  }));
  return { ...answer, districts };
}

/** `/demand/stress`: changes of demand that are thought through, and what they would do. */
export function demandStressRoutes(
  { db, now }: { db: Db; now: () => Date },
  forecastWithin: StressDeps['forecastWithin'],
) {
  const deps = { db, forecastWithin };
  const dateOf = ({ asAt }: { asAt?: string | undefined }) =>
    asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  const by = (c: Context<AppEnv>) => ({ actor: actorOf(c), at: now() });
  return createRouter()
    .openapi(routes.getCases, (c) => c.json(stressCasesAt(db, dateOf(c.req.valid('query')), ownDistrictOnly(c)), 200))
    .openapi(routes.getEffect, async (c) => {
      const { month, cases, ...query } = c.req.valid('query');
      const asked = { asAt: dateOf(query), month, cases: casesToTry(db, cases) };
      const answer = await workOut(deps, asked, ownDistrictOnly(c));
      return c.json(keepsCounts(c) ? answer : withoutFewCases(db, answer), 200);
    })
    .openapi(routes.getEffectFile, async (c) => {
      const { month, cases, ...query } = c.req.valid('query');
      const asked = { asAt: dateOf(query), month, cases: casesToTry(db, cases) };
      const answer = await workOut(deps, asked, ownDistrictOnly(c));
      return c.body(exportEffect(answer), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="Stress in ${answer.month}.csv"`,
      });
    })
    .openapi(routes.postPreview, async (c) => {
      const { month, ...query } = c.req.valid('query');
      const { name, parameters } = c.req.valid('json');
      refuseFaults(parameterFaults(db, parameters));
      const asked = { asAt: dateOf(query), month, cases: [{ id: null, name, parameters }] };
      return c.json(await workOut(deps, asked, ownDistrictOnly(c)), 200);
    })
    .openapi(routes.postCase, (c) => c.json(addStressCase(db, c.req.valid('json'), by(c)), 201))
    .openapi(routes.patchCase, (c) => {
      const of = { ...by(c), id: c.req.valid('param').id, version: expectedVersion(c) };
      return c.json(changeStressCase(db, c.req.valid('json'), of), 200);
    })
    .openapi(routes.deleteCase, (c) => {
      removeStressCase(db, { ...by(c), id: c.req.valid('param').id, version: expectedVersion(c) });
      return c.body(null, 204);
    });
}
