import { z } from 'zod';
import { account, accountChange, accounts, accountWithLink, newAccount, oneTimeLink } from '../contract/accounts.ts';
import { id, ifMatchHeader } from '../contract/common.ts';
import { actorOf } from '../http/access.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import type { AccountDeps } from './account-deps.ts';
import { viewAccount, viewAccounts } from './account-view.ts';
import { addAccount } from './add-account.ts';
import { changeAccount } from './change-account.ts';
import { handOverLink } from './hand-over-link.ts';
import { endAllSessions } from './own-sessions.ts';
import { unlinkFromCouncil } from './unlink-council.ts';

const tags = ['Accounts'];
const permission = 'accounts:manage';
const params = z.object({ id });

const getAccounts = defineRoute({
  method: 'get',
  path: '/accounts',
  permission,
  summary: 'Everybody who may sign in',
  tags,
  responses: { 200: { description: 'Accounts by name', content: { 'application/json': { schema: accounts } } } },
});

const postAccount = defineRoute({
  method: 'post',
  path: '/accounts',
  permission,
  secret: true,
  summary: 'Add an account, with a one-time link for its owner to set a password',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: newAccount } } } },
  responses: {
    201: {
      description: 'The account and its link, which is shown once',
      content: { 'application/json': { schema: accountWithLink } },
    },
  },
});

const patchAccount = defineRoute({
  method: 'patch',
  path: '/accounts/{id}',
  permission,
  summary: 'Change an account, disable it or enable it again',
  tags,
  versioned: true,
  request: {
    params,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: accountChange } } },
  },
  problems: ['conflict'],
  responses: { 200: { description: 'The account now', content: { 'application/json': { schema: account } } } },
});

const postLink = defineRoute({
  method: 'post',
  path: '/accounts/{id}/link',
  permission,
  secret: true,
  summary: 'A new one-time link for somebody who has lost their password; it replaces the one before',
  tags,
  request: { params },
  problems: ['conflict'],
  responses: {
    201: { description: 'The link, which is shown once', content: { 'application/json': { schema: oneTimeLink } } },
  },
});

const endSessions = defineRoute({
  method: 'delete',
  path: '/accounts/{id}/sessions',
  permission,
  summary: 'Sign somebody out everywhere',
  tags,
  request: { params },
  responses: { 204: { description: 'Signed out' } },
});

const unlink = defineRoute({
  method: 'delete',
  path: '/accounts/{id}/council',
  permission,
  summary: 'Unlink an account from its council account; a one-time link is its next way in',
  tags,
  request: { params },
  problems: ['conflict'],
  responses: { 200: { description: 'The account now', content: { 'application/json': { schema: account } } } },
});

/** `/accounts`: who may sign in, and as what. */
export function manageRoutes(deps: AccountDeps) {
  const { db, now } = deps;
  return createRouter()
    .openapi(getAccounts, (c) => c.json({ accounts: viewAccounts(db, now()) }, 200))
    .openapi(postAccount, (c) => c.json(addAccount(deps, c.req.valid('json'), actorOf(c)), 201))
    .openapi(patchAccount, (c) => {
      const { id: accountId } = c.req.valid('param');
      const edit = { id: accountId, version: expectedVersion(c), change: c.req.valid('json'), actor: actorOf(c) };
      return c.json(changeAccount(deps, edit), 200);
    })
    .openapi(postLink, (c) => c.json(handOverLink(deps, c.req.valid('param').id, actorOf(c)), 201))
    .openapi(unlink, (c) => c.json(unlinkFromCouncil(deps, c.req.valid('param').id, actorOf(c)), 200))
    .openapi(endSessions, (c) => {
      const found = viewAccount(db, c.req.valid('param').id, now());
      endAllSessions(db, { account: found, actor: actorOf(c), at: now() });
      return c.body(null, 204);
    });
}
