import { z } from 'zod';
import { asAtQuery, id } from '../contract/common.ts';
import { costs, costsQuery, financialYear, planCost, recordCosts, recordKind, unitCosts } from '../contract/costs.ts';
import { defineRoute } from '../http/route.ts';
import { EXPORT_COLUMNS } from './export-columns.ts';

const tags = ['Costs'];

export const getCosts = defineRoute({
  method: 'get',
  path: '/costs',
  permission: 'costs:read',
  summary: 'Budget against forecast of a financial year, by unit, fund and month',
  tags,
  looksAt: { year: ['costs.year'] },
  request: { query: costsQuery },
  responses: { 200: { description: 'Costs of the year', content: { 'application/json': { schema: costs } } } },
});

export const getUnitCosts = defineRoute({
  method: 'get',
  path: '/costs/units/{id}',
  permission: 'costs:read',
  summary: 'Budget against forecast of the posts of a unit, with everybody in them',
  tags,
  looksAt: { year: ['unitCosts.year'] },
  request: { params: z.object({ id }), query: costsQuery },
  responses: { 200: { description: 'Costs of its posts', content: { 'application/json': { schema: unitCosts } } } },
});

export const getRecordCosts = defineRoute({
  method: 'get',
  path: '/costs/records/{kind}/{id}',
  permission: 'costs:read',
  summary: 'The lines of a post’s budget, of an occupancy or of a vacancy, by month and fund with the working',
  tags,
  looksAt: { year: ['recordCosts.years'] },
  request: {
    params: z.object({ kind: recordKind, id }),
    query: asAtQuery.extend({
      year: financialYear.optional().meta({
        description:
          'Without it the whole life of the record; an open end is counted to the end of the year after the date',
      }),
    }),
  },
  responses: { 200: { description: 'Its lines', content: { 'application/json': { schema: recordCosts } } } },
});

export const getLines = defineRoute({
  method: 'get',
  path: '/costs/lines.csv',
  permission: 'costs:read',
  summary: 'Every line of a year as CSV; it adds up to the figures of the year',
  tags,
  looksAt: { year: ['costLine.year'] },
  reads: 'read.costs',
  csv: { entity: 'costLine', columns: EXPORT_COLUMNS },
  request: { query: costsQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

export const getPlanCost = defineRoute({
  method: 'get',
  path: '/plans/{id}/cost',
  permission: 'costs:read',
  summary: 'What the people of a plan cost a year by district, under the plan and today',
  tags,
  request: { params: z.object({ id }) },
  responses: { 200: { description: 'Cost of the plan', content: { 'application/json': { schema: planCost } } } },
});
