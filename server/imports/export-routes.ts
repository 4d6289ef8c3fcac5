import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { kindOf, mayField } from '../contract/entities.ts';
import { csvFile, type ExportKind } from '../contract/imports.ts';
import type { Permission, Role } from '../contract/permissions.ts';
import { accountOf, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { READINGS } from '../http/readings.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { EXPORTS, exportFile } from './export-file.ts';

const fileRoute = <K extends ExportKind>(kind: K, permission: Permission, summary: string) =>
  defineRoute({
    method: 'get',
    path: `/exports/${kind}.csv`,
    permission,
    csv: EXPORTS[kind],
    tags: ['Imports'],
    summary,
    responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: csvFile } } } },
  });

const posts = fileRoute('posts', 'establishment:read', 'All posts as a file that can be imported again');
const occupancies = fileRoute(
  'occupancies',
  'establishment:read',
  'Who holds which post substantively, as a file that can be imported again',
);
const arrangements = fileRoute(
  'arrangements',
  'establishment:read',
  'Temporary arrangements as a file that can be imported again',
);
const payPoints = fileRoute(
  'pay-points',
  'costs:read',
  'Pay points of all award years as a file that can be imported again',
);

/** Files of the establishment that come back in by the imports. */
export function exportRoutes({ db }: { db: Db }) {
  const file = async (kind: ExportKind, c: Context<AppEnv>) => {
    const { role } = accountOf(c);
    const districtId = ownDistrictOnly(c);
    if (holdsPay(kind, role)) keepReadingOfPay(kind, c);
    return c.body(await exportFile(db, kind, { role, districtId }), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="evenhand-${kind}.csv"`,
    });
  };
  return createRouter()
    .openapi(posts, (c) => file('posts', c))
    .openapi(occupancies, (c) => file('occupancies', c))
    .openapi(arrangements, (c) => file('arrangements', c))
    .openapi(payPoints, (c) => file('pay-points', c));
}

/** @throws Error where the reading cannot be kept; then nothing is given out */
function keepReadingOfPay(kind: ExportKind, c: Context<AppEnv>): void {
  const keep = c.get('keepReading');
  if (!keep) throw new Error('Nobody keeps readings here');
  keep(c, { action: 'read.pay', ...READINGS['read.pay'], subjectId: `${kind}.csv`, personId: null });
}

/** True where some column of the file is pay that the role may read. */
function holdsPay(kind: ExportKind, role: Role): boolean {
  const { entity, columns } = EXPORTS[kind];
  return Object.values(columns).some(
    (field) => kindOf(entity, field) === 'pay' && mayField(role, 'read', entity, field),
  );
}
