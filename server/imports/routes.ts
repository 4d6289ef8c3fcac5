import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import type { ImportKind } from '../contract/imports.ts';
import { civilDateAt } from '../domain/today.ts';
import { accountOf, actorOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { createRouter } from '../http/router.ts';
import { commitImport } from './commit-import.ts';
import { DEMAND_COLUMNS } from './demand-layout.ts';
import { exportRoutes } from './export-routes.ts';
import { extractRoutes } from './extract/routes.ts';
import { fileRoutes, runRoute } from './file-routes.ts';
import { createImportReader, type ImportReader } from './import-reader.ts';
import { createImportRuns } from './import-runs.ts';
import { templateCsv } from './layout.ts';
import { ARRANGEMENT_COLUMNS, OCCUPANCY_COLUMNS } from './occupancies-layout.ts';
import { PAY_POINT_COLUMNS } from './pay-points-layout.ts';
import { PEOPLE_COLUMNS } from './people-layout.ts';
import { POST_COLUMNS } from './posts-layout.ts';
import { previewDigest, requireCsv } from './requests.ts';

const columnsOf = {
  people: PEOPLE_COLUMNS,
  demand: DEMAND_COLUMNS,
  posts: POST_COLUMNS,
  occupancies: OCCUPANCY_COLUMNS,
  arrangements: ARRANGEMENT_COLUMNS,
  'pay-points': PAY_POINT_COLUMNS,
} as const;
const people = fileRoutes('people', 'people:import', 'people');
const demand = fileRoutes('demand', 'demand:import', 'counts');
const posts = fileRoutes('posts', 'establishment:import', 'posts');
const occupancies = fileRoutes('occupancies', 'establishment:import', 'substantive holders of posts');
const arrangements = fileRoutes('arrangements', 'establishment:import', 'temporary arrangements');
const payPoints = fileRoutes('pay-points', 'pay-rates:edit', 'pay points');

/** Templates, previews and commits of every kind of file, and the files that go out. */
export function importsRoutes(deps: { db: Db; now: () => Date; importReader?: ImportReader }) {
  const { db, now, importReader: reader = createImportReader(deps.db) } = deps;
  const runs = createImportRuns();
  const today = () => readInstallation(db).defaultAsAt ?? civilDateAt(now());
  const template = (kind: ImportKind, c: Context<AppEnv>) =>
    c.body(templateCsv(columnsOf[kind]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="evenhand-${kind}-template.csv"`,
    });
  const layout = (kind: ImportKind) => ({ kind, columns: [...columnsOf[kind]] });
  const commit = async (kind: ImportKind, c: Context<AppEnv>) => {
    const digest = previewDigest(c);
    const by = accountOf(c).id;
    const actor = actorOf(c);
    const bytes = await fileOf(c);
    const run = { importId: randomUUID(), at: now().toISOString(), by, actor };
    return runs.follow(by, c.req.query('run'), (onProgress) => {
      const hooks = { onProgress, signal: c.req.raw.signal };
      return commitImport(db, { kind, bytes, digest, today: today(), reader, hooks, ...run });
    });
  };
  const preview = async (kind: ImportKind, c: Context<AppEnv>) => {
    const job = { kind, bytes: await fileOf(c), today: today(), digest: null };
    return runs.follow(accountOf(c).id, c.req.query('run'), (onProgress) =>
      reader.compare(job, { onProgress, signal: c.req.raw.signal }, ({ preview }) => preview),
    );
  };
  return createRouter()
    .openapi(people.template, (c) => template('people', c))
    .openapi(demand.template, (c) => template('demand', c))
    .openapi(posts.template, (c) => template('posts', c))
    .openapi(occupancies.template, (c) => template('occupancies', c))
    .openapi(arrangements.template, (c) => template('arrangements', c))
    .openapi(payPoints.template, (c) => template('pay-points', c))
    .openapi(people.layout, (c) => c.json(layout('people'), 200))
    .openapi(demand.layout, (c) => c.json(layout('demand'), 200))
    .openapi(posts.layout, (c) => c.json(layout('posts'), 200))
    .openapi(occupancies.layout, (c) => c.json(layout('occupancies'), 200))
    .openapi(arrangements.layout, (c) => c.json(layout('arrangements'), 200))
    .openapi(payPoints.layout, (c) => c.json(layout('pay-points'), 200))
    .openapi(people.preview, async (c) => c.json(await preview('people', c), 200))
    .openapi(demand.preview, async (c) => c.json(await preview('demand', c), 200))
    .openapi(posts.preview, async (c) => c.json(await preview('posts', c), 200))
    .openapi(occupancies.preview, async (c) => c.json(await preview('occupancies', c), 200))
    .openapi(arrangements.preview, async (c) => c.json(await preview('arrangements', c), 200))
    .openapi(payPoints.preview, async (c) => c.json(await preview('pay-points', c), 200))
    .openapi(people.commit, async (c) => c.json(await commit('people', c), 200))
    .openapi(demand.commit, async (c) => c.json(await commit('demand', c), 200))
    .openapi(posts.commit, async (c) => c.json(await commit('posts', c), 200))
    .openapi(occupancies.commit, async (c) => c.json(await commit('occupancies', c), 200))
    .openapi(arrangements.commit, async (c) => c.json(await commit('arrangements', c), 200))
    .openapi(payPoints.commit, async (c) => c.json(await commit('pay-points', c), 200))
    .openapi(runRoute, (c) => {
      return c.json({ progress: runs.find(accountOf(c).id, c.req.valid('param').run) }, 200);
    })
    .route('/', extractRoutes({ db, now, reader, runs }))
    .route('/', exportRoutes(deps));
}

async function fileOf(c: Context<AppEnv>): Promise<Uint8Array> {
  requireCsv(c);
  return new Uint8Array(await c.req.arrayBuffer());
}
