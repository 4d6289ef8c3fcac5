import { z } from 'zod';
import { asAtQuery, id, ifMatchHeader } from '../contract/common.ts';
import {
  allocationReview,
  demandReview,
  newReview,
  reviewMoves,
  reviewReading,
  reviewRule,
  reviewRuleAsked,
  reviewRuleChange,
  reviewStanding,
  rulePreview,
} from '../contract/demand-review.ts';
import { defineRoute } from '../http/route.ts';
import { REVIEW_COLUMNS } from './export-review.ts';

const tags = ['Demand'];
const params = z.object({ id });
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) });
const review = { description: 'The review', content: json(allocationReview) };
const moves = { description: 'The search for moves', content: json(reviewMoves) };

export const getReview = defineRoute({
  method: 'get',
  path: '/demand/review',
  permission: 'demand:read',
  summary: 'How far each district is from its fair share month by month, and whether a review is needed',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'Drift, rule and reviews', content: json(demandReview) } },
});

export const getStanding = defineRoute({
  method: 'get',
  path: '/demand/review/standing',
  permission: 'demand:read',
  summary: 'Whether a review of the allocation is needed, in a sentence',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'In short', content: json(reviewStanding) } },
});

export const getReviewFile = defineRoute({
  method: 'get',
  path: '/demand/review.csv',
  permission: 'demand:read',
  summary: 'Drift as CSV: a line for each month and district',
  tags,
  csv: { entity: 'driftRow', columns: REVIEW_COLUMNS },
  request: { query: asAtQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

export const getReading = defineRoute({
  method: 'get',
  path: '/demand/review/reading',
  permission: 'reviews:edit',
  summary: 'How the districts stand on the day of a review, and when the next one could be',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'The day', content: json(reviewReading) } },
});

export const postReview = defineRoute({
  method: 'post',
  path: '/demand/review/reviews',
  permission: 'reviews:edit',
  summary: 'Record a review of the allocation that was held',
  tags,
  request: { body: body(newReview) },
  responses: { 201: review },
});

export const patchReview = defineRoute({
  method: 'patch',
  path: '/demand/review/reviews/{id}',
  permission: 'reviews:edit',
  summary: 'Correct a review',
  tags,
  versioned: true,
  request: { params, headers: ifMatchHeader, body: body(newReview) },
  responses: { 200: review },
});

export const removeReview = defineRoute({
  method: 'delete',
  path: '/demand/review/reviews/{id}',
  permission: 'reviews:edit',
  summary: 'Delete a review that was recorded by mistake',
  tags,
  versioned: true,
  current: allocationReview,
  request: { params, headers: ifMatchHeader },
  responses: { 204: { description: 'Deleted' } },
});

export const postRulePreview = defineRoute({
  method: 'post',
  path: '/demand/review/rule/preview',
  permission: 'reviews:edit',
  summary: 'In which months another rule would have asked for a review; nothing is saved',
  tags,
  request: { query: asAtQuery, body: body(z.strictObject({ rule: reviewRuleAsked })) },
  responses: { 200: { description: 'Before and after', content: json(rulePreview) } },
});

export const patchRule = defineRoute({
  method: 'patch',
  path: '/demand/review/rule',
  permission: 'reviews:edit',
  summary: 'Change the rule that asks for reviews',
  tags,
  versioned: true,
  request: { headers: ifMatchHeader, body: body(reviewRuleChange) },
  responses: { 200: { description: 'The rule now', content: json(reviewRule) } },
});

export const getMoves = defineRoute({
  method: 'get',
  path: '/demand/review/moves',
  permission: 'plans:read',
  summary: 'What few moves would do for the worst district, as far as it is worked out',
  tags,
  problems: ['not-found'],
  request: { query: asAtQuery },
  responses: { 200: moves },
});

export const postMoves = defineRoute({
  method: 'post',
  path: '/demand/review/moves',
  permission: 'plans:propose',
  summary: 'Have it worked out what few moves would do for the worst district; returns at once',
  tags,
  problems: ['conflict', 'too-large'],
  request: { query: asAtQuery },
  responses: { 202: moves },
});

export const postMovesStop = defineRoute({
  method: 'post',
  path: '/demand/review/moves/stop',
  permission: 'plans:propose',
  summary: 'End a running search for moves; what it found so far stays',
  tags,
  request: { query: asAtQuery },
  responses: { 200: moves },
});
