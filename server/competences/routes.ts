import { z } from 'zod';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { asAtQuery, id, ifMatchHeader } from '../contract/common.ts';
import {
  competenceSet,
  competenceSetChange,
  heldCompetences,
  personCompetences,
  personCompetencesChange,
} from '../contract/competences.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf, ownDistrictOnly } from '../http/access.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { changePersonCompetences } from './change-person-competences.ts';
import { changeCompetenceSet } from './change-set.ts';
import { competenceSetNow } from './competence-set.ts';
import { heldCompetencesAt } from './held-competences.ts';

const tags = ['Competences'];

const getSet = defineRoute({
  method: 'get',
  path: '/competences',
  permission: 'establishment:read',
  summary: 'The competences people may hold, and the levels',
  tags,
  responses: { 200: { description: 'The set', content: { 'application/json': { schema: competenceSet } } } },
});

const putSet = defineRoute({
  method: 'put',
  path: '/competences',
  permission: 'establishment:edit',
  summary: 'Add, rename, order and remove competences and levels',
  tags,
  versioned: true,
  request: {
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: competenceSetChange } } },
  },
  responses: { 200: { description: 'The set now', content: { 'application/json': { schema: competenceSet } } } },
});

const getHeld = defineRoute({
  method: 'get',
  path: '/competences/held',
  permission: 'people:read',
  summary: 'What people in post hold at a date, how many hold what in each district, and what lapses',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'Held', content: { 'application/json': { schema: heldCompetences } } } },
});

const putPersonCompetences = defineRoute({
  method: 'put',
  path: '/people/{id}/competences',
  permission: 'competences:edit',
  summary: 'Replace what somebody holds; the version is that of the person',
  tags,
  versioned: true,
  request: {
    params: z.object({ id }),
    query: asAtQuery,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: personCompetencesChange } } },
  },
  responses: {
    200: { description: 'What they hold now', content: { 'application/json': { schema: personCompetences } } },
  },
});

/** `/competences` and `/people/{id}/competences`: the set, who holds what, and what lapses. */
export function competencesRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = (asAt: string | undefined) => asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  return createRouter()
    .openapi(getSet, (c) => c.json(competenceSetNow(db), 200))
    .openapi(putSet, (c) => {
      const edit = { version: expectedVersion(c), change: c.req.valid('json'), actor: actorOf(c), at: now() };
      return c.json(changeCompetenceSet(db, edit), 200);
    })
    .openapi(getHeld, (c) => {
      return c.json(heldCompetencesAt(db, dateOf(c.req.valid('query').asAt), ownDistrictOnly(c)), 200);
    })
    .openapi(putPersonCompetences, (c) => {
      const edit = {
        personId: c.req.valid('param').id,
        version: expectedVersion(c),
        change: c.req.valid('json'),
        confinedTo: ownDistrictOnly(c),
        asAt: dateOf(c.req.valid('query').asAt),
        actor: actorOf(c),
        at: now(),
      };
      return c.json(changePersonCompetences(db, edit), 200);
    });
}
