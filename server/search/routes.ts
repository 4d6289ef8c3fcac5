import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { found, searchQuery } from '../contract/search.ts';
import { civilDateAt } from '../domain/today.ts';
import { accountOf, ownDistrictOnly } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { search } from './search.ts';

const getSearch = defineRoute({
  method: 'get',
  path: '/search',
  permission: 'search:use',
  summary: 'People, posts, arrangements, plans, districts, other teams, wards and decisions by number or name',
  tags: ['Search'],
  // what not every role may read, such as decision records, is left out for those who may not
  looksAt: {
    q: [
      ...(['foundPerson.id', 'foundPerson.name', 'foundPost.id', 'foundPost.title'] as const),
      ...(['foundArrangement.id', 'foundArrangement.name', 'foundPlan.name'] as const),
      ...(['foundDistrict.name', 'foundUnit.name', 'foundWard.code', 'foundWard.name'] as const),
    ],
  },
  request: { query: searchQuery },
  responses: {
    200: { description: 'The best matches of each kind', content: { 'application/json': { schema: found } } },
  },
});

/** `GET /search`. */
export function searchRoutes({ db, now }: { db: Db; now: () => Date }) {
  return createRouter().openapi(getSearch, (c) => {
    const { q, asAt = readInstallation(db).defaultAsAt ?? civilDateAt(now()) } = c.req.valid('query');
    const reader = { role: accountOf(c).role, districtId: ownDistrictOnly(c) };
    return c.json(search(db, { q, asAt }, reader), 200);
  });
}
