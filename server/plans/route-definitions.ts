import { z } from 'zod';
import { asAtQuery, id, ifMatchHeader } from '../contract/common.ts';
import { explanation } from '../contract/explanations.ts';
import {
  acceptance,
  newPlan,
  planChanged,
  planChanges,
  planComparison,
  planHead,
  planHeads,
  planSettings,
  planView,
  policyPresets,
} from '../contract/plans.ts';
import { defineRoute } from '../http/route.ts';
import { EXPORT_COLUMNS } from './export-columns.ts';

const tags = ['Plans'];
const params = z.object({ id });
const view = { description: 'The plan', content: { 'application/json': { schema: planView } } };
const changed = {
  description: 'What was changed, and how to take it back',
  content: { 'application/json': { schema: planChanged } },
};
/** `today` in the place of a plan’s id stands for today’s placements at `asAt`. */
const planOrToday = z.object({ id: id.meta({ description: 'A plan, or “today” for the placements at asAt' }) });

export const getPlans = defineRoute({
  method: 'get',
  path: '/plans',
  permission: 'plans:read',
  summary: 'All plans, the one changed last first',
  tags,
  responses: { 200: { description: 'Plans', content: { 'application/json': { schema: planHeads } } } },
});

export const getPolicies = defineRoute({
  method: 'get',
  path: '/plans/policies',
  permission: 'plans:read',
  summary: 'The policies to choose from, in words',
  tags,
  responses: { 200: { description: 'Policies', content: { 'application/json': { schema: policyPresets } } } },
});

export const getToday = defineRoute({
  method: 'get',
  path: '/plans/today',
  permission: 'plans:read',
  summary: 'Today’s placements in the shape of a plan',
  tags,
  problems: ['conflict'],
  request: { query: asAtQuery },
  responses: { 200: view },
});

export const postPlan = defineRoute({
  method: 'post',
  path: '/plans',
  permission: 'plans:edit',
  summary: 'Make a plan from the placements at a date, or from another plan',
  tags,
  problems: ['not-found', 'conflict'],
  request: { body: { required: true, content: { 'application/json': { schema: newPlan } } } },
  responses: { 201: view },
});

export const getPlan = defineRoute({
  method: 'get',
  path: '/plans/{id}',
  permission: 'plans:read',
  summary: 'A plan: rows, measures, what changed in the live data since',
  tags,
  request: { params },
  responses: { 200: view },
});

export const patchPlan = defineRoute({
  method: 'patch',
  path: '/plans/{id}',
  permission: 'plans:edit',
  summary: 'Change a plan’s name, policy or most moves',
  tags,
  versioned: true,
  current: planView,
  request: {
    params,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: planSettings } } },
  },
  responses: { 200: { description: 'The plan’s head', content: { 'application/json': { schema: planHead } } } },
});

export const deletePlan = defineRoute({
  method: 'delete',
  path: '/plans/{id}',
  permission: 'plans:edit',
  summary: 'Delete a plan with everything that belongs to it',
  tags,
  versioned: true,
  current: planView,
  problems: ['conflict'],
  request: { params, headers: ifMatchHeader },
  responses: { 204: { description: 'Deleted' } },
});

export const postChanges = defineRoute({
  method: 'post',
  path: '/plans/{id}/changes',
  permission: 'plans:edit',
  summary: 'Place, pin and unpin people, all or none',
  tags,
  versioned: true,
  current: planView,
  request: {
    params,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: planChanges } } },
  },
  responses: { 200: changed },
});

export const postAcceptance = defineRoute({
  method: 'post',
  path: '/plans/{id}/accept',
  permission: 'plans:edit',
  summary: 'Take a proposal, or a part of it, into the plan',
  tags,
  versioned: true,
  current: planView,
  problems: ['conflict'],
  request: {
    params,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: acceptance } } },
  },
  responses: { 200: changed },
});

export const postRefresh = defineRoute({
  method: 'post',
  path: '/plans/{id}/refresh',
  permission: 'plans:edit',
  summary: 'Take the live data again; placements and pins stay',
  tags,
  versioned: true,
  current: planView,
  problems: ['conflict'],
  request: { params, headers: ifMatchHeader },
  responses: { 200: view },
});

export const getExplanation = defineRoute({
  method: 'get',
  path: '/plans/{id}/people/{personId}/explanation',
  permission: 'plans:read',
  summary: 'Why a person is placed where they are, and what each other district would cost',
  reads: 'read.explanation',
  tags,
  problems: ['conflict'],
  request: { params: planOrToday.extend({ personId: id }), query: asAtQuery },
  responses: { 200: { description: 'Explanation', content: { 'application/json': { schema: explanation } } } },
});

export const getComparison = defineRoute({
  method: 'get',
  path: '/plans/{id}/compare',
  permission: 'plans:read',
  summary: 'What changes from today (doing nothing) or another plan to this plan',
  tags,
  request: { params, query: z.object({ with: id.meta({ description: '“today”, or the id of another plan' }) }) },
  responses: { 200: { description: 'Comparison', content: { 'application/json': { schema: planComparison } } } },
});

export const getExport = defineRoute({
  method: 'get',
  path: '/plans/{id}/export.csv',
  permission: 'plans:read',
  summary: 'The rows of a plan as a file for spreadsheets',
  reads: 'read.export',
  tags,
  problems: ['conflict'],
  csv: { entity: 'planRow', columns: EXPORT_COLUMNS },
  request: { params: planOrToday, query: asAtQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});
