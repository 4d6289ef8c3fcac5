import { z } from 'zod';
import { calendarAddress, calendarFeed } from '../contract/calendar.ts';
import { defineRoute } from '../http/route.ts';

const tags = ['Calendar'];

export const getFeed = defineRoute({
  method: 'get',
  path: '/calendar-feed',
  permission: 'calendar:own',
  summary: 'Whether one has a calendar address of one’s own',
  tags,
  responses: { 200: { description: 'Since when', content: { 'application/json': { schema: calendarFeed } } } },
});

export const postFeed = defineRoute({
  method: 'post',
  path: '/calendar-feed',
  permission: 'calendar:own',
  secret: true,
  summary: 'Make a calendar address of one’s own; the one before stops working',
  tags,
  responses: {
    201: { description: 'The address, told this once', content: { 'application/json': { schema: calendarAddress } } },
  },
});

export const deleteFeed = defineRoute({
  method: 'delete',
  path: '/calendar-feed',
  permission: 'calendar:own',
  summary: 'Take one’s calendar address back',
  tags,
  problems: ['not-found'],
  responses: { 204: { description: 'It leads to nothing from now on' } },
});

export const getCalendar = defineRoute({
  method: 'get',
  path: '/calendar/{file}',
  permission: 'public',
  secret: true,
  summary: 'The dates that are due, for a calendar: whoever has the address reads what its owner may read',
  tags,
  request: {
    params: z.object({ file: z.string().max(100).meta({ description: 'The secret of the address, and .ics' }) }),
  },
  problems: ['not-found', 'too-many-attempts'],
  responses: {
    200: { description: 'RFC 5545', content: { 'text/calendar': { schema: z.string() } } },
  },
});
