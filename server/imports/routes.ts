import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { ifMatchHeader } from '../contract/common.ts';
import { csvFile, type ImportKind, importDone, importLayout, importPreview } from '../contract/imports.ts';
import { accountOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { ProblemError, shorten } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { commitImport } from './commit-import.ts';
import { DEMAND_COLUMNS } from './demand-layout.ts';
import { templateCsv } from './layout.ts';
import { PEOPLE_COLUMNS } from './people-layout.ts';
import { previewImport } from './preview-import.ts';

/** Bytes of a file that are accepted. */
export const LARGEST_FILE = 10 * 1024 * 1024;

const columnsOf = { people: PEOPLE_COLUMNS, demand: DEMAND_COLUMNS } as const;
const csvBody = { content: { 'text/csv': { schema: csvFile } } };
const tags = ['Imports'];

/** Templates, previews and commits of people and demand files. */
export function importsRoutes(deps: { db: Db; now: () => Date }) {
  const { db, now } = deps;
  const template = (kind: ImportKind) => (c: Context<AppEnv>) =>
    c.body(templateCsv(columnsOf[kind]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="evenhand-${kind}-template.csv"`,
    });
  const layout = (kind: ImportKind) => ({ kind, columns: [...columnsOf[kind]] });
  const commit = async (kind: ImportKind, c: Context<AppEnv>) => {
    const digest = previewDigest(c);
    const by = accountOf(c).id;
    const bytes = await fileOf(c);
    return commitImport(db, { kind, bytes, digest, importId: randomUUID(), at: now().toISOString(), by });
  };
  return createRouter()
    .openapi(templateRoute('people'), template('people'))
    .openapi(templateRoute('demand'), template('demand'))
    .openapi(layoutRoute('people'), (c) => c.json(layout('people'), 200))
    .openapi(layoutRoute('demand'), (c) => c.json(layout('demand'), 200))
    .openapi(previewRoute('people'), async (c) => c.json(await previewImport(db, 'people', await fileOf(c)), 200))
    .openapi(previewRoute('demand'), async (c) => c.json(await previewImport(db, 'demand', await fileOf(c)), 200))
    .openapi(commitRoute('people'), async (c) => c.json(await commit('people', c), 200))
    .openapi(commitRoute('demand'), async (c) => c.json(await commit('demand', c), 200));
}

function templateRoute<K extends ImportKind>(kind: K) {
  return defineRoute({
    method: 'get',
    path: `/imports/${kind}/template` as const,
    permission: `${kind}:import` as const,
    summary: `A ${kind} file to fill in: headings and one example row`,
    tags,
    responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: csvFile } } } },
  });
}

function layoutRoute<K extends ImportKind>(kind: K) {
  return defineRoute({
    method: 'get',
    path: `/imports/${kind}/layout` as const,
    permission: `${kind}:import` as const,
    summary: `The columns of a ${kind} file and how to fill them in`,
    tags,
    responses: { 200: { description: 'Columns', content: { 'application/json': { schema: importLayout } } } },
  });
}

function previewRoute<K extends ImportKind>(kind: K) {
  return defineRoute({
    method: 'post',
    path: `/imports/${kind}/preview` as const,
    permission: `${kind}:import` as const,
    summary: `What a ${kind} file would add and change; stores nothing`,
    tags,
    bodyLimit: LARGEST_FILE,
    request: { body: csvBody },
    responses: { 200: { description: 'Preview', content: { 'application/json': { schema: importPreview } } } },
  });
}

function commitRoute<K extends ImportKind>(kind: K) {
  return defineRoute({
    method: 'post',
    path: `/imports/${kind}` as const,
    permission: `${kind}:import` as const,
    summary: `Import a ${kind} file exactly as previewed, all of it or nothing`,
    tags,
    versioned: true,
    bodyLimit: LARGEST_FILE,
    request: { headers: ifMatchHeader, body: csvBody },
    responses: { 200: { description: 'Imported', content: { 'application/json': { schema: importDone } } } },
  });
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
