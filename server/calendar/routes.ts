import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { accountOf, actorOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import { createRouter } from '../http/router.ts';
import { feedTokenOf } from './feed-token.ts';
import { createMisses } from './misses.ts';
import { makeFeed, type OwnFeedChange, ownFeed, revokeFeed } from './own-feed.ts';
import { readFeed } from './read-feed.ts';
import { deleteFeed, getCalendar, getFeed, postFeed } from './route-definitions.ts';

interface CalendarDeps {
  db: Db;
  now: () => Date;
  signIn: { url: string };
}

/** `/calendar-feed`: one’s own address for a calendar; `/calendar/…`: what a calendar reads there, without a session. */
export function calendarRoutes({ db, now, signIn }: CalendarDeps) {
  const misses = createMisses(now);
  const host = new URL(signIn.url).hostname;
  const changeOf = (c: Context<AppEnv>): OwnFeedChange => {
    return { account: accountOf(c), actor: actorOf(c), at: now() };
  };
  return createRouter()
    .openapi(getFeed, (c) => c.json(ownFeed(db, accountOf(c).id), 200))
    .openapi(postFeed, (c) => c.json(makeFeed(db, changeOf(c)), 201))
    .openapi(deleteFeed, (c) => {
      revokeFeed(db, changeOf(c));
      return c.body(null, 204);
    })
    .openapi(getCalendar, (c) => {
      const address = c.get('address');
      misses.refuseTooMany(address);
      const token = feedTokenOf(c.req.valid('param').file);
      const file = token === undefined ? null : readFeed({ db, now, host }, token);
      if (file === null) {
        misses.count(address);
        throw new ProblemError('not-found', 'There is no calendar at this address. Its owner can make a new one.');
      }
      return c.body(file, 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="evenhand.ics"',
      });
    });
}
