import type { Context } from 'hono';
import { mayField } from '../contract/entities.ts';
import type { Role } from '../contract/permissions.ts';
import { accountOf, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';

/** Whoever reads or changes posts: the role, the one district they are confined to (null: everything), what they see. */
export interface PostsReader {
  role: Role;
  districtId: string | null;
  seesPay: boolean;
  seesReasons: boolean;
}

/** The reader of a request. */
export function readerOf(c: Context<AppEnv>): PostsReader {
  const { role } = accountOf(c);
  return {
    role,
    districtId: ownDistrictOnly(c),
    seesPay: mayField(role, 'read', 'occupancy', 'payPoint') && mayField(role, 'read', 'post', 'gradeId'),
    seesReasons: mayField(role, 'read', 'occupancy', 'reason'),
  };
}
