import type { Db } from '../../db/open.ts';
import { reference } from '../contract/reference.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { readReference } from './read-reference.ts';

const getReference = defineRoute({
  method: 'get',
  path: '/reference',
  permission: 'reference:read',
  summary: 'The lists other records refer to, with the settings in force on the default date',
  tags: ['Reference'],
  responses: { 200: { description: 'Lists', content: { 'application/json': { schema: reference } } } },
});

/** `GET /reference`. */
export function referenceRoutes({ db, now }: { db: Db; now: () => Date }) {
  return createRouter().openapi(getReference, (c) => c.json(readReference(db, now()), 200));
}
