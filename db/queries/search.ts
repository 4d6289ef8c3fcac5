import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { groupKey, keptGroups } from '../kept-groups.ts';
import type { Db } from '../open.ts';
import { plainRows } from '../plain-rows.ts';
import { decision, occupancy, person, plan, post, unit } from '../schema/index.ts';

/** Somebody on the staff list, in post or not, with what tells them apart. */
export interface NameOfPerson {
  id: string;
  name: string;
  roleId: string;
  unitId: string;
  startDate: string;
  endDate: string | null;
}

/** A post with what tells it apart. */
export interface TitleOfPost {
  id: string;
  title: string;
  unitId: string;
  startDate: string;
  endDate: string | null;
}

/** A temporary arrangement with what tells it apart. */
export interface NameOfArrangement {
  id: string;
  postId: string;
  /** Null where the worker is not on the staff list; then `workerName` says who. */
  personId: string | null;
  workerName: string | null;
  kind: Exclude<(typeof occupancy.kind.enumValues)[number], 'substantive'>;
  startDate: string;
  endDate: string | null;
}

/** Records by their id, kept in memory: only those are read again that were written since. Nobody may change them. */
export type NamesById<Record> = (db: Db) => ReadonlyMap<string, Record>;

type PersonTuple = [string, string, string, string, string, string | null];

/** Everybody on the staff list, whenever they were in post. */
export const namesOfPeople: NamesById<NameOfPerson> = keptGroups({
  table: person,
  by: [person.id],
  readAll: (db) => byId(plainRows<PersonTuple>(db, selectPeople(db)).map(personOf)),
  readGroup: (db, [id = '']) => plainRows<PersonTuple>(db, selectPeople(db).where(eq(person.id, id))).map(personOf)[0],
});

function selectPeople(db: Db) {
  const { id, name, roleId, unitId, startDate, endDate } = person;
  return db.select({ id, name, roleId, unitId, startDate, endDate }).from(person).$dynamic();
}

function personOf([id, name, roleId, unitId, startDate, endDate]: PersonTuple): NameOfPerson {
  return { id, name, roleId, unitId, startDate, endDate };
}

type PostTuple = [string, string, string, string, string | null];

/** Every post. */
export const titlesOfPosts: NamesById<TitleOfPost> = keptGroups({
  table: post,
  by: [post.id],
  readAll: (db) => byId(plainRows<PostTuple>(db, selectPosts(db)).map(titleOf)),
  readGroup: (db, [id = '']) => plainRows<PostTuple>(db, selectPosts(db).where(eq(post.id, id))).map(titleOf)[0],
});

function selectPosts(db: Db) {
  const { id, title, unitId, startDate, endDate } = post;
  return db.select({ id, title, unitId, startDate, endDate }).from(post).$dynamic();
}

function titleOf([id, title, unitId, startDate, endDate]: PostTuple): TitleOfPost {
  return { id, title, unitId, startDate, endDate };
}

type ArrangementTuple = [
  id: string,
  postId: string,
  personId: string | null,
  workerName: string | null,
  kind: NameOfArrangement['kind'],
  startDate: string,
  endDate: string | null,
];

/** Every temporary arrangement. */
export const namesOfArrangements: NamesById<NameOfArrangement> = keptGroups({
  table: occupancy,
  by: [occupancy.id],
  readAll: (db) => byId(plainRows<ArrangementTuple>(db, selectTemporary(db)).map(arrangementOf)),
  readGroup: (db, [id = '']) => plainRows<ArrangementTuple>(db, selectTemporary(db, id)).map(arrangementOf)[0],
});

function selectTemporary(db: Db, only?: string) {
  const { id, postId, personId, workerName, kind, startDate, endDate } = occupancy;
  return db
    .select({ id, postId, personId, workerName, kind, startDate, endDate })
    .from(occupancy)
    .where(and(ne(kind, 'substantive'), only === undefined ? undefined : eq(id, only)));
}

function arrangementOf([id, postId, personId, workerName, kind, startDate, endDate]: ArrangementTuple) {
  return { id, postId, personId, workerName, kind, startDate, endDate };
}

function byId<Record extends { id: string }>(records: readonly Record[]): Map<string, Record> {
  return new Map(records.map((one) => [groupKey([one.id]), one]));
}

/** District of each unit; null for central and commissioned units. */
export function districtsOfUnits(db: Db): ReadonlyMap<string, string | null> {
  const rows = db.select({ id: unit.id, districtId: unit.districtId }).from(unit).all();
  return new Map(rows.map(({ id, districtId }) => [id, districtId]));
}

/** Teams that belong to no district, such as a central one, by name. */
export function listUnitsOutsideDistricts(db: Db): { id: string; name: string; kind: 'central' | 'commissioned' }[] {
  const { id, name, kind } = unit;
  return db
    .select({ id, name, kind })
    .from(unit)
    .orderBy(asc(name))
    .all()
    .flatMap((one) => (one.kind === 'district-team' ? [] : [{ ...one, kind: one.kind }]));
}

/** Plans without what they hold, the latest date first. */
export function listNamesOfPlans(db: Db): { id: string; name: string; asAt: string }[] {
  return db
    .select({ id: plan.id, name: plan.name, asAt: plan.asAt })
    .from(plan)
    .orderBy(desc(plan.asAt), asc(plan.name), asc(plan.id))
    .all();
}

/** Decision records without what they say: drafts first, then the latest decided. */
export function listTitlesOfDecisions(db: Db) {
  return db
    .select({ id: decision.id, reference: decision.reference, title: decision.title, state: decision.state })
    .from(decision)
    .orderBy(asc(decision.state), desc(decision.decidedOn), desc(decision.id))
    .all();
}
