import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';

/** What the audit keeps of accounts and sessions. Never a password, a token or a link. */
export type AccountAction =
  | 'account.add'
  | 'account.change'
  | 'account.link'
  | 'account.password'
  | 'account.identity'
  | 'account.remove'
  | 'account.unlink'
  | 'session.start'
  | 'session.fail'
  | 'session.end'
  | 'session.end-all';

interface AccountEvent {
  at: Date;
  actor: Actor;
  action: AccountAction;
  /** Null where a sign-in named no account there is. */
  account: { id: string; districtId: string | null } | null;
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
  reason?: string;
}

/** The program itself, at the start. */
export const PROGRAM: Actor = { accountId: null, name: 'Evenhand', role: null, requestId: null };

/** Somebody who has not shown yet who they are. */
export function stranger(requestId: string): Actor {
  return { accountId: null, name: 'Somebody not signed in', role: null, requestId };
}

/** The owner of an account, who acts without being signed in yet. */
export function ownerOf(account: { id: string; name: string; role: string }, requestId: string): Actor {
  return { accountId: account.id, name: account.name, role: account.role, requestId };
}

/** Adds what happened to an account or its sessions to the audit. Call it in the transaction of the change. */
export function recordAccountEvent(db: Db, { at, account, ...event }: AccountEvent): void {
  appendAuditEvent(db, {
    ...event,
    at: at.toISOString(),
    subject: 'account',
    subjectId: account?.id ?? 'unknown',
    districtId: account?.districtId ?? null,
  });
}
