import { readInstallation } from '../../db/queries/installation.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf, ownDistrictOnly } from '../http/access.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { ProblemError } from '../http/problem.ts';
import { createRouter } from '../http/router.ts';
import { askMoves, stopMoves } from './ask-moves.ts';
import { changeRule } from './change-rule.ts';
import type { ReviewDeps } from './deps.ts';
import { exportReview } from './export-review.ts';
import { correctReview, recordReview, removeReview } from './keep-reviews.ts';
import { MovesRuns } from './moves-runs.ts';
import { movesView } from './moves-view.ts';
import { previewRule } from './preview-rule.ts';
import { readDay } from './read-day.ts';
import { demandReview } from './read-review.ts';
import * as routes from './route-definitions.ts';

/** `/demand/review`: drift between allocation and demand, the rule that watches it, moves that help, and reviews held. */
export function demandReviewRoutes(deps: ReviewDeps) {
  const { db, now } = deps;
  const runs = new MovesRuns(deps);
  const dateOf = ({ asAt }: { asAt?: string | undefined }) =>
    asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  const keepingOf = (c: Parameters<typeof actorOf>[0]) => {
    return { actor: actorOf(c), at: now(), today: civilDateAt(now()) };
  };
  return createRouter()
    .openapi(routes.getReview, async (c) =>
      c.json(await demandReview(db, dateOf(c.req.valid('query')), ownDistrictOnly(c)), 200),
    )
    .openapi(routes.getStanding, async (c) => {
      const { standing } = await demandReview(db, dateOf(c.req.valid('query')), ownDistrictOnly(c));
      return c.json(standing, 200);
    })
    .openapi(routes.getReviewFile, async (c) => {
      const asAt = dateOf(c.req.valid('query'));
      return c.body(await exportReview(db, asAt, ownDistrictOnly(c)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="Allocation against demand up to ${asAt}.csv"`,
      });
    })
    .openapi(routes.getReading, async (c) => c.json(await readDay(db, dateOf(c.req.valid('query'))), 200))
    .openapi(routes.postReview, async (c) => c.json(await recordReview(db, c.req.valid('json'), keepingOf(c)), 201))
    .openapi(routes.patchReview, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await correctReview(db, id, expectedVersion(c), c.req.valid('json'), keepingOf(c)), 200);
    })
    .openapi(routes.removeReview, (c) => {
      removeReview(db, c.req.valid('param').id, expectedVersion(c), keepingOf(c));
      return c.body(null, 204);
    })
    .openapi(routes.postRulePreview, async (c) =>
      c.json(await previewRule(db, c.req.valid('json').rule, dateOf(c.req.valid('query'))), 200),
    )
    .openapi(routes.patchRule, (c) => {
      const of = { version: expectedVersion(c), actor: actorOf(c), at: now() };
      return c.json(changeRule(db, c.req.valid('json'), of), 200);
    })
    .openapi(routes.getMoves, async (c) => {
      if (ownDistrictOnly(c) !== null) {
        throw new ProblemError('not-found', 'Moves weigh all districts against each other. Ask a manager of them all.');
      }
      return c.json(await movesView(db, runs, dateOf(c.req.valid('query'))), 200);
    })
    .openapi(routes.postMoves, async (c) => {
      const asAt = dateOf(c.req.valid('query'));
      askMoves(deps, runs, asAt, actorOf(c));
      return c.json(await movesView(db, runs, asAt), 202);
    })
    .openapi(routes.postMovesStop, async (c) => {
      const asAt = dateOf(c.req.valid('query'));
      await stopMoves(deps, runs, asAt, actorOf(c));
      return c.json(await movesView(db, runs, asAt), 200);
    });
}
