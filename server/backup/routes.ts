import { type BackupsView, backup, backups } from '../contract/backup.ts';
import { actorOf } from '../http/access.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { BackupRefused } from './backup-header.ts';
import type { Backups } from './backups.ts';

const tags = ['Backups'];

const listRoute = defineRoute({
  method: 'get',
  path: '/backups',
  permission: 'backups:manage',
  summary: 'The backups there are, and when they are made',
  tags,
  responses: { 200: { description: 'Newest first', content: { 'application/json': { schema: backups } } } },
});

const makeRoute = defineRoute({
  method: 'post',
  path: '/backups',
  permission: 'backups:manage',
  summary: 'Make a backup now; answered once it was restored on trial',
  tags,
  problems: ['conflict'],
  responses: { 201: { description: 'Made and proved', content: { 'application/json': { schema: backup } } } },
});

const NONE: BackupsView = { backups: [], folder: null, everyHours: 0, keep: 0, encrypts: false, lastFailure: null };

/** `/backups`: see them and make one. Restoring needs the server to stand still, so it is a command. */
export function backupRoutes({ backups: service }: { backups?: Backups | undefined }) {
  return createRouter()
    .openapi(listRoute, (c) => c.json(service ? viewOf(service) : NONE, 200))
    .openapi(makeRoute, async (c) => {
      if (!service) {
        throw new ProblemError(
          'conflict',
          'This installation keeps its data in memory, so there is nothing to back up.',
        );
      }
      try {
        return c.json(await service.make(actorOf(c)), 201);
      } catch (error) {
        if (!(error instanceof BackupRefused)) throw error;
        throw new ProblemError('conflict', `No backup was made. ${error.message}`);
      }
    });
}

function viewOf({ list, lastFailure, settings }: Backups): BackupsView {
  const { folder, everyHours, keep, key } = settings;
  return { backups: list(), folder, everyHours, keep, encrypts: key !== null, lastFailure: lastFailure() };
}
