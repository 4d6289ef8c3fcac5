import { z } from 'zod';
import { id, ifMatchHeader } from '../contract/common.ts';
import {
  decision,
  decisionComparison,
  decisionEdit,
  decisionEdition,
  decisionSubjects,
  decisions,
  newDecision,
  subjectSearch,
} from '../contract/decisions.ts';
import { defineRoute } from '../http/route.ts';

const tags = ['Decisions'];
const params = z.object({ id });
const versionParam = z.coerce.number().int().min(1).max(1_000_000);
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) });
const record = { description: 'The decision record', content: json(decision) };

export const getDecisions = defineRoute({
  method: 'get',
  path: '/decisions',
  permission: 'decisions:read',
  summary: 'Decision records, drafts first, then the latest decided',
  tags,
  responses: { 200: { description: 'Decision records', content: json(decisions) } },
});

export const getDecisionSubjects = defineRoute({
  method: 'get',
  path: '/decision-subjects',
  permission: 'decisions:read',
  summary: 'Arrangements, funding lines and posts that a decision could be about',
  tags,
  looksAt: {
    find: [
      'decisionSubject.subjectId',
      'decisionSubject.label',
      'decisionSubject.who',
      'decisionSubject.decisionReference',
    ],
  },
  request: { query: subjectSearch },
  responses: { 200: { description: 'Records, arrangements first', content: json(decisionSubjects) } },
});

export const postDecision = defineRoute({
  method: 'post',
  path: '/decisions',
  permission: 'decisions:edit',
  summary: 'Begin a decision record, blank or drafted from records',
  tags,
  request: { body: body(newDecision) },
  responses: { 201: record },
});

export const getDecision = defineRoute({
  method: 'get',
  path: '/decisions/{id}',
  permission: 'decisions:read',
  summary: 'A decision record, costed from the records as they are now',
  tags,
  request: { params },
  responses: { 200: record },
});

export const patchDecision = defineRoute({
  method: 'patch',
  path: '/decisions/{id}',
  permission: 'decisions:edit',
  summary: 'Change a decision record; a final one with a reason, keeping another edition',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: body(decisionEdit) },
  responses: { 200: record },
});

export const postFinal = defineRoute({
  method: 'post',
  path: '/decisions/{id}/final',
  permission: 'decisions:edit',
  summary: 'Make a draft final and keep its first edition',
  tags,
  versioned: true,
  problems: ['conflict'],
  request: { params, headers: ifMatchHeader },
  responses: { 200: record },
});

export const deleteDecision = defineRoute({
  method: 'delete',
  path: '/decisions/{id}',
  permission: 'decisions:edit',
  summary: 'Delete a draft',
  tags,
  versioned: true,
  current: decision,
  problems: ['conflict'],
  request: { params, headers: ifMatchHeader },
  responses: { 204: { description: 'Deleted' } },
});

export const getEdition = defineRoute({
  method: 'get',
  path: '/decisions/{id}/editions/{version}',
  permission: 'decisions:read',
  summary: 'A decision record as it stood at a version',
  tags,
  request: { params: z.object({ id, version: versionParam }) },
  responses: { 200: { description: 'The edition', content: json(decisionEdition) } },
});

export const getComparison = defineRoute({
  method: 'get',
  path: '/decisions/{id}/editions/{version}/against/{other}',
  permission: 'decisions:read',
  summary: 'What differs between two editions, in words',
  tags,
  request: { params: z.object({ id, version: versionParam, other: versionParam }) },
  responses: { 200: { description: 'Differences by section', content: json(decisionComparison) } },
});
