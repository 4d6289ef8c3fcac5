import { z } from 'zod';
import { asAtQuery, id, ifMatchHeader } from '../contract/common.ts';
import { newRecruitment, recruitment, recruitmentChange, recruitments, vacancies } from '../contract/vacancies.ts';
import { defineRoute } from '../http/route.ts';

const tags = ['Vacancies'];

export const getVacancies = defineRoute({
  method: 'get',
  path: '/vacancies',
  permission: 'establishment:read',
  summary: 'What is vacant, frozen or covered at a date, and what each district’s gap is made of',
  tags,
  request: { query: asAtQuery },
  problems: ['conflict'],
  responses: {
    200: { description: 'Vacancies by post number', content: { 'application/json': { schema: vacancies } } },
  },
});

export const getRecruitments = defineRoute({
  method: 'get',
  path: '/recruitments',
  permission: 'establishment:read',
  summary: 'How vacancies are being filled, as it stood at a date',
  tags,
  request: { query: asAtQuery },
  responses: {
    200: { description: 'Recruitments by their opening', content: { 'application/json': { schema: recruitments } } },
  },
});

export const postRecruitment = defineRoute({
  method: 'post',
  path: '/recruitments',
  permission: 'recruitment:edit',
  summary: 'Open the recruitment to a post',
  tags,
  request: {
    query: asAtQuery,
    body: { required: true, content: { 'application/json': { schema: newRecruitment } } },
  },
  problems: ['not-found'],
  responses: { 201: { description: 'The recruitment', content: { 'application/json': { schema: recruitment } } } },
});

export const patchRecruitment = defineRoute({
  method: 'patch',
  path: '/recruitments/{id}',
  permission: 'recruitment:edit',
  summary: 'Change a recruitment, or take it to another stage',
  tags,
  versioned: true,
  request: {
    params: z.object({ id }),
    query: asAtQuery,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: recruitmentChange } } },
  },
  responses: { 200: { description: 'The recruitment now', content: { 'application/json': { schema: recruitment } } } },
});
