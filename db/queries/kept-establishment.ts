import { asc, eq } from 'drizzle-orm';
import { groupKey, keptGroups } from '../kept-groups.ts';
import type { Db } from '../open.ts';
import { plainRows } from '../plain-rows.ts';
import { rememberedRead } from '../remember.ts';
import { revisionOf } from '../revision.ts';
import { occupancy, occupancyStep, person, post, unit } from '../schema/index.ts';
import {
  KEPT_COLUMNS,
  type KeptTuple,
  occupancyOf,
  POST_COLUMNS,
  type PostTuple,
  postOf,
} from './establishment-rows.ts';

type Post = ReturnType<typeof postOf>;
type Occupancy = ReturnType<typeof occupancyOf>;

/** A post with everybody who was, is or will be in it, by first day. */
interface InPost {
  id: string;
  post: Post;
  occupancies: readonly Occupancy[];
}

/** What a record is made from, beside the ground that all of them are made on. */
interface Source<Row, Of> {
  row: Row;
  of: Of;
}

/** Records made of rows, in the order of their ids. */
interface Kept<Row, Of, Ground, Made> {
  revision: string;
  ground: Ground;
  sources: ReadonlyMap<string, Source<Row, Of> & { made: Made }>;
  list: readonly Made[];
}

const postRows = keptGroups<PostTuple>({
  table: post,
  by: [post.id],
  readAll: (db) => new Map(plainRows<PostTuple>(db, selectPosts(db)).map((row) => [groupKey([row[0]]), row])),
  readGroup: (db, [id = '']) => plainRows<PostTuple>(db, selectPosts(db).where(eq(post.id, id)))[0],
});

const occupancyRows = keptGroups<KeptTuple[]>({
  table: occupancy,
  by: [occupancy.postId],
  readAll: (db) => Map.groupBy(plainRows<KeptTuple>(db, selectOccupancies(db)), (row) => groupKey([row[1]])),
  readGroup: (db, [postId = '']) => {
    const rows = plainRows<KeptTuple>(db, selectOccupancies(db).where(eq(occupancy.postId, postId)));
    return rows.length > 0 ? rows : undefined;
  },
});

type Districts = ReadonlyMap<string, string | null>;
type Names = ReadonlyMap<string, string>;
type Steps = ReadonlyMap<string, Occupancy['steps']>;
const districts = rememberedRead<Districts>('districts of units', [unit], 1);
const names = rememberedRead<Names>('names of people', [person], 1);
const steps = rememberedRead<Steps>('steps of pay', [occupancyStep], 1);

const keptPosts = new WeakMap<Db['$client'], Kept<PostTuple, null, Districts, Post>>();
type KeptInPost = Kept<KeptTuple[], Post | undefined, [Names, Steps], InPost>;
const keptInPost = new WeakMap<Db['$client'], KeptInPost>();

/**
 * Every post there is, by number, kept in memory: only posts that were written since are read again. Nobody may change
 * them.
 * @returns null within a transaction, where nothing is kept
 */
export function everyPost(db: Db): readonly Post[] | null {
  const revision = revisionOf(db, [post, unit]);
  if (revision === null) return null;
  const known = keptPosts.get(db.$client);
  if (known?.revision === revision) return known.list;
  const ground = districts(db, '', () => readDistricts(db));
  const make = ({ row }: Source<PostTuple, null>) =>
    Object.freeze({ ...postOf(row), districtId: ground.get(row[4]) ?? null });
  const kept = renewed(known, { revision, ground, rows: postRows(db), ofRow: () => null, make });
  keptPosts.set(db.$client, kept);
  return kept.list;
}

/**
 * Everybody who was, is or will be in a post, by post and first day; kept in memory as posts are.
 * @returns null within a transaction
 */
export function everybodyInPost(db: Db): readonly InPost[] | null {
  return keptEverybody(db)?.list ?? null;
}

/** The same for one post at a time, by its number. @returns null within a transaction */
export function everybodyByPost(db: Db): ((postId: string) => readonly Occupancy[]) | null {
  const sources = keptEverybody(db)?.sources;
  return sources ? (postId) => sources.get(groupKey([postId]))?.made.occupancies ?? [] : null;
}

