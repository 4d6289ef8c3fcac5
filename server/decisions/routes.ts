import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { createRouter } from '../http/router.ts';
import { changeDecision } from './change-decision.ts';
import { createDecision } from './create-decision.ts';
import type { ChangeOfDecision, ChangeOfDecisions } from './decision-change.ts';
import { openDecision } from './decision-view.ts';
import { deleteDraft } from './delete-decision.ts';
import { compareEditions, openEdition } from './editions.ts';
import { finaliseDecision } from './finalise-decision.ts';
import { decisionHeads, decisionSubjects } from './list-decisions.ts';
import * as routes from './route-definitions.ts';

/** `/decisions`: decision records, drafted from arrangements, posts and funding, and the editions kept of them. */
export function decisionsRoutes({ db, now }: { db: Db; now: () => Date }) {
  const changeOf = (c: Context<AppEnv>): ChangeOfDecisions => {
    const at = now();
    return { actor: actorOf(c), at, today: civilDateAt(at) };
  };
  const changeOfOne = (c: Context<AppEnv>, { id }: { id: string }): ChangeOfDecision => {
    return { ...changeOf(c), id, version: expectedVersion(c) };
  };
  return createRouter()
    .openapi(routes.getDecisions, (c) => c.json({ decisions: decisionHeads(db) }, 200))
    .openapi(routes.getDecisionSubjects, (c) => c.json(decisionSubjects(db, c.req.valid('query').find), 200))
    .openapi(routes.postDecision, (c) => c.json(createDecision(db, c.req.valid('json'), changeOf(c)), 201))
    .openapi(routes.getDecision, (c) => c.json(openDecision(db, c.req.valid('param').id, civilDateAt(now())), 200))
    .openapi(routes.patchDecision, (c) => {
      return c.json(changeDecision(db, changeOfOne(c, c.req.valid('param')), c.req.valid('json')), 200);
    })
    .openapi(routes.postFinal, (c) => c.json(finaliseDecision(db, changeOfOne(c, c.req.valid('param'))), 200))
    .openapi(routes.deleteDecision, (c) => {
      deleteDraft(db, changeOfOne(c, c.req.valid('param')));
      return c.body(null, 204);
    })
    .openapi(routes.getEdition, (c) => {
      const { id, version } = c.req.valid('param');
      return c.json(openEdition(db, id, version), 200);
    })
    .openapi(routes.getComparison, (c) => {
      const { id, version, other } = c.req.valid('param');
      return c.json(compareEditions(db, id, version, other), 200);
    });
}
