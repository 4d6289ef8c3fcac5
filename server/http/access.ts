import type { Context, MiddlewareHandler } from 'hono';
import { type EntityName, entityNames, mayField } from '../contract/entities.ts';
import { type Permission, type Reach, ROLES, type Role, reachOf } from '../contract/permissions.ts';
import type { AppEnv, SignedInAccount } from './env.ts';
import { ProblemError } from './problem.ts';

/** Who may call a route: everybody, everybody who is signed in, or whoever has a permission. */
export type Access = Permission | 'public' | 'signed-in';

/**
 * Guard of one route, attached by `defineRoute`. Default deny: without a signed-in account 401, without the
 * permission 403. It notes how far the permission reaches.
 */
export function guard(access: Access, looksAt: LooksAt = {}): Guard {
  const parameters = Object.entries(looksAt);
  const check: MiddlewareHandler<AppEnv> = async (c, next) => {
    c.set('reach', access === 'public' ? null : reachFor(access, c.get('account') ?? null));
    for (const [parameter, fields] of parameters) {
      if (c.req.query(parameter) !== undefined) refuseHiddenFields(parameter, fields, c.get('account') ?? null);
    }
    await next();
  };
  return Object.assign(check, { access, looksAt });
}

/** The guard as a middleware that tells what it was made for. */
export type Guard = MiddlewareHandler<AppEnv> & { access: Access; looksAt: LooksAt };

/**
 * Query parameters that search, sort or filter, each with the fields it looks at: `{ find: ['person.name'] }`. Whoever
 * may not read one of the fields may not use the parameter either: the answer would tell what the field hides.
 */
export type LooksAt = Readonly<Record<string, readonly FieldName[]>>;
export type FieldName = `${EntityName}.${string}`;

function refuseHiddenFields(parameter: string, fields: readonly FieldName[], account: SignedInAccount | null): void {
  const hidden = fields.filter((field) => !account || !mayReadField(account.role, field));
  if (hidden.length === 0) return;
  throw new ProblemError(
    'not-permitted',
    `The parameter “${parameter}” looks at fields your role may not read. Ask again without it.`,
  );
}

/** True where the role may read a field given as `person.name`. */
export function mayReadField(role: Role, field: FieldName): boolean {
  const name = entityNames.find((known) => field.startsWith(`${known}.`));
  return name !== undefined && mayField(role, 'read', name, field.slice(name.length + 1));
}

function reachFor(access: Exclude<Access, 'public'>, account: SignedInAccount | null): Reach {
  if (!account) {
    throw new ProblemError('not-signed-in', 'You are not signed in, or your session has ended. Sign in and try again.');
  }
  if (access === 'signed-in') return account.districtId === null ? 'all' : 'own-district';
  const reach = reachOf(account.role, access);
  if (reach) return reach;
  throw new ProblemError(
    'not-permitted',
    `The role “${ROLES[account.role]}” may not do this (it needs ${access}). Ask somebody who may, or the service manager.`,
  );
}

/** Whoever is signed in. @throws ProblemError not-signed-in */
export function accountOf(c: Context<AppEnv>): SignedInAccount {
  const account = c.get('account');
  if (!account) throw new ProblemError('not-signed-in', 'You are not signed in. Sign in and try again.');
  return account;
}

/**
 * Whoever is signed in, in the shape the audit keeps of who did something, and in which request.
 * @throws ProblemError not-signed-in
 */
export function actorOf(c: Context<AppEnv>): { accountId: string; name: string; role: Role; requestId: string } {
  const { id, name, role } = accountOf(c);
  return { accountId: id, name, role, requestId: c.get('requestId') };
}

/** True for whoever corrects the counts of cases: they see all of them, however small. */
export function keepsCounts(c: Context<AppEnv>): boolean {
  return reachOf(accountOf(c).role, 'demand:edit') !== undefined;
}

/**
 * The district the caller is confined to on this route, or null where the permission reaches everything. Whatever lies
 * outside is answered as if it did not exist (404).
 * @throws ProblemError not-permitted where the account ought to be confined but has no district
 */
export function ownDistrictOnly(c: Context<AppEnv>): string | null {
  const account = accountOf(c);
  c.set('narrowed', true);
  if (c.get('reach') === 'all') return null;
  if (account.districtId !== null) return account.districtId;
  throw new ProblemError(
    'not-permitted',
    'Your account is for one district but none is set. Ask the service manager to set it.',
  );
}
