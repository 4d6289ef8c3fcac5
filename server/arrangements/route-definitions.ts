import { z } from 'zod';
import {
  arrangementAction,
  arrangementEdit,
  deleteArrangement,
  endArrangement,
  endFundingLine,
  extendArrangement,
  fundingAction,
  fundingLineEdit,
  makePermanent,
  newArrangement,
  newFundingLine,
} from '../contract/arrangement-requests.ts';
import {
  arrangement,
  arrangementChoices,
  arrangementPreview,
  arrangements,
  fundingLines,
  fundingLineView,
} from '../contract/arrangements.ts';
import { asAtQuery, civilDate, id, ifMatchHeader } from '../contract/common.ts';
import { establishmentRule, establishmentRuleEdit, establishmentRules } from '../contract/establishment-rules.ts';
import { defineRoute } from '../http/route.ts';

const tags = ['Temporary posts'];
const period = asAtQuery.extend({
  from: civilDate.optional().meta({ description: 'Only what holds on or after; default a year before the date’s' }),
  to: civilDate.optional().meta({ description: 'Only what holds on or before; default a year after the date’s' }),
});
const params = z.object({ id });
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const one = { description: 'The arrangement now, with the warnings that stand', content: json(arrangement) };
const line = { description: 'The funding line now, with the warnings that stand', content: json(fundingLineView) };

export const getArrangements = defineRoute({
  method: 'get',
  path: '/arrangements',
  permission: 'establishment:read',
  summary: 'Temporary arrangements of a period, as they stand at a date',
  tags,
  request: { query: period },
  responses: { 200: { description: 'Arrangements by their end', content: json(arrangements) } },
});

export const getArrangement = defineRoute({
  method: 'get',
  path: '/arrangements/{id}',
  permission: 'establishment:read',
  summary: 'One temporary arrangement, with the working of its cost for readers of pay',
  tags,
  request: { params, query: asAtQuery },
  responses: { 200: { description: 'The arrangement', content: json(arrangement) } },
});

export const getChoices = defineRoute({
  method: 'get',
  path: '/arrangement-choices',
  permission: 'establishment:edit',
  summary: 'Posts, people, funds and decisions that an arrangement chooses from',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'Choices', content: json(arrangementChoices) } },
});

export const previewArrangement = defineRoute({
  method: 'post',
  path: '/arrangement-previews',
  permission: 'establishment:edit',
  summary: 'What an action would change, which rules it breaks and what it costs; nothing is stored',
  tags,
  reads: 'read.pay',
  secret: true,
  request: { body: { required: true, content: json(arrangementAction) } },
  responses: { 200: { description: 'Preview', content: json(arrangementPreview) } },
  problems: ['not-found'],
});

export const postArrangement = defineRoute({
  method: 'post',
  path: '/arrangements',
  permission: 'establishment:edit',
  summary: 'Enter a temporary arrangement',
  tags,
  request: { body: { required: true, content: json(newArrangement) } },
  responses: { 201: one },
});

export const patchArrangement = defineRoute({
  method: 'patch',
  path: '/arrangements/{id}',
  permission: 'establishment:edit',
  summary: 'Correct fields of a temporary arrangement',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: { required: true, content: json(arrangementEdit) } },
  responses: { 200: one },
});

export const postExtension = defineRoute({
  method: 'post',
  path: '/arrangements/{id}/extension',
  permission: 'establishment:edit',
  summary: 'Extend a temporary arrangement',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: { required: true, content: json(extendArrangement) } },
  responses: { 200: one },
});

export const postEarlyEnd = defineRoute({
  method: 'post',
  path: '/arrangements/{id}/early-end',
  permission: 'establishment:edit',
  summary: 'End a temporary arrangement early',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: { required: true, content: json(endArrangement) } },
  responses: { 200: one },
});

export const postPermanent = defineRoute({
  method: 'post',
  path: '/arrangements/{id}/permanent',
  permission: 'establishment:edit',
  summary: 'Let whoever fills a post hold it substantively from a day on',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: { required: true, content: json(makePermanent) } },
  responses: { 200: one },
});

export const postRemoval = defineRoute({
  method: 'post',
  path: '/arrangements/{id}/removal',
  permission: 'establishment:edit',
  summary: 'Take out a temporary arrangement that was entered by mistake',
  tags,
  versioned: true,
  current: arrangement,
  problems: ['conflict'],
  request: { params, headers: ifMatchHeader, body: { required: true, content: json(deleteArrangement) } },
  responses: { 204: { description: 'Taken out; the history keeps that there was one' } },
});

export const getFundingLines = defineRoute({
  method: 'get',
  path: '/funding-lines',
  permission: 'costs:read',
  summary: 'Shares of costs that funds meet in a period',
  tags,
  request: { query: period },
  responses: { 200: { description: 'Funding lines by their start', content: json(fundingLines) } },
});

export const previewFundingLine = defineRoute({
  method: 'post',
  path: '/funding-line-previews',
  permission: 'establishment:edit',
  summary: 'What an action on a funding line would change; nothing is stored',
  tags,
  reads: 'read.pay',
  secret: true,
  request: { body: { required: true, content: json(fundingAction) } },
  responses: { 200: { description: 'Preview', content: json(arrangementPreview) } },
  problems: ['not-found'],
});

export const postFundingLine = defineRoute({
  method: 'post',
  path: '/funding-lines',
  permission: 'establishment:edit',
  summary: 'Let a fund meet a share of the cost of a post or an arrangement',
  tags,
  request: { body: { required: true, content: json(newFundingLine) } },
  responses: { 201: line },
});

export const patchFundingLine = defineRoute({
  method: 'patch',
  path: '/funding-lines/{id}',
  permission: 'establishment:edit',
  summary: 'Correct fields of a funding line',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: { required: true, content: json(fundingLineEdit) } },
  responses: { 200: line },
});

export const postFundingEnd = defineRoute({
  method: 'post',
  path: '/funding-lines/{id}/early-end',
  permission: 'establishment:edit',
  summary: 'End a funding line early',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: { required: true, content: json(endFundingLine) } },
  responses: { 200: line },
});

export const getRules = defineRoute({
  method: 'get',
  path: '/establishment-rules',
  permission: 'establishment:edit',
  summary: 'The rules of temporary arrangements and funding, and what each does',
  tags,
  responses: { 200: { description: 'Rules', content: json(establishmentRules) } },
});

export const patchRule = defineRoute({
  method: 'patch',
  path: '/establishment-rules/{id}',
  permission: 'establishment:edit',
  summary: 'Set what a rule does, and its limit',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: { required: true, content: json(establishmentRuleEdit) } },
  responses: { 200: { description: 'The rule now', content: json(establishmentRule) } },
});
