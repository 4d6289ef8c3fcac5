import { asAtQuery, ifMatchHeader } from '../../contract/common.ts';
import { rateChange, ratePreviewRequest, rates, ratesPreview } from '../../contract/rates.ts';
import { defineRoute } from '../../http/route.ts';

const tags = ['Rates'];

export const getRates = defineRoute({
  method: 'get',
  path: '/rates',
  permission: 'costs:read',
  summary: 'Pay points, grades, on-cost, funds and agency rates by date, with their sources',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'All rates', content: { 'application/json': { schema: rates } } } },
});

export const postRatePreview = defineRoute({
  method: 'post',
  path: '/rates/preview',
  permission: 'pay-rates:edit',
  summary: 'What a change of a rate would do to budget and forecast; nothing is saved',
  tags,
  secret: true,
  request: {
    query: asAtQuery,
    body: { required: true, content: { 'application/json': { schema: ratePreviewRequest } } },
  },
  responses: {
    200: { description: 'Before and after', content: { 'application/json': { schema: ratesPreview } } },
  },
});

export const patchRates = defineRoute({
  method: 'patch',
  path: '/rates',
  permission: 'pay-rates:edit',
  summary: 'Add, correct or take out one rate',
  tags,
  versioned: true,
  request: {
    query: asAtQuery,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: rateChange } } },
  },
  responses: { 200: { description: 'All rates now', content: { 'application/json': { schema: rates } } } },
});
