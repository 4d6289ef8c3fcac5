import type { Db } from '../../db/open.ts';
import { deleteSession, deleteSessionsOf, listSessions } from '../../db/queries/accounts-sessions.ts';
import type { Actor } from '../../db/queries/audit.ts';
import type { OwnSession } from '../contract/accounts.ts';
import type { SignedInAccount } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import { recordAccountEvent } from './account-events.ts';
import { limitsAt } from './session-limits.ts';

interface Ending {
  account: SignedInAccount;
  actor: Actor;
  at: Date;
}

/** Browsers in which an account is signed in, the latest used first. @param current hash of the asking one's token */
export function ownSessions(db: Db, accountId: string, current: string, at: Date): OwnSession[] {
  return listSessions(db, accountId, limitsAt(at)).map((row) => ({
    id: row.tokenHash,
    startedAt: row.createdAt,
    lastSeenAt: row.lastSeenAt ?? row.createdAt,
    address: row.address,
    browser: row.browser,
    current: row.tokenHash === current,
  }));
}

/** Ends one session of an account. @throws ProblemError not-found where the account has no such session */
export function endSession(db: Db, tokenHash: string, { account, actor, at }: Ending): void {
  db.transaction(
    () => {
      if (!listSessions(db, account.id, limitsAt(at)).some((row) => row.tokenHash === tokenHash)) {
        throw new ProblemError('not-found', 'This browser is signed out already.');
      }
      deleteSession(db, tokenHash);
      recordAccountEvent(db, { at, actor, action: 'session.end', account });
    },
    { behavior: 'immediate' },
  );
}

/** Ends every session of an account. */
export function endAllSessions(
  db: Db,
  { account, actor, at }: Ending & { account: { id: string; districtId: string | null } },
): void {
  db.transaction(
    () => {
      const ended = deleteSessionsOf(db, account.id);
      recordAccountEvent(db, { at, actor, action: 'session.end-all', account, after: { ended } });
    },
    { behavior: 'immediate' },
  );
}
