import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { ifMatchHeader } from '../contract/common.ts';
import { csvFile, type ImportKind, importDone, importLayout, importPreview } from '../contract/imports.ts';
import { accountOf, actorOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { ProblemError, shorten } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { commitImport } from './commit-import.ts';
import { DEMAND_COLUMNS } from './demand-layout.ts';
import { templateCsv } from './layout.ts';
import { ARRANGEMENT_COLUMNS, OCCUPANCY_COLUMNS } from './occupancies-layout.ts';
import { PAY_POINT_COLUMNS } from './pay-points-layout.ts';
import { PEOPLE_COLUMNS } from './people-layout.ts';
import { POST_COLUMNS } from './posts-layout.ts';
import { previewImport } from './preview-import.ts';

/** Bytes of a file that are accepted. */
export const LARGEST_FILE = 10 * 1024 * 1024;

const columnsOf = {
  people: PEOPLE_COLUMNS,
  demand: DEMAND_COLUMNS,
  posts: POST_COLUMNS,
  occupancies: OCCUPANCY_COLUMNS,
  arrangements: ARRANGEMENT_COLUMNS,
  'pay-points': PAY_POINT_COLUMNS,
} as const;
const csvBody = { content: { 'text/csv': { schema: csvFile } } };
const tags = ['Imports'];

/** What the routes of both kinds have in common; each route names its own path and permission. */
const asTemplate = {
  method: 'get',
  csv: 'no-records',
  tags,
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: csvFile } } } },
} as const;
const asLayout = {
  method: 'get',
  tags,
  responses: { 200: { description: 'Columns', content: { 'application/json': { schema: importLayout } } } },
} as const;
const asPreview = {
  method: 'post',
  tags,
  bodyLimit: LARGEST_FILE,
  request: { body: csvBody },
  responses: { 200: { description: 'Preview', content: { 'application/json': { schema: importPreview } } } },
} as const;
const asCommit = {
  method: 'post',
  tags,
  versioned: true,
  current: importPreview,
  bodyLimit: LARGEST_FILE,
  request: { headers: ifMatchHeader, body: csvBody },
  responses: { 200: { description: 'Imported', content: { 'application/json': { schema: importDone } } } },
} as const;

const peopleTemplate = defineRoute({
  ...asTemplate,
  path: '/imports/people/template',
  permission: 'people:import',
  summary: 'A people file to fill in: headings and one example row',
});
const peopleLayout = defineRoute({
  ...asLayout,
  path: '/imports/people/layout',
  permission: 'people:import',
  summary: 'The columns of a people file and how to fill them in',
});
const peoplePreview = defineRoute({
  ...asPreview,
  path: '/imports/people/preview',
  permission: 'people:import',
  summary: 'What a people file would add and change; stores nothing',
});
const peopleCommit = defineRoute({
  ...asCommit,
  path: '/imports/people',
  permission: 'people:import',
  summary: 'Import a people file exactly as previewed, all of it or nothing',
});

const demandTemplate = defineRoute({
  ...asTemplate,
  path: '/imports/demand/template',
  permission: 'demand:import',
  summary: 'A demand file to fill in: headings and one example row',
});
const demandLayout = defineRoute({
  ...asLayout,
  path: '/imports/demand/layout',
  permission: 'demand:import',
  summary: 'The columns of a demand file and how to fill them in',
});
const demandPreview = defineRoute({
  ...asPreview,
  path: '/imports/demand/preview',
  permission: 'demand:import',
  summary: 'What a demand file would add and change; stores nothing',
});
const demandCommit = defineRoute({
  ...asCommit,
  path: '/imports/demand',
  permission: 'demand:import',
  summary: 'Import a demand file exactly as previewed, all of it or nothing',
});

/** Templates, previews and commits of people and demand files. */
export function importsRoutes(deps: { db: Db; now: () => Date }) {
  const { db, now } = deps;
  const template = (kind: ImportKind, c: Context<AppEnv>) =>
    c.body(templateCsv(columnsOf[kind]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="evenhand-${kind}-template.csv"`,
    });
  const layout = (kind: ImportKind) => ({ kind, columns: [...columnsOf[kind]] });
  const commit = async (kind: ImportKind, c: Context<AppEnv>) => {
    const digest = previewDigest(c);
    const by = accountOf(c).id;
    const actor = actorOf(c);
    const bytes = await fileOf(c);
    return commitImport(db, { kind, bytes, digest, importId: randomUUID(), at: now().toISOString(), by, actor });
  };
  return createRouter()
    .openapi(peopleTemplate, (c) => template('people', c))
    .openapi(demandTemplate, (c) => template('demand', c))
    .openapi(peopleLayout, (c) => c.json(layout('people'), 200))
    .openapi(demandLayout, (c) => c.json(layout('demand'), 200))
    .openapi(peoplePreview, async (c) => c.json(await previewImport(db, 'people', await fileOf(c)), 200))
    .openapi(demandPreview, async (c) => c.json(await previewImport(db, 'demand', await fileOf(c)), 200))
    .openapi(peopleCommit, async (c) => c.json(await commit('people', c), 200))
    .openapi(demandCommit, async (c) => c.json(await commit('demand', c), 200));
}

/** @throws ProblemError version-needed where If-Match is missing */
function previewDigest(c: Context<AppEnv>): string {
  const header = c.req.header('if-match')?.trim() ?? '';
  if (header === '') {
    throw new ProblemError('version-needed', 'Send If-Match with the digest of the preview you want to carry out.');
  }
  return header.replace(/^"(.*)"$/, '$1');
}

/** @throws ProblemError unsupported-media-type where the body is not sent as CSV */
async function fileOf(c: Context<AppEnv>): Promise<Uint8Array> {
  const type = c.req.header('content-type') ?? '';
  if (!/^text\/csv\s*(;|$)/i.test(type)) {
    throw new ProblemError(
      'unsupported-media-type',
      `The content type “${shorten(type || 'none')}” is not accepted here. Send the file as text/csv.`,
    );
  }
  return new Uint8Array(await c.req.arrayBuffer());
}
