import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { civilDateAt } from '../domain/today.ts';
import { accountOf, actorOf, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { createRouter } from '../http/router.ts';
import type { ArrangementReader } from './arrangement-view.ts';
import { arrangementChoices } from './choices.ts';
import { fundingLinesAt, previewFunding, saveFunding } from './funding.ts';
import { arrangementAt, arrangementsAt, periodOf } from './list-arrangements.ts';
import { previewAction } from './preview-action.ts';
import * as routes from './route-definitions.ts';
import { changeRule, rulesNow } from './rule-settings.ts';
import { deleteAction, type Saving, saveAction } from './save-action.ts';

/** Temporary arrangements, funding lines, and the rules they are judged by. */
export function arrangementRoutes({ db, now }: { db: Db; now: () => Date }) {
  const today = () => readInstallation(db).defaultAsAt ?? civilDateAt(now());
  const saving = (c: Context<AppEnv>, version: number | null): Saving => ({
    version,
    actor: actorOf(c),
    reader: readerOf(c),
    at: now(),
    today: today(),
  });
  return createRouter()
    .openapi(routes.getArrangements, (c) => {
      const { asAt = today(), ...given } = c.req.valid('query');
      return c.json(arrangementsAt(db, asAt, periodOf(asAt, given), readerOf(c)), 200);
    })
    .openapi(routes.getArrangement, (c) => {
      const { asAt = today() } = c.req.valid('query');
      return c.json(arrangementAt(db, c.req.valid('param').id, asAt, readerOf(c)), 200);
    })
    .openapi(routes.getChoices, (c) => {
      const { asAt = today() } = c.req.valid('query');
      periodOf(asAt, {});
      return c.json(arrangementChoices(db, asAt), 200);
    })
    .openapi(routes.previewArrangement, (c) => c.json(previewAction(db, c.req.valid('json'), today()), 200))
    .openapi(routes.postArrangement, (c) => {
      const arrangement = c.req.valid('json');
      return c.json(saveAction(db, { action: 'add', arrangement }, saving(c, null)), 201);
    })
    .openapi(routes.patchArrangement, (c) => {
      const { id } = c.req.valid('param');
      const change = c.req.valid('json');
      return c.json(saveAction(db, { action: 'change', id, change }, saving(c, expectedVersion(c))), 200);
    })
    .openapi(routes.postExtension, (c) => {
      const { id } = c.req.valid('param');
      const action = { action: 'extend' as const, id, with: c.req.valid('json') };
      return c.json(saveAction(db, action, saving(c, expectedVersion(c))), 200);
    })
    .openapi(routes.postEarlyEnd, (c) => {
      const { id } = c.req.valid('param');
      const action = { action: 'end-early' as const, id, with: c.req.valid('json') };
      return c.json(saveAction(db, action, saving(c, expectedVersion(c))), 200);
    })
    .openapi(routes.postPermanent, (c) => {
      const { id } = c.req.valid('param');
      const action = { action: 'make-permanent' as const, id, with: c.req.valid('json') };
      return c.json(saveAction(db, action, saving(c, expectedVersion(c))), 200);
    })
    .openapi(routes.postRemoval, (c) => {
      const { id } = c.req.valid('param');
      deleteAction(db, { action: 'delete' as const, id, with: c.req.valid('json') }, saving(c, expectedVersion(c)));
      return c.body(null, 204);
    })
    .openapi(routes.getFundingLines, (c) => {
      const { asAt = today(), ...given } = c.req.valid('query');
      return c.json(fundingLinesAt(db, asAt, periodOf(asAt, given)), 200);
    })
    .openapi(routes.previewFundingLine, (c) => c.json(previewFunding(db, c.req.valid('json'), today()), 200))
    .openapi(routes.postFundingLine, (c) => {
      const line = c.req.valid('json');
      return c.json(saveFunding(db, { action: 'add', line }, saving(c, null)), 201);
    })
    .openapi(routes.patchFundingLine, (c) => {
      const { id } = c.req.valid('param');
      const change = c.req.valid('json');
      return c.json(saveFunding(db, { action: 'change', id, change }, saving(c, expectedVersion(c))), 200);
    })
    .openapi(routes.postFundingEnd, (c) => {
      const { id } = c.req.valid('param');
      const action = { action: 'end' as const, id, with: c.req.valid('json') };
      return c.json(saveFunding(db, action, saving(c, expectedVersion(c))), 200);
    })
    .openapi(routes.getRules, (c) => c.json({ rules: rulesNow(db) }, 200))
    .openapi(routes.patchRule, (c) => {
      const { id } = c.req.valid('param');
      const change = c.req.valid('json');
      const actor = actorOf(c);
      return c.json(changeRule(db, { id, version: expectedVersion(c), change, actor, at: now() }), 200);
    });
}

function readerOf(c: Context<AppEnv>): ArrangementReader {
  return { role: accountOf(c).role, districtId: ownDistrictOnly(c) };
}
