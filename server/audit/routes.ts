import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { accountOf, actorOf, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { createRouter } from '../http/router.ts';
import { erasePerson } from './erase-person.ts';
import type { HistoryReader } from './event-view.ts';
import { exportEvents } from './export-events.ts';
import { listEvents } from './list-events.ts';
import { previewErasure } from './preview-erasure.ts';
import * as routes from './route-definitions.ts';
import { subjectAccess } from './subject-access.ts';

/** `/audit`: the history; and of a person all that is kept, and its erasure. */
export function auditRoutes({ db, now }: { db: Db; now: () => Date }) {
  return createRouter()
    .openapi(routes.getHistory, (c) => {
      const { below, ...query } = c.req.valid('query');
      return c.json(listEvents(db, query, readerOf(c), below === undefined ? null : Number(below)), 200);
    })
    .openapi(routes.getHistoryExport, async (c) => {
      return c.body(await exportEvents(db, c.req.valid('query'), readerOf(c)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="history.csv"',
      });
    })
    .openapi(routes.getSubjectAccess, (c) => {
      const by = { actor: actorOf(c), reader: readerOf(c), now: now() };
      return c.json(subjectAccess(db, c.req.valid('param').id, by), 200);
    })
    .openapi(routes.getErasure, (c) => c.json(previewErasure(db, c.req.valid('param').id, now()), 200))
    .openapi(routes.postErasure, (c) => {
      const { id } = c.req.valid('param');
      const request = { personId: id, version: expectedVersion(c), ...c.req.valid('json'), actor: actorOf(c) };
      return c.json(erasePerson(db, request, now()), 200);
    });
}

function readerOf(c: Context<AppEnv>): HistoryReader {
  return { role: accountOf(c).role, districtId: ownDistrictOnly(c) };
}
