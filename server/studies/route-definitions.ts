import { z } from 'zod';
import { asAtQuery, id } from '../contract/common.ts';
import { proposalStarted } from '../contract/proposals.ts';
import {
  latestStudy,
  letters,
  newStudy,
  oneMore,
  relaxations,
  studyChoice,
  studyKind,
  studyStarted,
  studyView,
} from '../contract/studies.ts';
import { defineRoute } from '../http/route.ts';

const tags = ['Studies'];
const params = z.object({ id });
/** `today` in the place of a plan’s id stands for today’s placements at `asAt`. */
const planOrToday = z.object({ id: id.meta({ description: 'A plan, or “today” for the placements at asAt' }) });
const view = { description: 'The study', content: { 'application/json': { schema: studyView } } };

export const postStudy = defineRoute({
  method: 'post',
  path: '/plans/{id}/studies',
  permission: 'plans:propose',
  summary: 'Ask a question about a plan that is answered in the background',
  tags,
  problems: ['conflict', 'too-large'],
  request: { params, body: { required: true, content: { 'application/json': { schema: newStudy } } } },
  responses: { 202: { description: 'Started', content: { 'application/json': { schema: studyStarted } } } },
});

export const getLatestStudy = defineRoute({
  method: 'get',
  path: '/plans/{id}/studies',
  permission: 'plans:read',
  summary: 'The newest study of a kind for the present version of a plan, or null',
  tags,
  request: { params, query: z.object({ kind: studyKind }) },
  responses: { 200: { description: 'The study', content: { 'application/json': { schema: latestStudy } } } },
});

export const getStudy = defineRoute({
  method: 'get',
  path: '/studies/{id}',
  permission: 'plans:read',
  summary: 'A study: how far it is, and what it found so far',
  tags,
  request: { params },
  responses: { 200: view },
});

export const postStudyCancel = defineRoute({
  method: 'post',
  path: '/studies/{id}/cancel',
  permission: 'plans:propose',
  summary: 'End a running study; what it found so far stays',
  tags,
  request: { params },
  responses: { 200: view },
});

export const postStudyAdoption = defineRoute({
  method: 'post',
  path: '/studies/{id}/adopt',
  permission: 'plans:propose',
  summary: 'Take one answer of a study as a proposal that waits to be accepted',
  tags,
  problems: ['conflict'],
  request: { params, body: { required: true, content: { 'application/json': { schema: studyChoice } } } },
  responses: { 201: { description: 'The proposal', content: { 'application/json': { schema: proposalStarted } } } },
});

export const getOneMore = defineRoute({
  method: 'get',
  path: '/plans/{id}/one-more',
  permission: 'plans:read',
  summary: 'Where one more caseworker, speaker or senior would help most',
  tags,
  problems: ['conflict'],
  request: { params: planOrToday, query: asAtQuery },
  responses: { 200: { description: 'Options, best first', content: { 'application/json': { schema: oneMore } } } },
});

export const getLetters = defineRoute({
  method: 'get',
  path: '/plans/{id}/letters',
  permission: 'plans:read',
  summary: 'What each moved person is told, in plain words',
  reads: 'read.letters',
  tags,
  looksAt: { personId: ['letter.personId'] },
  request: { params, query: z.object({ personId: id.optional() }) },
  responses: { 200: { description: 'Letters', content: { 'application/json': { schema: letters } } } },
});

export const getRelaxations = defineRoute({
  method: 'get',
  path: '/proposals/{id}/relaxations',
  permission: 'plans:read',
  summary: 'What would make an impossible proposal possible, cheapest first; each has been tried',
  tags,
  problems: ['conflict'],
  request: { params },
  responses: { 200: { description: 'Relaxations', content: { 'application/json': { schema: relaxations } } } },
});