function keptEverybody(db: Db): KeptInPost | null {
  const posts = everyPost(db);
  const revision = revisionOf(db, [post, unit, occupancy, occupancyStep, person]);
  if (posts === null || revision === null) return null;
  const known = keptInPost.get(db.$client);
  if (known?.revision === revision) return known;
  const [nameOf, stepsOf] = [names(db, '', () => readNames(db)), steps(db, '', () => readSteps(db))];
  const isSameGround = known?.ground[0] === nameOf && known.ground[1] === stepsOf;
  const ground: [Names, Steps] = isSameGround ? known.ground : [nameOf, stepsOf];
  const postOfKey = new Map(posts.map((one) => [groupKey([one.id]), one]));
  const make = ({ row: rows, of }: Source<KeptTuple[], Post | undefined>) => of && inPost(of, rows, ground);
  const ofRow = (key: string) => postOfKey.get(key);
  const kept = renewed(known, { revision, ground, rows: occupancyRows(db), ofRow, make });
  keptInPost.set(db.$client, kept);
  return kept;
}

function inPost(post: Post, rows: readonly KeptTuple[], [nameOf, stepsOf]: readonly [Names, Steps]): InPost {
  const { id, unitId, districtId } = post;
  const occupancies = rows.map((row) => {
    const name = nameOf.get(row[2] ?? '') ?? row[3] ?? '';
    return Object.freeze(occupancyOf(row, { name, unitId, districtId, steps: stepsOf.get(row[0]) ?? NO_STEPS }));
  });
  return { id, post, occupancies };
}

const NO_STEPS: Occupancy['steps'] = [];
Object.freeze(NO_STEPS);

/** The same records as before, but for those whose sources are others; all anew on another ground. */
function renewed<Row, Of, Ground, Made extends { id: string }>(
  known: Kept<Row, Of, Ground, Made> | undefined,
  now: {
    revision: string;
    ground: Ground;
    rows: ReadonlyMap<string, Row>;
    ofRow: (key: string) => Of;
    make: (source: Source<Row, Of>) => Made | undefined;
  },
): Kept<Row, Of, Ground, Made> {
  const before = known?.ground === now.ground ? known.sources : undefined;
  const sources = new Map<string, Source<Row, Of> & { made: Made }>();
  for (const [key, row] of now.rows) {
    const of = now.ofRow(key);
    const same = before?.get(key);
    if (same && same.row === row && same.of === of) sources.set(key, same);
    else {
      const made = now.make({ row, of });
      if (made) sources.set(key, { row, of, made });
    }
  }
  const list = [...sources.values()].map(({ made }) => made).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { revision: now.revision, ground: now.ground, sources, list };
}

function selectPosts(db: Db) {
  return db.select(POST_COLUMNS).from(post).innerJoin(unit, eq(unit.id, post.unitId)).$dynamic();
}

function selectOccupancies(db: Db) {
  return db
    .select(KEPT_COLUMNS)
    .from(occupancy)
    .orderBy(asc(occupancy.postId), asc(occupancy.startDate), asc(occupancy.id))
    .$dynamic();
}

function readDistricts(db: Db): Districts {
  const rows = db.select({ id: unit.id, districtId: unit.districtId }).from(unit).all();
  return new Map(rows.map(({ id, districtId }) => [id, districtId]));
}

function readNames(db: Db): Names {
  return new Map(plainRows<[string, string]>(db, db.select({ id: person.id, name: person.name }).from(person)));
}

function readSteps(db: Db): Steps {
  const rows = db
    .select()
    .from(occupancyStep)
    .orderBy(asc(occupancyStep.occupancyId), asc(occupancyStep.fromDate))
    .all();
  const byOccupancy = Map.groupBy(rows, ({ occupancyId }) => occupancyId);
  return new Map(
    [...byOccupancy].map(([id, own]) => {
      const list = own.map(({ fromDate, point }) => Object.freeze({ fromDate, point }));
      Object.freeze(list);
      return [id, list];
    }),
  );
}
