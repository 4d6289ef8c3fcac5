import { ifMatchHeader } from '../../contract/common.ts';
import { csvFile } from '../../contract/imports.ts';
import {
  type ExtractKind,
  extractDone,
  extractHeadings,
  extractLayout,
  extractMapping,
  extractPreview,
  extractQuery,
} from '../../contract/imports-extracts.ts';
import { defineRoute } from '../../http/route.ts';

/** Bytes of an extract that are accepted: a million rows and more. */
export const LARGEST_EXTRACT = 400 * 1024 * 1024;
/** Bytes of the first part of a file that its headings are read from. */
const LARGEST_START = 256 * 1024;

const permission = 'demand:import';
const csvBody = { content: { 'text/csv': { schema: csvFile } } };
const tags = ['Imports'];
const json = <S>(description: string, schema: S) => ({
  200: { description, content: { 'application/json': { schema } } },
});

/** The routes of a kind of extract: template, columns, headings, how they are matched, preview and commit. */
export function extractRoutesOf<K extends ExtractKind>(kind: K, words: string) {
  return {
    template: defineRoute({
      method: 'get',
      path: `/imports/${kind}/template`,
      permission,
      csv: 'no-records',
      tags,
      summary: `A file of ${words} to fill in: headings and one example row`,
      responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: csvFile } } } },
    }),
    layout: defineRoute({
      method: 'get',
      path: `/imports/${kind}/layout`,
      permission,
      tags,
      summary: `The columns of a file of ${words} and how to fill them in`,
      responses: json('Columns', extractLayout),
    }),
    headings: defineRoute({
      method: 'post',
      path: `/imports/${kind}/headings`,
      permission,
      tags,
      secret: true,
      bodyLimit: LARGEST_START,
      summary: `How the headings of a file of ${words} are matched with our columns, from its first part; stores nothing`,
      request: { body: csvBody },
      responses: json('Headings', extractHeadings),
    }),
    mapping: defineRoute({
      method: 'put',
      path: `/imports/${kind}/mapping`,
      permission,
      tags,
      summary: `Remember how the headings of a file of ${words} are matched`,
      request: { body: { content: { 'application/json': { schema: extractMapping } } } },
      responses: json('Remembered', extractMapping),
    }),
    preview: defineRoute({
      method: 'post',
      path: `/imports/${kind}/preview`,
      permission,
      tags,
      secret: true,
      bodyLimit: LARGEST_EXTRACT,
      streamed: true,
      summary: `What a file of ${words} would change by month and district; stores nothing and keeps no row`,
      request: { query: extractQuery, body: csvBody },
      responses: json('Preview', extractPreview),
    }),
    commit: defineRoute({
      method: 'post',
      path: `/imports/${kind}`,
      permission,
      tags,
      versioned: true,
      current: extractPreview,
      problems: ['not-found'],
      summary: `Store the counts of a file of ${words} exactly as previewed within the last 30 minutes, all of them or nothing`,
      request: { headers: ifMatchHeader },
      responses: json('Imported', extractDone),
    }),
  };
}
