import { asc, between, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { fundingLine, occupancy, occupancyStep, person, post, unit } from '../schema/index.ts';
import { HELD_COLUMNS, POST_COLUMNS } from './establishment-rows.ts';

/** The tables that posts and occupancies with their holders are read from. */
export const COST_RECORD_TABLES = [post, unit, occupancy, occupancyStep, person] as const;

/** The tables that say which fund pays a share. */
export const FUNDING_TABLES = [fundingLine] as const;

const occupanciesAfter = preparedOnce((db) =>
  db
    .select(HELD_COLUMNS)
    .from(occupancy)
    .leftJoin(person, eq(person.id, occupancy.personId))
    .where(gt(occupancy.id, sql.placeholder('after')))
    .orderBy(asc(occupancy.id))
    .limit(sql.placeholder('most'))
    .prepare(),
);

const stepsBetween = preparedOnce((db) =>
  db
    .select()
    .from(occupancyStep)
    .where(between(occupancyStep.occupancyId, sql.placeholder('first'), sql.placeholder('last')))
    .orderBy(asc(occupancyStep.occupancyId), asc(occupancyStep.fromDate))
    .prepare(),
);

const postsAfter = preparedOnce((db) =>
  db
    .select(POST_COLUMNS)
    .from(post)
    .innerJoin(unit, eq(unit.id, post.unitId))
    .where(gt(post.id, sql.placeholder('after')))
    .orderBy(asc(post.id))
    .limit(sql.placeholder('most'))
    .prepare(),
);

/**
 * The next posts by number, to be read a page at a time.
 * @param after number of the last one read; an empty text to begin
 * @returns at most `most`; fewer where these are the last
 */
export function postsPage(db: Db, after: string, most: number) {
  return postsAfter(db).all({ after, most });
}

/** The next occupancies by number, with the holder's name and their later steps of pay; as `postsPage`. */
export function occupanciesPage(db: Db, after: string, most: number) {
  const rows = occupanciesAfter(db).all({ after, most });
  const [first, last] = [rows[0], rows.at(-1)];
  const steps = first && last ? stepsBetween(db).all({ first: first.id, last: last.id }) : [];
  const stepsOf = Map.groupBy(steps, ({ occupancyId }) => occupancyId);
  return rows.map((row) => ({
    ...row,
    steps: (stepsOf.get(row.id) ?? []).map(({ fromDate, point }) => ({ fromDate, point })),
  }));
}
