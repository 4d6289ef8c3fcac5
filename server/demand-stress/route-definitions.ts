import { z } from 'zod';
import { asAtQuery, id, ifMatchHeader } from '../contract/common.ts';
import {
  newStressCase,
  stressAnswer,
  stressCaseChange,
  stressCases,
  stressPreviewQuery,
  stressPreviewRequest,
  stressQuery,
} from '../contract/demand-stress.ts';
import { stressCase } from '../contract/demand-stress-case.ts';
import { defineRoute } from '../http/route.ts';
import { EFFECT_COLUMNS } from './export-effect.ts';

const tags = ['Demand'];
const looksAt = { cases: ['stressCase.id'], month: ['stressDistrict.months'] } as const;

export const getCases = defineRoute({
  method: 'get',
  path: '/demand/stress',
  permission: 'demand:read',
  summary: 'Saved stress cases, the months they can be put in, and what the records suggest for new ones',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'Cases', content: { 'application/json': { schema: stressCases } } } },
});

export const getEffect = defineRoute({
  method: 'get',
  path: '/demand/stress/effect',
  permission: 'demand:read',
  summary: 'What saved cases that happen together in a month do to demand and coverage, by district and month',
  tags,
  looksAt,
  problems: ['not-found', 'conflict'],
  request: { query: stressQuery },
  responses: { 200: { description: 'Before and after', content: { 'application/json': { schema: stressAnswer } } } },
});

export const getEffectFile = defineRoute({
  method: 'get',
  path: '/demand/stress/effect.csv',
  permission: 'demand:read',
  summary: 'The same as CSV: a line for each month and district',
  tags,
  looksAt,
  problems: ['not-found', 'conflict'],
  csv: { entity: 'stressDistrict', columns: EFFECT_COLUMNS },
  request: { query: stressQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

export const postPreview = defineRoute({
  method: 'post',
  path: '/demand/stress/preview',
  permission: 'stress:edit',
  summary: 'What a case would do that is not saved; nothing is stored',
  tags,
  looksAt: { month: looksAt.month },
  problems: ['conflict'],
  request: {
    query: stressPreviewQuery,
    body: { required: true, content: { 'application/json': { schema: stressPreviewRequest } } },
  },
  responses: { 200: { description: 'Before and after', content: { 'application/json': { schema: stressAnswer } } } },
});

export const postCase = defineRoute({
  method: 'post',
  path: '/demand/stress/cases',
  permission: 'stress:edit',
  summary: 'Save a stress case',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: newStressCase } } } },
  responses: { 201: { description: 'The case', content: { 'application/json': { schema: stressCase } } } },
});

export const patchCase = defineRoute({
  method: 'patch',
  path: '/demand/stress/cases/{id}',
  permission: 'stress:edit',
  summary: 'Rename a stress case or change its figures',
  tags,
  versioned: true,
  request: {
    params: z.object({ id }),
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: stressCaseChange } } },
  },
  responses: { 200: { description: 'The case now', content: { 'application/json': { schema: stressCase } } } },
});

export const deleteCase = defineRoute({
  method: 'delete',
  path: '/demand/stress/cases/{id}',
  permission: 'stress:edit',
  summary: 'Delete a stress case',
  tags,
  versioned: true,
  current: stressCase,
  request: { params: z.object({ id }), headers: ifMatchHeader },
  responses: { 204: { description: 'Deleted' } },
});
