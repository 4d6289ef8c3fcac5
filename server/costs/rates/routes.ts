import type { Db } from '../../../db/open.ts';
import { readInstallation } from '../../../db/queries/installation.ts';
import { civilDateAt } from '../../domain/today.ts';
import { actorOf } from '../../http/access.ts';
import { expectedVersion } from '../../http/preconditions.ts';
import { createRouter } from '../../http/router.ts';
import { changeRate } from './change-rate.ts';
import { previewRate } from './preview-rate.ts';
import { ratesView } from './read-rates.ts';
import * as routes from './route-definitions.ts';

/** `/rates`: what pay and costs rest on, and changing it with the effect shown first. */
export function ratesRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = ({ asAt }: { asAt?: string | undefined }) =>
    asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  return createRouter()
    .openapi(routes.getRates, (c) => c.json(ratesView(db, dateOf(c.req.valid('query'))), 200))
    .openapi(routes.postRatePreview, async (c) => {
      return c.json(await previewRate(db, c.req.valid('json'), dateOf(c.req.valid('query'))), 200);
    })
    .openapi(routes.patchRates, (c) => {
      const of = { version: expectedVersion(c), actor: actorOf(c), at: now(), asAt: dateOf(c.req.valid('query')) };
      return c.json(changeRate(db, c.req.valid('json'), of), 200);
    });
}
