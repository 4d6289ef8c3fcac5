import { z } from 'zod';
import { id } from '../contract/common.ts';
import { proposalCancel, proposalProgress, proposalStarted, proposalView } from '../contract/proposals.ts';
import { defineRoute } from '../http/route.ts';

const tags = ['Proposals'];
const params = z.object({ id });
const view = { description: 'The proposal', content: { 'application/json': { schema: proposalView } } };

export const postProposal = defineRoute({
  method: 'post',
  path: '/plans/{id}/proposals',
  permission: 'plans:propose',
  summary: 'Start the search for a proposal around the plan’s pins',
  tags,
  problems: ['conflict', 'too-large'],
  request: { params },
  responses: { 202: { description: 'Started', content: { 'application/json': { schema: proposalStarted } } } },
});

export const getProposal = defineRoute({
  method: 'get',
  path: '/proposals/{id}',
  permission: 'plans:read',
  summary: 'A proposal: how far it is, where it puts everybody, or why it is impossible',
  tags,
  request: { params },
  responses: { 200: view },
});

export const getProposalEvents = defineRoute({
  method: 'get',
  path: '/proposals/{id}/events',
  permission: 'plans:read',
  summary: 'Server-sent events: `progress` while the search runs, `done` at its end',
  tags,
  request: { params },
  events: { progress: proposalProgress, done: proposalView },
  responses: { 200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } } },
});

export const postCancel = defineRoute({
  method: 'post',
  path: '/proposals/{id}/cancel',
  permission: 'plans:propose',
  summary: 'End a running search, with the best found so far or without',
  tags,
  request: { params, body: { required: true, content: { 'application/json': { schema: proposalCancel } } } },
  responses: { 200: view },
});

export const postDiscard = defineRoute({
  method: 'post',
  path: '/proposals/{id}/discard',
  permission: 'plans:propose',
  summary: 'Put a ready proposal aside',
  tags,
  problems: ['conflict'],
  request: { params },
  responses: { 200: view },
});
