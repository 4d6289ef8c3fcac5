import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { deleteCalendarFeed, findCalendarFeed, putCalendarFeed } from '../../db/queries/calendar-feed.ts';
import type { CalendarAddress, CalendarFeed } from '../contract/calendar.ts';
import type { SignedInAccount } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import { hashOfFeedToken, newFeedToken } from './feed-token.ts';

/** A change somebody makes to their own calendar address. */
export interface OwnFeedChange {
  account: Pick<SignedInAccount, 'id' | 'districtId'>;
  actor: Actor;
  at: Date;
}

/** Whether an account has a calendar address, and since when. */
export function ownFeed(db: Db, accountId: string): CalendarFeed {
  return { createdAt: findCalendarFeed(db, accountId)?.createdAt ?? null };
}

/** Makes a calendar address for an account; one it had stops working at once. It is told here and never again. */
export function makeFeed(db: Db, change: OwnFeedChange): CalendarAddress {
  return db.transaction(
    () => {
      const { account, at } = change;
      const isRenewed = findCalendarFeed(db, account.id) !== undefined;
      const token = newFeedToken();
      const createdAt = at.toISOString();
      putCalendarFeed(db, { accountId: account.id, tokenHash: hashOfFeedToken(token), createdAt });
      tell(db, change, isRenewed ? 'account.calendar-renew' : 'account.calendar');
      return { path: `/api/calendar/${token}.ics`, createdAt };
    },
    { behavior: 'immediate' },
  );
}

/** Takes an account's calendar address back. @throws ProblemError not-found where it has none */
export function revokeFeed(db: Db, change: OwnFeedChange): void {
  db.transaction(
    () => {
      if (!deleteCalendarFeed(db, change.account.id)) {
        throw new ProblemError('not-found', 'You have no calendar address. There is nothing to take back.');
      }
      tell(db, change, 'account.calendar-revoke');
    },
    { behavior: 'immediate' },
  );
}

function tell(db: Db, { account, actor, at }: OwnFeedChange, action: string): void {
  appendAuditEvent(db, {
    at: at.toISOString(),
    actor,
    action,
    subject: 'account',
    subjectId: account.id,
    districtId: account.districtId,
  });
}
