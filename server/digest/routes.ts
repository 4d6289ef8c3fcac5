import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { asAtQuery } from '../contract/common.ts';
import { digest } from '../contract/digest.ts';
import { civilDateAt } from '../domain/today.ts';
import { accountOf, ownDistrictOnly } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { type ReviewAskedAt, readDigest } from './read-digest.ts';

const getDigest = defineRoute({
  method: 'get',
  path: '/digest',
  permission: 'establishment:read',
  summary: 'What needs action at a date: what is overdue, and what is due within 90 days',
  tags: ['This month'],
  request: { query: asAtQuery },
  responses: {
    200: { description: 'The most urgent first', content: { 'application/json': { schema: digest } } },
  },
});

/** `GET /digest`. */
export function digestRoutes({ db, now }: { db: Db; now: () => Date }, reviewAskedAt: ReviewAskedAt) {
  return createRouter().openapi(getDigest, async (c) => {
    const asAt = c.req.valid('query').asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
    const reader = { role: accountOf(c).role, districtId: ownDistrictOnly(c) };
    return c.json(await readDigest(db, asAt, reader, reviewAskedAt), 200);
  });
}
