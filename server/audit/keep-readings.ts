import type { MiddlewareHandler } from 'hono';
import type { Db } from '../../db/open.ts';
import { appendAuditEvent } from '../../db/queries/audit.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import { accountOf, actorOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import type { Reading } from '../http/readings.ts';

/** The first reading stands for those that follow within this time. */
const STANDS_FOR_MS = 3_600_000;
const REMEMBERED_AT_MOST = 10_000;

/** Puts at hand of every route a way to keep a reading in the history. */
export function keepReadings({ db, now }: { db: Db; now: () => Date }): MiddlewareHandler<AppEnv> {
  const keptAt = new Map<string, number>();
  return async (c, next) => {
    c.set('keepReading', (of, { action, subject, subjectId, personId, each }: Reading) => {
      const at = now();
      const account = accountOf(of);
      const key = JSON.stringify([account.id, action, subjectId, personId]);
      const last = keptAt.get(key);
      if (!each && last !== undefined && at.getTime() - last < STANDS_FOR_MS) return;
      inTransaction(db, () =>
        appendAuditEvent(db, {
          at: at.toISOString(),
          actor: actorOf(of),
          action,
          subject,
          subjectId,
          personId,
          districtId: account.districtId,
        }),
      );
      if (keptAt.size >= REMEMBERED_AT_MOST) keptAt.clear();
      keptAt.set(key, at.getTime());
    });
    await next();
  };
}
