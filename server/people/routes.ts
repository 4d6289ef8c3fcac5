import type { Context } from 'hono';
import { z } from 'zod';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { asAtQuery, id, ifMatchHeader } from '../contract/common.ts';
import { people, person, personEdit } from '../contract/people.ts';
import { civilDateAt } from '../domain/today.ts';
import { accountOf, actorOf, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { changePerson } from './change-person.ts';
import { peopleAt } from './list-people.ts';
import type { PeopleReader } from './person-view.ts';

const tags = ['People'];

const getPeople = defineRoute({
  method: 'get',
  path: '/people',
  permission: 'people:read',
  summary: 'People in post at a date',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'People by name', content: { 'application/json': { schema: people } } } },
});

const patchPerson = defineRoute({
  method: 'patch',
  path: '/people/{id}',
  permission: 'people:edit',
  summary: 'Change fields of a person',
  tags,
  versioned: true,
  request: {
    params: z.object({ id }),
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: personEdit } } },
  },
  responses: { 200: { description: 'The person now', content: { 'application/json': { schema: person } } } },
});

/** `/people`: who is in post, and changes of one person. */
export function peopleRoutes({ db, now }: { db: Db; now: () => Date }) {
  return createRouter()
    .openapi(getPeople, (c) => {
      const asAt = c.req.valid('query').asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
      return c.json(peopleAt(db, asAt, readerOf(c)), 200);
    })
    .openapi(patchPerson, (c) => {
      const { id } = c.req.valid('param');
      const { reason, ...change } = c.req.valid('json');
      const edit = { id, version: expectedVersion(c), change, reason: reason ?? null, actor: actorOf(c) };
      return c.json(changePerson(db, edit, readerOf(c), now()), 200);
    });
}

function readerOf(c: Context<AppEnv>): PeopleReader {
  return { role: accountOf(c).role, districtId: ownDistrictOnly(c) };
}
