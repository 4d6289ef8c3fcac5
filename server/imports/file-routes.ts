import { ifMatchHeader } from '../contract/common.ts';
import {
  csvFile,
  type ImportKind,
  importDone,
  importLayout,
  importPreview,
  importRunState,
  runParam,
  runQuery,
} from '../contract/imports.ts';
import type { Permission } from '../contract/permissions.ts';
import { defineRoute } from '../http/route.ts';

/** Bytes of a file that are accepted. */
export const LARGEST_FILE = 10 * 1024 * 1024;

const csvBody = { content: { 'text/csv': { schema: csvFile } } };
const tags = ['Imports'];
const asFile = { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: csvFile } } } } as const;

/** How far a file of the caller is that is being read. */
export const runRoute = defineRoute({
  method: 'get',
  path: '/imports/runs/{run}',
  permission: 'session:own',
  tags,
  summary: 'How far the reading of a file is that was sent with this run',
  request: { params: runParam },
  responses: { 200: { description: 'Progress', content: { 'application/json': { schema: importRunState } } } },
});

/** The four routes of a kind of file: its template, its columns, the preview and the commit. */
export function fileRoutes<K extends ImportKind>(kind: K, permission: Permission, words: string) {
  return {
    template: defineRoute({
      method: 'get',
      path: `/imports/${kind}/template`,
      permission,
      csv: 'no-records',
      tags,
      summary: `A file of ${words} to fill in: headings and one example row`,
      responses: asFile,
    }),
    layout: defineRoute({
      method: 'get',
      path: `/imports/${kind}/layout`,
      permission,
      tags,
      summary: `The columns of a file of ${words} and how to fill them in`,
      responses: { 200: { description: 'Columns', content: { 'application/json': { schema: importLayout } } } },
    }),
    preview: defineRoute({
      method: 'post',
      path: `/imports/${kind}/preview`,
      permission,
      tags,
      bodyLimit: LARGEST_FILE,
      secret: true,
      summary: `What a file of ${words} would add and change; stores nothing`,
      request: { query: runQuery, body: csvBody },
      responses: { 200: { description: 'Preview', content: { 'application/json': { schema: importPreview } } } },
    }),
    commit: defineRoute({
      method: 'post',
      path: `/imports/${kind}`,
      permission,
      tags,
      versioned: true,
      current: importPreview,
      bodyLimit: LARGEST_FILE,
      summary: `Import a file of ${words} exactly as previewed, all of it or nothing`,
      request: { headers: ifMatchHeader, query: runQuery, body: csvBody },
      responses: { 200: { description: 'Imported', content: { 'application/json': { schema: importDone } } } },
    }),
  };
}
