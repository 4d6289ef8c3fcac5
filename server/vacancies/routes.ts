import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { createRouter } from '../http/router.ts';
import { changeRecruitment } from './change-recruitment.ts';
import { vacanciesAsAt } from './list-vacancies.ts';
import { openRecruitment } from './open-recruitment.ts';
import { readerOf } from './reader.ts';
import type { ChangeOfRecruitment } from './recruitment-change.ts';
import { recruitmentsAt } from './recruitment-view.ts';
import * as routes from './route-definitions.ts';

/** `/vacancies` and `/recruitments`: what is vacant at a date, and how it is being filled. */
export function vacanciesRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = ({ asAt }: { asAt?: string | undefined }) =>
    asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  const changeOf = (c: Context<AppEnv>, query: { asAt?: string | undefined }): ChangeOfRecruitment => {
    return { reader: readerOf(c), actor: actorOf(c), at: now(), asAt: dateOf(query) };
  };
  return createRouter()
    .openapi(routes.getVacancies, (c) => c.json(vacanciesAsAt(db, dateOf(c.req.valid('query')), readerOf(c)), 200))
    .openapi(routes.getRecruitments, (c) => {
      const asAt = dateOf(c.req.valid('query'));
      const { districtId } = readerOf(c);
      return c.json({ asAt, recruitments: recruitmentsAt(db, asAt, { districtId }) }, 200);
    })
    .openapi(routes.postRecruitment, (c) => {
      const change = changeOf(c, c.req.valid('query'));
      return c.json(openRecruitment(db, c.req.valid('json'), change), 201);
    })
    .openapi(routes.patchRecruitment, (c) => {
      const edit = { id: c.req.valid('param').id, version: expectedVersion(c), change: c.req.valid('json') };
      return c.json(changeRecruitment(db, edit, changeOf(c, c.req.valid('query'))), 200);
    });
}
