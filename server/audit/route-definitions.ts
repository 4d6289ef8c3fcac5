import { z } from 'zod';
import { auditPage, auditPageQuery, auditQuery } from '../contract/audit.ts';
import { id, ifMatchHeader } from '../contract/common.ts';
import { erasure, erasureDone, erasurePreview, subjectAccess } from '../contract/subject-access.ts';
import { defineRoute } from '../http/route.ts';
import { EXPORT_COLUMNS } from './export-events.ts';

const params = z.object({ id });
/** Whoever may not read whom an event is about may not ask by it either; texts are looked for as the reader sees them. */
const looksAt = {
  find: ['auditEvent.sentence'],
  who: ['auditEvent.who'],
  area: ['auditEvent.sentence'],
  person: ['person.id'],
  plan: ['planHead.id'],
} as const;

export const getHistory = defineRoute({
  method: 'get',
  path: '/audit',
  permission: 'audit:read',
  summary: 'The history, newest first: who did what, when, before and after',
  tags: ['History'],
  looksAt,
  request: { query: auditPageQuery },
  responses: { 200: { description: 'A page of events', content: { 'application/json': { schema: auditPage } } } },
});

export const getHistoryExport = defineRoute({
  method: 'get',
  path: '/audit/export.csv',
  permission: 'audit:read',
  summary: 'What the reader sees of the history as a file for spreadsheets',
  tags: ['History'],
  looksAt,
  reads: 'read.history',
  csv: { entity: 'auditEvent', columns: EXPORT_COLUMNS },
  request: { query: auditQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

export const getSubjectAccess = defineRoute({
  method: 'get',
  path: '/people/{id}/subject-access',
  permission: 'people:subject-access',
  summary: 'All that is kept about a person, for them to have',
  tags: ['People'],
  request: { params },
  responses: { 200: { description: 'All of it', content: { 'application/json': { schema: subjectAccess } } } },
});

export const getErasure = defineRoute({
  method: 'get',
  path: '/people/{id}/erasure',
  permission: 'people:erase',
  summary: 'What erasing a person would remove, what has to be kept and why',
  tags: ['People'],
  request: { params },
  responses: { 200: { description: 'Preview', content: { 'application/json': { schema: erasurePreview } } } },
});

export const postErasure = defineRoute({
  method: 'post',
  path: '/people/{id}/erasure',
  permission: 'people:erase',
  summary: 'Erase what identifies a person who has left',
  tags: ['People'],
  versioned: true,
  current: erasurePreview,
  problems: ['conflict'],
  request: {
    params,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: erasure } } },
  },
  responses: { 200: { description: 'Erased', content: { 'application/json': { schema: erasureDone } } } },
});
